import { uploadKinds } from '../../events/vocabulary.ts';
import { table } from '../../state/table.ts';
import type { Booked, Foundation } from '../book.ts';
import { type Counts, counts } from '../counts.ts';

interface Reported {
  /** Event time, epoch ms. */
  readonly at: number;
  readonly transactions: number;
  /** Minor units of the ledger currency: the report names none. */
  readonly amount: number;
}

/** What fleet managers know to be still inside devices: reported, not booked; the newest word per channel and kind. */
export interface Backlog {
  take(e: Booked<'batch.backlog'>, at: number): void;
  /** channel, kind */
  transactions(): Counts;
  /** channel, kind; minor units */
  amounts(): Counts;
}

export function backlog({ space, vocabulary }: Foundation): Backlog {
  const reports = space.register(table<Reported>('batches.backlog'));

  function read(field: 'transactions' | 'amount'): Counts {
    const sum = counts(
      { label: 'channel', values: vocabulary.channels },
      { label: 'kind', values: uploadKinds },
    );
    for (const [key, report] of reports.entries()) {
      const [channel = '', kind = ''] = key.split('|');
      const at = vocabulary.channels.indexOf(channel);
      if (at >= 0) sum.addAt(report[field], at, uploadKinds.indexOf(kind as (typeof uploadKinds)[number]));
    }
    return sum;
  }

  return {
    take(e, at) {
      const key = `${e.channel}|${e.type}`;
      if ((reports.get(key)?.at ?? 0) >= at) return;
      reports.set(key, { at, transactions: e.transactions, amount: e.amount });
    },
    transactions: () => read('transactions'),
    amounts: () => read('amount'),
  };
}
