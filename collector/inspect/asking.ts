import type { Share } from '../causes/split.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Archive } from './archive.ts';
import { type FactAnswer, type FactName, type FactValues, say } from './facts.ts';
import type { Budget } from './search.ts';

/** What one question is answered from. */
export interface Asking {
  readonly ledger: Ledger;
  readonly store: Archive;
  /** Of the split at `now`. */
  readonly shares: readonly Share[];
  /** Epoch ms. */
  readonly now: number;
  readonly budget: Budget;
  /** Says once what is not kept. */
  note(fact: FactName, values?: FactValues): void;
  readonly notes: () => FactAnswer[];
}

export function asking(books: Pick<Asking, 'ledger' | 'store' | 'shares' | 'now'>, budget: Budget): Asking {
  const noted = new Map<FactName, FactAnswer>();
  const { config, business } = books.ledger.foundation;
  const note = (fact: FactName, values: FactValues = {}): void =>
    void noted.set(fact, say(fact, values, config.acquirer.currencies[0]!, business.zone));
  return {
    ...books,
    budget,
    note,
    notes: () => {
      if (budget.stopped) note('note_search_stopped', { count: budget.read });
      return [...noted.values()];
    },
  };
}
