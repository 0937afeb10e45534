import { minute, second } from '../clock.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment, share } from './parameters.ts';
import { channelIndex, luckOf } from './pick.ts';

/**
 * A firewall rule drops part of a wallet's notifications. The consumer has paid, the shop's screen waits; the query
 * worker, made for a few, finds them minutes to half an hour later, and the last ones only the bill knows.
 */
export const s19 = defineFault({
  id: 'S19',
  title: 'Wallet callbacks blocked',
  causes: ['C14', 'C13', 'C15'],
  stages: ['channel', 'switch'],
  teams: ['channel_ops', 'sre'],
  visibility: 'counter',
  window: { start: '2026-11-24T17:00:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '18:12', '09:30', '19:30'),
    minutes: minutes(74, 30, 90),
    channel: choice('alipay', 'alipay', 'wechat'),
    /** Share of callbacks dropped. */
    size: share(0.6, 0.4, 1),
    /** Share of those found within the first minutes, and only by the bill. */
    foundEarly: share(0.5, 0.2, 0.6),
    unresolved: share(0.009, 0.005, 0.03),
  },
  effect(world, p, mask) {
    const channel = channelIndex(world, p.channel);
    const end = p.onset + p.minutes * minute;
    return {
      onset: p.onset,
      end,
      scope: { channels: [p.channel] },
      hooks: {
        attempt(a) {
          if (a.channel !== channel || !a.asynchronous || a.state !== 'approved' || a.via !== 'callback')
            return;
          if (a.startedAt < p.onset || a.startedAt >= end || luckOf(world, a, 1191) >= p.size) return;
          a.touched |= mask;
          const luck = luckOf(world, a, 1192);
          if (luck < p.unresolved) {
            a.via = 'reconciliation';
            return;
          }
          a.via = 'active_query';
          const span = (luck - p.unresolved) / (1 - p.unresolved);
          a.callbackMs =
            span < p.foundEarly
              ? Math.floor(20 * second + 4 * minute * (span / p.foundEarly))
              : Math.floor(5 * minute + 30 * minute * ((span - p.foundEarly) / (1 - p.foundEarly)));
        },
      },
    };
  },
});
