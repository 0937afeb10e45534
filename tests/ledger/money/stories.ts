import fc from 'fast-check';
import type { Draft } from '../fixture.ts';
import { fee, line } from '../stories/clearing.ts';
import { callback, chargeback, declined, refund, reversal, sale, unknown, upload } from '../stories/sales.ts';
import { contract, hold, order, payout, release } from '../stories/settlement.ts';

/** Arbitrary stories of a few merchants whose events may be told in any order. */

export const contracts: readonly Draft[] = [
  contract('2026-11-01 10:00', 'A', 'T+1'),
  contract('2026-11-01 10:00', 'D', 'D+1'),
  contract('2026-11-01 10:00', 'P', 'T+0'),
  contract('2026-11-01 10:00', 'S', 'S+0'),
];

type Life = (at: (second: number) => string, n: number, merchant: string, amount: number) => Draft[];

const on = (channel: string): Record<string, Life> => ({
  approved: (t, n, m, a) => [sale(t(0), channel, n, m, a)],
  declined: (t, n, m, a) => [declined(t(0), channel, n, m, a)],
  unknownApproved: (t, n, m, a) => [unknown(t(0), channel, n, m, a), sale(t(9), channel, n, m, a)],
  unknownDeclined: (t, n, m, a) => [unknown(t(0), channel, n, m, a), declined(t(9), channel, n, m, a)],
  unknown: (t, n, m, a) => [unknown(t(0), channel, n, m, a)],
  reversed: (t, n, m, a) => [sale(t(0), channel, n, m, a), reversal(t(9), channel, n, m, a)],
  unknownReversed: (t, n, m, a) => [unknown(t(0), channel, n, m, a), reversal(t(9), channel, n, m, a)],
  lateApproval: (t, n, m, a) => [
    unknown(t(0), channel, n, m, a),
    reversal(t(9), channel, n, m, a),
    sale(t(12), channel, n, m, a),
  ],
  declinedReversed: (t, n, m, a) => [declined(t(0), channel, n, m, a), reversal(t(9), channel, n, m, a)],
});

const walletOnly: Record<string, Life> = {
  called: (t, n, m, a) => [sale(t(0), 'alipay', n, m, a), callback(t(9), 'alipay', n, m, a)],
  paid: (t, n, m, a) => [unknown(t(0), 'alipay', n, m, a), callback(t(9), 'alipay', n, m, a)],
  paidTwice: (t, n, m, a) => [
    unknown(t(0), 'alipay', n, m, a),
    callback(t(9), 'alipay', n, m, a),
    callback(t(60), 'alipay', n, m, a, { via: 'active_query' }),
    sale(t(61), 'alipay', n, m, a),
  ],
  closed: (t, n, m, a) => [
    unknown(t(0), 'alipay', n, m, a),
    callback(t(9), 'alipay', n, m, a, { state: 'closed' }),
  ],
};

const dualOnly: Record<string, Life> = {
  captured: (t, n, m, a) => [sale(t(0), 'intl', n, m, a), upload(t(900), 'intl', n, m, a)],
  retried: (t, n, m, a) => [
    sale(t(0), 'intl', n, m, a),
    upload(t(900), 'intl', n, m, a, { result: 'retried' }),
    upload(t(960), 'intl', n, m, a, { attempt: 2 }),
  ],
  abandoned: (t, n, m, a) => [
    sale(t(0), 'intl', n, m, a),
    upload(t(900), 'intl', n, m, a, { result: 'abandoned' }),
  ],
  capturedReversed: (t, n, m, a) => [
    sale(t(0), 'intl', n, m, a),
    upload(t(900), 'intl', n, m, a),
    reversal(t(901), 'intl', n, m, a),
  ],
};

const lives: readonly (readonly [channel: string, life: Life])[] = [
  ...Object.values({ ...on('cup_card') }).map((life) => ['cup_card', life] as const),
  ...Object.values({ ...on('alipay'), ...walletOnly }).map((life) => ['alipay', life] as const),
  ...Object.values({ ...on('intl'), ...dualOnly }).map((life) => ['intl', life] as const),
];

const minuteOf = (minutes: number) => (second: number) => {
  const total = 9 * 3600 + minutes * 60 + second;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `2026-11-20 ${two(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`;
};

const merchant = fc.constantFrom('A', 'D', 'P', 'S');
const amount = fc.integer({ min: 1, max: 100_000 });

