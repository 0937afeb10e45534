import { minute } from '../clock.ts';
import { failBySystem } from '../faults/fail.ts';
import { defineSituation } from '../faults/fault.ts';
import { choice, moment } from '../faults/parameters.ts';
import { channelIndex, luckOf } from '../faults/pick.ts';

/** At night, with hardly any traffic, three of five requests in a row happen to fail. */
export const b03 = defineSituation({
  id: 'B03',
  title: 'Night low traffic: three of five requests fail',
  window: { start: '2026-11-24T01:00:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '03:20', '02:30', '04:20'),
    channel: choice('wechat', 'wechat', 'alipay', 'cup_card'),
  },
  effect(world, p) {
    const channel = channelIndex(world, p.channel);
    let seen = 0;
    return {
      onset: p.onset,
      end: p.onset + 15 * minute,
      hooks: {
        attempt(a) {
          if (a.channel !== channel || a.startedAt < p.onset || seen >= 5 || a.retry > 0) return;
          seen += 1;
          if (seen % 2 === 1) failBySystem(world, a, 0, 0, 1, luckOf(world, a, 2031));
        },
      },
    };
  },
});
