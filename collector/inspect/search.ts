import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PagedRow } from '../stores/store.ts';
import type { Archive } from './archive.ts';

/** How many stored rows one question may read: about two microseconds each. `stopped` = there were more. */
export interface Budget {
  readonly most: number;
  read: number;
  stopped: boolean;
}

export const mostRead = 1_000_000;
export const budgetOf = (most: number = mostRead): Budget => ({ most, read: 0, stopped: false });

/** Rows read between two turns of the event loop: about a millisecond. */
const sliceRows = 500;

/** Rows of a paged space whose key begins with a prefix and whose value holds a text, read in slices. */
export async function* rowsWith(
  store: Archive,
  space: string,
  prefix: string,
  text: string,
  budget: Budget,
): AsyncGenerator<PagedRow> {
  let after: string | undefined;
  while (budget.read < budget.most) {
    const rows = store.scan(space, prefix, Math.min(sliceRows, budget.most - budget.read), after);
    budget.read += rows.length;
    for (const row of rows) if (row.value.includes(text)) yield row;
    if (rows.length < sliceRows && budget.read < budget.most) return;
    after = rows.at(-1)?.key;
    await nextTurn();
  }
  budget.stopped = true;
}

/** The JSON of a record that names a merchant holds this. */
export const naming = (merchant: string): string => `"merchant":${JSON.stringify(merchant)}`;
