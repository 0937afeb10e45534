import { paged } from '../../state/paged.ts';
import { parseTimestamp } from '../../time/parse.ts';
import type { Booked, Foundation, Handlers } from '../book.ts';
import { type CellId, slotOf } from './cell.ts';
import type { Journal } from './journal.ts';
import { orderAccount } from './order.ts';
import type { OrderFacts, OrderPart, PayoutFacts } from './orderfacts.ts';
import { withPayout } from './payoutfacts.ts';
import { instantMode, type Placement } from './placement.ts';
import type { Watchers } from './watchers.ts';

export interface Orders {
  readonly on: Handlers;
  /** What is known of an order of a settlement day. */
  find(settlementDay: string, orderId: string): OrderFacts | undefined;
}

/** Paged spaces of orders, under `settlementDay|orderId`: those that wait, kept for ever, and those the bank has paid. */
export const unpaidOrders = 'money.order';
export const paidOrders = 'money.order.paid';

const isPaid = (facts: OrderFacts): boolean => orderAccount(facts) === 'credited';

interface Reference {
  readonly orderId: string;
  readonly settlementDay: string;
}

/**
 * Folds settlement orders, holds and payouts: each event adds a fact to the order's record, the journal gets the
 * difference between where the money stood and where it stands. What else counts payouts (banks, delays) watches
 * the same change. Paid orders go with the identities of their day: nothing can be said of them after that. Unpaid ones
 * stay, so that it can be told whose money waits.
 */
export function orders(f: Foundation, journal: Journal, placement: Placement, watch: Watchers): Orders {
  const unpaid = f.space.register(paged<OrderFacts>(unpaidOrders, f.read));
  const paid = f.space.register(paged<OrderFacts>(paidOrders, f.read, 'dated'));
  const keyOf = (e: Reference): string => `${e.settlementDay}|${e.orderId}`;

  function learn(e: Reference, at: number, add: (facts: OrderFacts) => OrderFacts): void {
    const key = keyOf(e);
    const before = find(key) ?? {};
    const after = add(before);
    keep(key, after, isPaid(before));
    const { plan } = after;
    if (plan !== undefined) {
      const from = before.plan === undefined ? 'settlement.cleared' : orderAccount(before);
      const to = orderAccount(after);
      for (const part of plan.parts) {
        const cell = cellOf(part, plan.currency);
        if (before.plan === undefined) {
          // The part's transactions go with its net: fee and netted are amounts of the same transactions.
          journal.post(cell, from, 'fee', part.fee, 0);
          journal.post(cell, from, 'netted', part.netted, 0);
        }
        journal.post(cell, from, to, part.net, part.transactions);
      }
    }
    watch.changed({
      orderId: e.orderId,
      settlementDay: e.settlementDay,
      before,
      after,
      at,
      cells: () => plan?.parts.map((part) => cellOf(part, plan.currency)) ?? [],
    });
  }

  const find = (key: string): OrderFacts | undefined => unpaid.get(key) ?? paid.get(key);

  function keep(key: string, facts: OrderFacts, wasPaid: boolean): void {
    const [to, from] = isPaid(facts) ? [paid, unpaid] : [unpaid, paid];
    to.set(key, facts);
    if (isPaid(facts) !== wasPaid) from.delete(key);
  }

  function partOf(e: Booked<'settlement.order'>, given: (typeof e.parts)[number]): OrderPart {
    const { soldAt, ...part } = given;
    const mode = placement.modeOf(e.merchant, part.clearingDay);
    const sold = mode === instantMode && soldAt !== undefined ? parseTimestamp(soldAt) : undefined;
    return sold === undefined ? { ...part, mode } : { ...part, mode, slot: slotOf(sold) };
  }

  return {
    find: (settlementDay, orderId) => find(`${settlementDay}|${orderId}`),
    on: {
      'settlement.order'(e, { at }) {
        const { merchant, currency } = e;
        const plan = { merchant, currency, parts: e.parts.map((part) => partOf(e, part)) };
        learn(e, at, (facts) => ({ ...facts, plan }));
      },
      'settlement.hold'(e, { at }) {
        learn(e, at, (facts) => ({ ...facts, holds: { ...facts.holds, [e.hold]: e.reason } }));
      },
      'settlement.release'(e, { at }) {
        learn(e, at, (facts) => ({ ...facts, released: [...(facts.released ?? []), e.hold] }));
      },
      payout(e, { at }) {
        learn(e, at, (facts) => withPayout(facts, factsOf(e, at)));
      },
    },
  };
}

/** Cell the money of a part was taken from. */
export function cellOf({ channel, clearingDay, mode, slot }: OrderPart, currency: string): CellId {
  const cell = { channel, clearingDay, mode, currency };
  return slot === undefined ? cell : { ...cell, slot };
}

function factsOf(e: Booked<'payout'>, at: number): PayoutFacts {
  const { payoutId, attempt, state, bank, payoutChannel, amount, currency, reason } = e;
  return {
    payoutId,
    attempt,
    state,
    bank,
    payoutChannel,
    amount,
    currency,
    since: at,
    ...(reason !== undefined && { reason }),
    ...(state === 'instructed' && { instructedAt: at }),
    ...(state === 'credited' && { creditedAt: at }),
  };
}
