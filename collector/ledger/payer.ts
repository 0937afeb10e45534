import { table } from '../state/table.ts';
import { parseTimestamp } from '../time/parse.ts';
import type { Book, Foundation } from './book.ts';

/** Newest word on an account payouts are paid from. Minor units, epoch ms. */
export interface PayerAccount {
  readonly at: number;
  readonly balance: number;
  readonly inflows: readonly { readonly at: number; readonly amount: number }[];
}

export interface PayerBook extends Book {
  of(account: string, currency: string): PayerAccount | undefined;
  /** Balance of all payer accounts but some, and what is known to flow in until an instant. */
  available(currency: string, until: number, but?: readonly string[]): number;
  /** Whether the accounts that ever reported hold less than `required` now; without a report nobody knows. */
  isShort(required: number, currency: string, now: number): boolean;
}

/** Balances of payer accounts: levels. */
export function payerBook(f: Foundation): PayerBook {
  const accounts = f.space.register(table<PayerAccount>('payer'));

  function available(currency: string, until: number, but: readonly string[] = []): number {
    let sum = 0;
    for (const [key, account] of accounts.entries()) {
      if (!key.endsWith(`|${currency}`) || but.includes(key.slice(0, key.indexOf('|')))) continue;
      sum += account.balance;
      for (const inflow of account.inflows)
        if (inflow.at > account.at && inflow.at <= until) sum += inflow.amount;
    }
    return sum;
  }

  function known(currency: string): boolean {
    for (const [key] of accounts.entries()) if (key.endsWith(`|${currency}`)) return true;
    return false;
  }

  return {
    of: (account, currency) => accounts.get(`${account}|${currency}`),
    available,
    isShort: (required, currency, now) => known(currency) && available(currency, now) < required,
    on: {
      'payer.balance'(e, { at }) {
        const key = `${e.account}|${e.currency}`;
        if ((accounts.get(key)?.at ?? 0) >= at) return;
        const inflows = (e.inflows ?? []).map((i) => ({ at: parseTimestamp(i.at) ?? at, amount: i.amount }));
        accounts.set(key, { at, balance: e.balance, inflows });
      },
    },
  };
}
