import { sketch } from '../state/sketch.ts';
import { table } from '../state/table.ts';
import type { Book, Foundation } from './book.ts';
import type { OrderFacts, PayoutFacts } from './money/orderfacts.ts';
import type { MoneyBook } from './money.ts';

/** Payouts of one bank that were credited within a time, and what became of them. */
export interface Cohort {
  credited: number;
  /** Of those, returned since, by reason. */
  returned: Record<string, number>;
}

/**
 * Payouts credited in the last two days, each followed: a credit is not final, so a success rate means something only
 * for payouts that had time to come back.
 */
export interface CohortBook extends Book {
  /** By bank; a bank that credited nothing in that time is not in it. */
  recent(now: number): ReadonlyMap<string, Readonly<Cohort>>;
  /**
   * Distinct merchants (estimated) behind the payouts of that time that a bank refused or returned, by `bank|reason`: a shop
   * that is paid by the hour and whose account is closed has a dozen of them.
   */
  unpaidMerchants(now: number): ReadonlyMap<string, number>;
}

const hourMs = 3_600_000;
const cohortMs = 48 * hourMs;
/** Merchants are counted by quarter days: sketches are larger than numbers. */
const quarterMs = 6 * hourMs;

export function cohortBook(f: Foundation, money: MoneyBook): CohortBook {
  /** By `hour|bank`, the hour in hours since 1970. */
  const hours = f.space.register(table<Cohort>('payouts.cohort'));
  /** By `quarter|bank|reason`, the quarter day in six hours since 1970. */
  const unpaid = f.space.register(sketch('payouts.cohort.unpaid'));
  let tidied = 0;

  function count(payout: PayoutFacts, sign: 1 | -1): void {
    const { creditedAt, state, since, bank, reason = 'other' } = payout;
    if (creditedAt === undefined && state !== 'returned') return;
    const key = `${Math.floor((creditedAt ?? since) / hourMs)}|${bank}`;
    const hour = hours.get(key) ?? { credited: 0, returned: {} };
    hour.credited += sign;
    if (state === 'returned') hour.returned[reason] = (hour.returned[reason] ?? 0) + sign;
    hours.set(key, hour);
  }

  function notePayee({ creditedAt, since, state, bank, reason = 'other' }: PayoutFacts, payee: string): void {
    if (state !== 'failed' && state !== 'returned') return;
    unpaid.add(`${Math.floor((creditedAt ?? since) / quarterMs)}|${bank}|${reason}`, payee);
  }

  money.watchers.watch(({ before, after }) => {
    for (const payout of payoutsOf(before)) count(payout, -1);
    for (const payout of payoutsOf(after)) {
      count(payout, 1);
      if (after.plan !== undefined) notePayee(payout, after.plan.merchant);
    }
  });

  return {
    recent(now) {
      const byBank = new Map<string, Cohort>();
      for (const [key, { credited, returned }] of hours.entries()) {
        const [hour, bank = ''] = key.split('|');
        if (Number(hour) * hourMs <= now - cohortMs) continue;
        const cohort = byBank.get(bank) ?? { credited: 0, returned: {} };
        byBank.set(bank, cohort);
        cohort.credited += credited;
        for (const reason in returned)
          cohort.returned[reason] = (cohort.returned[reason] ?? 0) + returned[reason]!;
      }
      return byBank;
    },
    unpaidMerchants(now) {
      const slots = [...unpaid.keys()].filter((key) => beginOf(key, quarterMs) + quarterMs > now - cohortMs);
      const whose = Map.groupBy(slots, (key) => key.slice(key.indexOf('|') + 1));
      return new Map([...whose].map(([of, keys]) => [of, unpaid.union(keys)]));
    },
    on: {},
    tick(now) {
      if (now - tidied < hourMs) return;
      tidied = now;
      for (const [key] of [...hours.entries()])
        if (beginOf(key, hourMs) <= now - 2 * cohortMs) hours.delete(key);
      for (const key of [...unpaid.keys()])
        if (beginOf(key, quarterMs) <= now - 2 * cohortMs) unpaid.delete(key);
    },
  };
}

/** Begin of the hour or quarter day a key starts with, epoch ms. */
const beginOf = (key: string, length: number): number => Number(key.slice(0, key.indexOf('|'))) * length;

const payoutsOf = ({ payout, others = [] }: OrderFacts): readonly PayoutFacts[] =>
  payout === undefined ? [] : [payout, ...others];
