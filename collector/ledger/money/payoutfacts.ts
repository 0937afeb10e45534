import type { OrderFacts, PayoutFacts, PayoutState } from './orderfacts.ts';

/** Inside one attempt a later state outranks an earlier one; a return comes after the credit it undoes. */
const rank: Record<PayoutState, number> = { instructed: 0, accepted: 1, failed: 2, credited: 3, returned: 4 };

/**
 * Adds a payout's state to an order. The result depends on what is known, not on the order it came in: words of one
 * payout and attempt are merged, and of all payouts the one that counts is chosen.
 */
export function withPayout(facts: OrderFacts, next: PayoutFacts): OrderFacts {
  const { payout, others = [], ...rest } = facts;
  if (payout === undefined) return { ...rest, payout: next };
  const all = [payout, ...others];
  const same = all.findIndex((p) => p.payoutId === next.payoutId && p.attempt === next.attempt);
  if (same < 0) all.push(next);
  else all[same] = merge(all[same]!, next);
  all.sort((a, b) => (outranks(a, b) ? -1 : 1));
  const [first, ...left] = all;
  return { ...rest, payout: first!, ...(left.length > 0 && { others: left }) };
}

function merge(a: PayoutFacts, b: PayoutFacts): PayoutFacts {
  const instructedAt = earlier(a.instructedAt, b.instructedAt);
  const creditedAt = earlier(a.creditedAt, b.creditedAt);
  return {
    ...(rank[b.state] > rank[a.state] ? b : a),
    since: Math.min(a.since, b.since),
    ...(instructedAt !== undefined && { instructedAt }),
    ...(creditedAt !== undefined && { creditedAt }),
  };
}

function earlier(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/**
 * A payout refused as a duplicate says that another one stands. Of the others the highest attempt counts; of several in
 * one attempt one that was credited, else the newest.
 */
function outranks(a: PayoutFacts, b: PayoutFacts): boolean {
  if (isRefusedDuplicate(a) !== isRefusedDuplicate(b)) return isRefusedDuplicate(b);
  if (a.attempt !== b.attempt) return a.attempt > b.attempt;
  if ((a.state === 'credited') !== (b.state === 'credited')) return a.state === 'credited';
  return a.since === b.since ? a.payoutId > b.payoutId : a.since > b.since;
}

export const isRefusedDuplicate = ({ state, reason }: PayoutFacts): boolean =>
  state === 'failed' && reason === 'duplicate';

/** Whether an order is being paid, or was paid, more than once: two credits, or two payouts in one attempt. */
export function isDoubled({ payout, others = [] }: OrderFacts): boolean {
  if (payout === undefined || others.length === 0) return false;
  const alive = [payout, ...others].filter((p) => p.state !== 'failed' && p.state !== 'returned');
  const credits = alive.filter((p) => p.state === 'credited');
  return credits.length > 1 || new Set(alive.map((p) => p.attempt)).size < alive.length;
}
