import type { FreezeReason } from '../../events/vocabulary.ts';
import type { WaitingAccount } from './account.ts';
import type { OrderFacts } from './orderfacts.ts';

/** Where the nets of an order stand; `credited` when the bank has paid. */
export function orderAccount(facts: OrderFacts): WaitingAccount | 'credited' {
  const { payout } = facts;
  if (payout !== undefined) {
    if (payout.state === 'credited') return 'credited';
    if (payout.state === 'failed' || payout.state === 'returned')
      return `payout.${payout.state}:${payout.reason ?? 'other'}`;
    return `payout.${payout.state}:${payout.bank}`;
  }
  const hold = activeHold(facts);
  return hold === undefined ? 'payout.ordered' : `account.held:${hold}`;
}

/** Reason of the newest hold that was not released. */
export function activeHold(facts: OrderFacts): FreezeReason | undefined {
  let newest = 0;
  for (const number in facts.holds) {
    const n = Number(number);
    if (n > newest && !facts.released?.includes(n)) newest = n;
  }
  return facts.holds?.[newest];
}

/** What the order's payout is to be, minor units; undefined while the plan is unknown. */
export const netOf = ({ plan }: OrderFacts): number | undefined =>
  plan?.parts.reduce((sum, part) => sum + part.net, 0);
