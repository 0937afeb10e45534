import { payoutReasons } from '../events/vocabulary.ts';
import { type Histogram, histogram } from '../state/histogram.ts';
import { type Tally, tally } from '../state/tally.ts';
import type { Book, Booked, Foundation } from './book.ts';
import { netOf } from './money/order.ts';
import type { OrderFacts, PayoutFacts } from './money/orderfacts.ts';
import { isDoubled } from './money/payoutfacts.ts';
import type { MoneyBook } from './money.ts';

/** What became of a payout; `duplicate_blocked` was refused because another payout stands. */
export const payoutResults = ['accepted', 'credited', 'rejected', 'returned', 'duplicate_blocked'] as const;
type PayoutResult = (typeof payoutResults)[number];

/** Payouts as banks answer them: counted by event, so a return does not take back its credit. */
export interface PayoutsBook extends Book {
  /** By payout channel, bank and result. */
  readonly results: Tally;
  /** Minor units, by payout channel, bank, result and currency. */
  readonly amounts: Tally;
  /** Refusals by payout channel and reason. */
  readonly failures: Tally;
  /** By bank and reason. */
  readonly returns: Tally;
  /** From the instruction to the credit, by payout channel; seconds. */
  readonly duration: Histogram;
  /** Orders paid, or being paid, more than once, by payout channel. */
  readonly doubled: Tally;
  /** Orders whose payout is not the sum of their nets, by payout channel. */
  readonly unequal: Tally;
}

const durationBounds = [60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400];

export function payoutsBook(f: Foundation, money: MoneyBook): PayoutsBook {
  const channel = { label: 'payout_channel', values: f.vocabulary.payoutChannels };
  const bank = { label: 'bank', values: f.vocabulary.banks };
  const result = { label: 'result', values: payoutResults };
  const reason = { label: 'reason', values: payoutReasons };
  const currency = { label: 'currency', values: f.vocabulary.currencies };
  const { space } = f;
  const results = space.register(tally('payouts.results', channel, bank, result));
  const amounts = space.register(tally('payouts.amounts', channel, bank, result, currency));
  const failures = space.register(tally('payouts.failures', channel, reason));
  const returns = space.register(tally('payouts.returns', bank, reason));
  const duration = space.register(
    histogram('payouts.duration', { bounds: durationBounds, perUnit: 1000 }, channel),
  );
  const doubled = space.register(tally('payouts.doubled', channel));
  const unequal = space.register(tally('payouts.unequal', channel));

  money.watchers.watch(({ before, after }) => {
    const { payout } = after;
    if (payout === undefined) return;
    const took = durationOf(payout);
    if (took !== undefined && !(isSame(before.payout, payout) && durationOf(before.payout) !== undefined))
      duration.observe(took, payout.payoutChannel);
    if (isDoubled(after) && !isDoubled(before)) doubled.add(1, payout.payoutChannel);
    if (isUnequal(after) && !isUnequal(before)) unequal.add(1, payout.payoutChannel);
  });

  return {
    results,
    amounts,
    failures,
    returns,
    duration,
    doubled,
    unequal,
    on: {
      payout(e) {
        const what = resultOf(e);
        if (what === undefined) return;
        results.add(1, e.payoutChannel, e.bank, what);
        amounts.add(e.amount, e.payoutChannel, e.bank, what, e.currency);
        if (e.state === 'failed') failures.add(1, e.payoutChannel, e.reason ?? 'other');
        if (e.state === 'returned') returns.add(1, e.bank, e.reason ?? 'other');
      },
    },
  };
}

function resultOf({ state, reason }: Booked<'payout'>): PayoutResult | undefined {
  if (state === 'instructed') return undefined;
  if (state !== 'failed') return state;
  return reason === 'duplicate' ? 'duplicate_blocked' : 'rejected';
}

const durationOf = ({ instructedAt, creditedAt }: PayoutFacts): number | undefined =>
  instructedAt === undefined || creditedAt === undefined ? undefined : Math.max(0, creditedAt - instructedAt);

const isSame = (a: PayoutFacts | undefined, b: PayoutFacts): a is PayoutFacts =>
  a?.payoutId === b.payoutId && a.attempt === b.attempt;

function isUnequal(facts: OrderFacts): boolean {
  const net = netOf(facts);
  return net !== undefined && facts.payout !== undefined && facts.payout.amount !== net;
}
