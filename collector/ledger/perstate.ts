import type { Ledger } from './ledger.ts';

/** A view that is worked out once per state and instant: the metrics of one scrape ask for it many times. */
export function perState<T>(ledger: Pick<Ledger, 'revision'>, view: (now: number) => T): (now: number) => T {
  let last: { readonly revision: number; readonly now: number; readonly value: T } | undefined;
  return (now) => {
    if (last?.revision !== ledger.revision || last.now !== now)
      last = { revision: ledger.revision, now, value: view(now) };
    return last.value;
  };
}
