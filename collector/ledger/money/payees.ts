import type { StateSpace } from '../../state/part.ts';
import { table } from '../../state/table.ts';
import type { Business } from '../business.ts';
import { splitAccount, stageOf } from './account.ts';
import { orderAccount } from './order.ts';
import type { OrderFacts } from './orderfacts.ts';
import type { Watchers } from './watchers.ts';

/** Who is paid together: the orders of one channel and mode that are due on one day. */
export interface PayeeGroup {
  readonly channel: string;
  readonly mode: string;
  readonly dueDay: string;
}

/**
 * Merchants behind ordered money, exactly: a merchant has one order per due day, mode and settlement run, however
 * many clearing days it pays for. S+0 has an order per sale or slot; there this counts orders.
 */
export interface Payees {
  /** Orders whose money stands in an account (`payout.failed`, without the part after the colon). */
  count(group: PayeeGroup, account: string): number;
}

export function payees(space: StateSpace, business: Business, watch: Watchers): Payees {
  const counts = space.register(table<number>('money.payees'));
  const keyOf = (g: PayeeGroup, account: string): string => `${g.dueDay}|${g.mode}|${g.channel}|${account}`;

  function count(facts: OrderFacts, sign: 1 | -1): void {
    if (facts.plan === undefined) return;
    const account = orderAccount(facts);
    if (stageOf(account) === undefined) return;
    const [kind] = splitAccount(account);
    const groups = new Set<string>();
    for (const { channel, mode, clearingDay, net } of facts.plan.parts)
      if (net > 0) groups.add(keyOf({ channel, mode, dueDay: business.dueDay(mode, clearingDay) }, kind));
    for (const key of groups) {
      const sum = (counts.get(key) ?? 0) + sign;
      if (sum === 0) counts.delete(key);
      else counts.set(key, sum);
    }
  }

  watch.watch(({ before, after }) => {
    count(before, -1);
    count(after, 1);
  });

  return { count: (group, account) => counts.get(keyOf(group, account)) ?? 0 };
}
