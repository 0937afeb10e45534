import type { Balance } from './cell.ts';
import type { TransactionFacts } from './transaction.ts';

/** Sales of one cell that wait one by one, for their upload or their outcome. */
export interface OutstandingSales {
  /** Distinct merchants among them. */
  readonly merchants: number;
  /** Of those waiting for an upload: a record of them was refused, retried or abandoned. */
  readonly failed: Balance;
  /** Sale time of the oldest, epoch ms, to the second; 0 when there is none. */
  oldest(): number;
  /** Those made more than `patienceMs` before `now`; a second is counted as soon as all of it is. */
  olderThan(patienceMs: number, now: number): Balance;
}

/** Keeps what waits sale by sale in sums, so that nobody has to walk over the sales to say what is late. */
export interface Outstanding {
  /** `cell` = key of the cell. */
  of(cell: string, account: string): OutstandingSales | undefined;
  count(cell: string, account: string, facts: TransactionFacts, sign: 1 | -1): void;
}

interface Group {
  readonly bySecond: Map<number, Balance>;
  readonly byMerchant: Map<string, number>;
  readonly failed: Balance;
}

export function outstanding(): Outstanding {
  const groups = new Map<string, Group>();

  return {
    of(cell, account) {
      const group = groups.get(`${cell}|${account}`);
      return group && view(group);
    },
    count(cell, account, facts, sign) {
      const key = `${cell}|${account}`;
      let group = groups.get(key);
      if (group === undefined) {
        group = { bySecond: new Map(), byMerchant: new Map(), failed: [0, 0] };
        groups.set(key, group);
      }
      const amount = sign * facts.amount;
      const second = Math.floor(facts.at / 1000);
      const sum = group.bySecond.get(second) ?? [0, 0];
      group.bySecond.set(second, sum);
      add(sum, amount, sign);
      if (sum[1] === 0) group.bySecond.delete(second);
      if (facts.uploadFailed) add(group.failed, amount, sign);
      const sales = (group.byMerchant.get(facts.merchant) ?? 0) + sign;
      if (sales === 0) group.byMerchant.delete(facts.merchant);
      else group.byMerchant.set(facts.merchant, sales);
      if (group.bySecond.size === 0) groups.delete(key);
    },
  };
}

function view({ bySecond, byMerchant, failed }: Group): OutstandingSales {
  return {
    merchants: byMerchant.size,
    failed,
    oldest() {
      let oldest = Number.POSITIVE_INFINITY;
      for (const second of bySecond.keys()) if (second < oldest) oldest = second;
      return oldest * 1000;
    },
    olderThan(patienceMs, now) {
      const old: Balance = [0, 0];
      for (const [second, [amount, sales]] of bySecond)
        if (now - (second + 1) * 1000 >= patienceMs) {
          old[0] += amount;
          old[1] += sales;
        }
      return old;
    },
  };
}

function add(balance: Balance, amount: number, transactions: number): void {
  balance[0] += amount;
  balance[1] += transactions;
}
