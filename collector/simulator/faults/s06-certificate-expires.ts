import { instantText, minute } from '../clock.ts';
import { hashUnit, poisson, stream } from '../random.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment, share } from './parameters.ts';
import { indexOf } from './pick.ts';

/**
 * A CA certificate embedded in one model ends at a known second. Terminals that were not updated in time cannot open a
 * TLS connection any more. The inventory knows it from the start of the recording.
 */
export const s06 = defineFault({
  id: 'S06',
  title: 'Embedded CA certificate of one model expires',
  causes: ['C05'],
  stages: ['terminal', 'access'],
  teams: ['terminal_fleet', 'network'],
  visibility: 'counter',
  window: { start: '2026-11-21T08:00:00+08:00', hours: 30 },
  parameters: {
    onset: moment(1, '08:00', '00:00', '10:00'),
    minutes: minutes(300, 120, 360),
    model: choice('p8', 'p8', 'k3', 'q1'),
    /** Share of the model's terminals not updated in time. */
    size: share(0.69, 0.3, 0.9),
  },
  effect(world, p, mask) {
    const { terminals, profile } = world;
    const model = indexOf(
      'model',
      profile.models.map((m) => m.id),
      p.model,
    );
    const end = p.onset + p.minutes * minute;
    const perGateway = new Float64Array(profile.gateways.length);
    let total = 0;

    const stale = (t: number): boolean =>
      terminals.groups.all[terminals.group[t]!]!.model === model && hashUnit(world.seed, 1061, t) < p.size;

    return {
      onset: p.onset,
      end,
      scope: { models: [p.model] },
      begin() {
        for (let t = 0; t < terminals.count; t += 1) {
          if (!stale(t)) continue;
          total += 1;
          perGateway[terminals.groups.all[terminals.group[t]!]!.gateway]! += 1;
        }
        // The inventory runs every morning, and says at once what it knows.
        const inventory = (at: number, count: number): void => {
          const line =
            `{"kind":"terminal.credentials","at":"${instantText(at)}","source":"tms","model":"${p.model}","credential":"ca_cert` +
            `","notAfter":"${instantText(p.onset)}","terminals":${count}}`;
          world.outbox.send('tms', at, line, undefined, mask);
        };
        const known = world.now() + 2_000;
        world.at(known, () => inventory(known, total));
        world.at(end, () => inventory(end, 0));
      },
      hooks: {
        cutOff: (t, at) => (at >= p.onset && at < end && stale(t) ? mask : 0),
        gateway(report) {
          if (report.at < p.onset || report.at >= end) return;
          const random = stream(world.seed, 1062, report.gateway, Math.floor(report.at / minute));
          // Each terminal that is on tries to connect about once in two minutes.
          const tries = poisson(random, perGateway[report.gateway]! * 0.4);
          if (tries === 0) return;
          report.errors.tls = (report.errors.tls ?? 0) + tries;
          report.touched |= mask;
        },
      },
    };
  },
});
