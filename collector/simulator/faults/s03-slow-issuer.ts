import { minute } from '../clock.ts';
import { defineFault } from './fault.ts';
import { choice, minutes, moment, share } from './parameters.ts';
import { indexOf, luckOf } from './pick.ts';

const patience = 25_000;

/**
 * One issuer answers late. Below 25 s the sale goes through, slowly; above, the switch gives up (68) and reverses, the
 * issuer mostly charged, and some reversals get lost: only tonight's file knows of those.
 */
export const s03 = defineFault({
  id: 'S03',
  title: 'Slow issuer: late replies, lost reversals',
  causes: ['C18', 'C15', 'C17', 'C16'],
  stages: ['channel', 'switch'],
  teams: ['channel_ops', 'sre'],
  visibility: 'counter',
  window: { start: '2026-11-20T17:30:00+08:00', hours: 4 },
  parameters: {
    onset: moment(0, '19:00', '10:00', '19:30'),
    minutes: minutes(90, 45, 120),
    issuer: choice('bocom', 'icbc', 'ccb', 'abc', 'cmb', 'bocom'),
    /** Share of the issuer's requests answered slowly. */
    size: share(1, 0.6, 1),
    /** Median of the slow answers, seconds. */
    medianSeconds: share(11, 7, 18),
    lostReversals: share(0.035, 0.02, 0.08),
  },
  effect(world, p, mask) {
    const issuer = indexOf(
      'issuer',
      world.profile.issuers.map(([name]) => name),
      p.issuer,
    );
    const end = p.onset + p.minutes * minute;
    return {
      onset: p.onset,
      end,
      scope: {
        issuers: [p.issuer],
        channels: world.profile.channels.filter((c) => c.withIssuers).map((c) => c.id),
      },
      hooks: {
        attempt(a) {
          if (a.issuer !== issuer || a.startedAt < p.onset || a.startedAt >= end) return;
          if (!world.profile.channels[a.channel]!.withIssuers || a.state !== 'approved') return;
          if (luckOf(world, a, 1031) >= p.size) return;
          // Spread of the logarithm 0.57: with the median 11 s the 95th percentile is 28 s.
          const luck = luckOf(world, a, 1032);
          const slow = p.medianSeconds * 1000 * Math.exp(0.57 * quantile(luck));
          a.touched |= mask;
          if (slow < patience || a.type === 'balance_inquiry' || a.type === 'preauth') {
            a.latencyMs = Math.round(Math.min(slow, patience));
            return;
          }
          a.latencyMs = patience;
          a.state = 'unknown';
          a.code = luckOf(world, a, 1033) < 0.6 ? '68' : '98';
          a.charged = luckOf(world, a, 1034) < 0.85;
          a.reversalLost = luckOf(world, a, 1035) < p.lostReversals;
        },
      },
    };
  },
});

/** Rough normal quantile (logistic approximation), good to a few percent between 1 % and 99 %. */
const quantile = (unit: number): number => {
  const u = Math.min(0.999, Math.max(0.001, unit));
  return Math.log(u / (1 - u)) / 1.702;
};