interface Story {
  /** Tells it from others: two stories never share a reference. */
  readonly key: string;
  readonly events: readonly Draft[];
}

interface Sold extends Story {
  readonly channel: string;
  readonly merchant: string;
  readonly amount: number;
  readonly soldAt: string;
}

/** Sales near the end of a slot, so that what follows falls into the next one. */
const sold: fc.Arbitrary<Sold> = fc
  .record({
    life: fc.constantFrom(...lives),
    merchant,
    amount,
    minutes: fc.constantFrom(0, 9, 19, 100),
    second: fc.constantFrom(0, 55),
    n: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(({ life: [channel, tell], merchant, amount, minutes, second, n }) => {
    const at = (later: number): string => minuteOf(minutes)(second + later);
    const soldAt = `${at(0).replace(' ', 'T')}+08:00`;
    return { key: String(n), channel, merchant, amount, soldAt, events: tell(at, n, merchant, amount) };
  });

const payoutStates: fc.Arbitrary<readonly (readonly [string, number, string?])[]> = fc.constantFrom(
  [],
  [['instructed', 1]],
  [
    ['instructed', 1],
    ['accepted', 1],
    ['credited', 1],
  ],
  [
    ['instructed', 1],
    ['failed', 1, 'name_mismatch'],
  ],
  [
    ['instructed', 1],
    ['credited', 1],
    ['returned', 1, 'account_closed'],
    ['instructed', 2],
    ['credited', 2],
  ],
  [
    ['instructed', 1],
    ['instructed', 2],
    ['failed', 2, 'duplicate'],
    ['credited', 1],
  ],
);

/** An order of one sale, held or not, and what became of its payout. */
const settled: fc.Arbitrary<Story> = fc
  .record({
    sale: sold,
    mode: fc.constantFrom('T+1', 'S+0'),
    fee: fc.nat(20),
    netted: fc.integer({ min: -20, max: 20 }),
    holds: fc.nat(2),
    releases: fc.nat(2),
    payouts: payoutStates,
  })
  .map(({ sale, mode, fee, netted, holds, releases, payouts }) => {
    const { key, channel, merchant, soldAt, amount: net } = sale;
    const name = key.padStart(7, '0');
    const parts = [[channel, '2026-11-20', net, { soldAt, fee, netted }]] as const;
    const holdAt = (i: number, reason: string) => hold(`2026-11-23 05:1${i}`, name, reason, { hold: i });
    return {
      key,
      events: [
        ...sale.events,
        order('2026-11-23 05:00', name, merchant, mode, parts),
        ...[holdAt(1, 'risk_control'), holdAt(2, 'judicial')].slice(0, holds),
        ...[1, 2].slice(0, releases).map((i) => release(`2026-11-23 05:2${i}`, name, { hold: i })),
        ...payouts.map(([state, attempt, reason], i) =>
          payout(`2026-11-23 08:${10 + i}`, name, state, net, { attempt, ...(reason && { reason }) }),
        ),
      ],
    };
  });

const aside: fc.Arbitrary<Story> = fc
  .record({ kind: fc.constantFrom('refund', 'line', 'fee', 'chargeback'), m: merchant, a: amount })
  .map(({ kind, m, a }) => {
    const events: Record<string, Draft[]> = {
      refund: [refund('2026-11-20 13:00', 'cup_card', 2_000_000 + a * 4 + 'ADPS'.indexOf(m), m, a)],
      line: [line('2026-11-21 03:10', 'cup_card', '2026-11-20', m, a)],
      fee: [fee('2026-11-21 04:00', 'alipay', '2026-11-20', m, a)],
      chargeback: [
        chargeback('2026-11-20 09:00', 'intl', '2026-11-20', m, a),
        chargeback('2026-11-20 10:00', 'intl', '2026-11-20', m, a, 'reversed'),
      ],
    };
    return { key: `${kind}${m}`, events: events[kind]! };
  });

/** Events of several stories, one after the other. */
export const events: fc.Arbitrary<readonly Draft[]> = fc
  .uniqueArray(fc.oneof(sold, settled, aside), { selector: (s: Story) => s.key, minLength: 1, maxLength: 6 })
  .map((stories) => stories.flatMap((s) => s.events));

/** The same in some other order. */
export const shuffled = (list: readonly Draft[]): fc.Arbitrary<readonly Draft[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length });
