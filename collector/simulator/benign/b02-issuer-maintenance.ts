import { dayOf, dayText, instantOf, minute } from '../clock.ts';
import { failBySystem } from '../faults/fail.ts';
import { defineSituation } from '../faults/fault.ts';
import { choice, minutes, moment } from '../faults/parameters.ts';
import { indexOf, luckOf } from '../faults/pick.ts';
import { sendWindow, type Window } from '../streams/register.ts';

/** An issuer is away in its announced window, and back in time. */
export const b02 = defineSituation({
  id: 'B02',
  title: 'Planned maintenance of an issuer inside its window',
  window: { start: '2026-11-23T23:30:00+08:00', hours: 5 },
  parameters: {
    onset: moment(1, '01:00', '00:30', '03:00'),
    minutes: minutes(120, 60, 150),
    issuer: choice('citic', 'citic', 'bocom', 'cmb', 'icbc'),
  },
  effect(world, p) {
    const issuer = indexOf(
      'issuer',
      world.profile.issuers.map(([name]) => name),
      p.issuer,
    );
    const end = p.onset + p.minutes * minute;
    const window: Window = {
      id: `MW-${dayText(dayOf(p.onset)).replaceAll('-', '')}-${p.issuer}`,
      scope: 'issuer',
      subject: p.issuer,
      start: p.onset,
      end,
    };
    return {
      onset: p.onset,
      end,
      begin() {
        const announced = Math.max(world.now() + 1_000, instantOf(dayOf(p.onset) - 1, 900));
        world.at(announced, () => sendWindow(world, window, announced));
        const endedAt = end - 5 * minute;
        world.at(endedAt, () => sendWindow(world, window, endedAt, endedAt));
      },
      hooks: {
        attempt(a) {
          if (a.issuer !== issuer || a.startedAt < p.onset || a.startedAt >= end - 5 * minute) return;
          if (!world.profile.channels[a.channel]!.withIssuers) return;
          failBySystem(world, a, 0, 0.3, luckOf(world, a, 2021), luckOf(world, a, 2022));
        },
      },
    };
  },
});
