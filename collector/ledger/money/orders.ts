import { paged } from '../../state/paged.ts';
import { parseTimestamp } from '../../time/parse.ts';
import type { Booked, Foundation, Handlers } from '../book.ts';
import { type CellId, slotOf } from './cell.ts';
import type { Journal } from './journal.ts';
import { mergePayout, type OrderFacts, type OrderPart, orderAccount } from './order.ts';
import type { Placement } from './placement.ts';
import type { Watchers } from './watchers.ts';

export interface Orders {
  readonly on: Handlers;
  find(orderId: string): OrderFacts | undefined;
}

/**
 * Folds settlement orders, holds and payouts: each event adds a fact to the order's record, the journal gets the
 * difference between where the money stood and where it stands. What else counts payouts (banks, delays) watches
 * the same change.
 */
export function orders(f: Foundation, journal: Journal, placement: Placement, watch: Watchers): Orders {
  const records = f.space.register(paged<OrderFacts>('money.order', f.read));

  function cellOf(facts: OrderFacts, part: OrderPart): CellId {
    const { merchant, currency } = facts.plan!;
    const cell = placement.dayCell(part.channel, part.clearingDay, merchant, currency);
    return part.slot === undefined ? cell : { ...cell, slot: part.slot };
  }

  function learn(orderId: string, at: number, add: (facts: OrderFacts) => OrderFacts): void {
    const before = records.get(orderId) ?? {};
    const after = add(before);
    records.set(orderId, after);
    if (after.plan !== undefined) {
      const from = before.plan === undefined ? 'settlement.cleared' : orderAccount(before);
      const to = orderAccount(after);
      for (const part of after.plan.parts) {
        const cell = cellOf(after, part);
        if (before.plan === undefined) {
          // The part's transactions go with its net: fee and netted are amounts of the same transactions.
          journal.post(cell, from, 'fee', part.fee, 0);
          journal.post(cell, from, 'netted', part.netted, 0);
        }
        journal.post(cell, from, to, part.net, part.transactions);
      }
    }
    watch.changed({
      orderId,
      before,
      after,
      at,
      cells: () => after.plan?.parts.map((p) => cellOf(after, p)) ?? [],
    });
  }

  function planned(e: Booked<'settlement.order'>): NonNullable<OrderFacts['plan']> {
    const instant = e.mode === 'S+0';
    return {
      merchant: e.merchant,
      settlementDay: e.settlementDay,
      currency: e.currency,
      parts: e.parts.map((p) => {
        const { soldAt, ...part } = p;
        const sold = instant && soldAt !== undefined ? parseTimestamp(soldAt) : undefined;
        return sold === undefined ? part : { ...part, slot: slotOf(sold) };
      }),
    };
  }

  return {
    find: (orderId) => records.get(orderId),
    on: {
      'settlement.order'(e, { at }) {
        learn(e.orderId, at, (facts) => ({ ...facts, plan: planned(e) }));
      },
      'settlement.hold'(e, { at }) {
        learn(e.orderId, at, (facts) => ({ ...facts, holds: { ...facts.holds, [e.hold]: e.reason } }));
      },
      'settlement.release'(e, { at }) {
        learn(e.orderId, at, (facts) => ({ ...facts, released: [...(facts.released ?? []), e.hold] }));
      },
      payout(e, { at }) {
        const { attempt, state, bank, payoutChannel, amount, currency, reason } = e;
        const next = {
          attempt,
          state,
          bank,
          payoutChannel,
          amount,
          currency,
          since: at,
          ...(reason && { reason }),
        };
        learn(e.orderId, at, (facts) => ({ ...facts, payout: mergePayout(facts.payout, next) }));
      },
    },
  };
}
