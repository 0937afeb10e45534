import type { OrderFacts, PayoutFacts } from '../ledger/money/orderfacts.ts';
import type { Order } from './merchantorders.ts';
import type { Happened } from './step.ts';

/** What happened to an order; `amount` = what it takes of the day that was asked about, minor units. */
export function orderSteps({ orderId, facts }: Order, amount: number | undefined): readonly Happened[] {
  const { plan, payout, others = [] } = facts;
  const payouts = payout === undefined ? [] : [...others, payout];
  const net = amount ?? plan?.parts.reduce((sum, part) => sum + part.net, 0);
  return [
    ...(net === undefined ? [] : ([['settlement', 'order_made', { about: orderId, amount: net }]] as const)),
    ...holdSteps(facts),
    ...payouts.sort((a, b) => a.attempt - b.attempt || a.since - b.since).flatMap(payoutSteps),
  ];
}

function holdSteps({ holds = {}, released = [] }: OrderFacts): readonly Happened[] {
  return Object.entries(holds).flatMap(([number, about]): Happened[] => [
    ['account', 'order_held', { about }],
    ...(released.includes(Number(number)) ? ([['account', 'order_released', { about }]] as const) : []),
  ]);
}

/** The words that are kept of one attempt; when a bank accepted, refused or returned it is not. */
function payoutSteps(payout: PayoutFacts): readonly Happened[] {
  const { bank: about, state, reason = 'other', instructedAt, creditedAt } = payout;
  const steps: Happened[] = [];
  if (instructedAt !== undefined) steps.push(['payout', 'payout_instructed', { about, at: instructedAt }]);
  if (state === 'accepted') steps.push(['payout', 'payout_accepted', { about }]);
  if (creditedAt !== undefined) steps.push(['payout', 'payout_credited', { about, at: creditedAt }]);
  if (state === 'failed' || state === 'returned')
    steps.push(['payout', `payout_${state}`, { about: reason }]);
  return steps;
}
