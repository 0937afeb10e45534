import { upTo } from '../../../alerts/promql.ts';
import { type Words, words as w } from '../factory/words.ts';

export interface Band {
  /** Bounds of the histogram, seconds. */
  readonly from: string | undefined;
  readonly until: string;
  readonly name: Words;
}

const names: Readonly<Record<string, Words>> = {
  '0': w('in time', '按时'),
  '900': w('to 15 min', '15 分钟内'),
  '3600': w('to 1 h', '1 小时内'),
  '14400': w('to 4 h', '4 小时内'),
  '43200': w('to 12 h', '12 小时内'),
  '86400': w('to 1 day', '1 天内'),
  '172800': w('to 2 days', '2 天内'),
  '345600': w('to 4 days', '4 天内'),
  '604800': w('to 7 days', '7 天内'),
  '864000': w('to 10 days', '10 天内'),
  '+Inf': w('longer', '更久'),
};
const bands = (bounds: readonly string[]): readonly Band[] =>
  bounds.map((until, n) => ({ from: bounds[n - 1], until, name: names[until]! }));

/** Bands of acquirer_settlement_lateness_seconds. */
export const latenessBands = bands([
  '0',
  '900',
  '3600',
  '14400',
  '43200',
  '86400',
  '172800',
  '604800',
  '+Inf',
]);
/** Bands of acquirer_settlement_delay_seconds. */
export const delayBands = bands([
  '900',
  '3600',
  '14400',
  '43200',
  '86400',
  '172800',
  '345600',
  '864000',
  '+Inf',
]);

/**
 * How much counters of the ledger grew, added up by labels. Read every five minutes, for the curves of an hour's growth every
 * fifteen: over a week the samples of every scrape would be a thousand times more, and orders are credited in batches. Adding
 * up first is allowed because the ledger's counters go on where they were after a restart.
 */
export const grown = (by: string, counter: string, range: string): string =>
  `increase(sum${by === '' ? '' : ` by (${by}) `}(${counter})[${range}:${range === '1h' ? '15m' : '5m'}])`;

/** Orders of one band: the histogram's buckets contain each other. */
export const between = (
  metric: string,
  where: string,
  from: string | undefined,
  until: string,
  range = '$__range',
): string => {
  const paidBy = (bound: string): string => grown('', `${metric}_bucket{${upTo(bound)},${where}}`, range);
  return from === undefined ? paidBy(until) : `clamp_min(${paidBy(until)} - ${paidBy(from)}, 0)`;
};
