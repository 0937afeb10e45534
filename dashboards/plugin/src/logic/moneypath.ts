import type { Sample } from './samples.ts';

/** The stages a sale's money passes, in order (collector/ledger/stages.ts). */
export const stages = [
  'terminal',
  'access',
  'switch',
  'channel',
  'clearing',
  'settlement',
  'payout',
  'account',
] as const;
export type Stage = (typeof stages)[number];

/** What is chosen on the page; undefined = all. */
export interface Choice {
  readonly stage?: string | undefined;
  readonly channel?: string | undefined;
  readonly currency: string;
}

export interface PathData {
  readonly pending: readonly Sample[];
  readonly overdue: readonly Sample[];
  readonly waiting: readonly Sample[];
  readonly transactions: readonly Sample[];
  /** Will probably miss the time merchants look for it within 24 h. */
  readonly risk: readonly Sample[];
  readonly oldest: readonly Sample[];
  /** When merchants look next, and when 95 % of that money will be there. */
  readonly expected: readonly Sample[];
  readonly forecast: readonly Sample[];
}

const chosen =
  (choice: Partial<Choice>) =>
  (sample: Sample): boolean =>
    (choice.stage === undefined || sample.labels.stage === choice.stage) &&
    (choice.channel === undefined || sample.labels.channel === choice.channel) &&
    (choice.currency === undefined ||
      sample.labels.currency === undefined ||
      sample.labels.currency === choice.currency);

const total = (samples: readonly Sample[], choice: Partial<Choice>): number =>
  samples.filter(chosen(choice)).reduce((sum, { value }) => sum + value, 0);

/** Currencies money waits in, the largest sum first. Never added up with each other. */
export function currenciesOf(pending: readonly Sample[]): string[] {
  const sums = new Map<string, number>();
  for (const { labels, value } of pending)
    sums.set(labels.currency ?? '', (sums.get(labels.currency ?? '') ?? 0) + value);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([currency]) => currency);
}

/** Channels with money, by name; the reserved value `all` is none. */
export const channelsOf = (pending: readonly Sample[]): string[] =>
  [...new Set(pending.map(({ labels }) => labels.channel ?? ''))]
    .filter((c) => c !== '' && c !== 'all')
    .sort();

export interface Place {
  readonly pending: number;
  readonly overdue: number;
  /** Epoch seconds; undefined = none. */
  readonly oldest: number | undefined;
  readonly forecast: number | undefined;
}

const extreme = (
  samples: readonly Sample[],
  choice: Partial<Choice>,
  of: 'min' | 'max',
): number | undefined => {
  const values = samples.filter(chosen(choice)).map(({ value }) => value);
  return values.length === 0 ? undefined : Math[of](...values);
};

/** One stage, one channel, or one stage of one channel. */
export const placeOf = (data: PathData, choice: Choice): Place => ({
  pending: total(data.pending, choice),
  overdue: total(data.overdue, choice),
  oldest: extreme(data.oldest, choice, 'min'),
  forecast: extreme(data.forecast, choice, 'max'),
});

export interface CauseRow {
  readonly cause: string;
  readonly amount: number;
  readonly transactions: number;
  readonly share: number;
}

/** Why the money of a place waits, the most first, `not_due` last. */
export function causesOf(data: PathData, choice: Choice): CauseRow[] {
  const amounts = new Map<string, number>();
  for (const { labels, value } of data.waiting.filter(chosen(choice)))
    amounts.set(labels.cause ?? '', (amounts.get(labels.cause ?? '') ?? 0) + value);
  const sum = [...amounts.values()].reduce((a, b) => a + b, 0);
  return [...amounts]
    .map(([cause, amount]) => ({
      cause,
      amount,
      transactions: data.transactions
        .filter(chosen({ ...choice, currency: undefined as never }))
        .filter((s) => s.labels.cause === cause)
        .reduce((n, { value }) => n + value, 0),
      share: sum === 0 ? 0 : amount / sum,
    }))
    .sort((a, b) => Number(a.cause === 'not_due') - Number(b.cause === 'not_due') || b.amount - a.amount);
}

/** Whether causes explain what is pending, to the cent; the difference in major units. */
export function differenceOf(data: PathData, choice: Choice): number {
  const difference = total(data.pending, choice) - total(data.waiting, choice);
  return Math.abs(difference) < 0.005 ? 0 : difference;
}

export interface ClockRow {
  readonly stage: string;
  readonly channel: string;
  readonly pending: number;
  /** When merchants look next for money of this place, epoch seconds. */
  readonly expected: number;
  /** When 95 % of that money will as likely as not have been credited, epoch seconds. */
  readonly forecast: number | undefined;
  /** Seconds until they look. */
  readonly left: number;
  /** The forecast is later than that. */
  readonly late: boolean;
  /** Money of the channel that will probably be missed by merchants, where this place is late. */
  readonly risk: number;
}

/** Places with money merchants look for within a day: late ones first, then by when they look. `at` in epoch seconds. */
export function clockOf(data: PathData, currency: string, at: number): ClockRow[] {
  return data.expected
    .map(({ labels, value: expected }): ClockRow => {
      const [stage, channel] = [labels.stage ?? '', labels.channel ?? ''];
      const { pending, forecast } = placeOf(data, { stage, channel, currency });
      const late = forecast !== undefined && forecast > expected;
      const risk = late ? total(data.risk, { channel, currency }) : 0;
      return { stage, channel, pending, expected, forecast, left: expected - at, late, risk };
    })
    .filter(({ pending }) => pending > 0)
    .sort((a, b) => Number(b.late) - Number(a.late) || a.expected - b.expected || b.pending - a.pending);
}
