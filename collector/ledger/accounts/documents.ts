import { documents } from '../../events/vocabulary.ts';
import { paged } from '../../state/paged.ts';
import { table } from '../../state/table.ts';
import { addDays } from '../../time/date.ts';
import type { Booked, Foundation } from '../book.ts';
import { type Counts, counts } from '../counts.ts';

/** Look-ahead, cumulative. */
export const documentBands = ['1d', '7d', '30d', '90d'] as const;
const bandDays = [1, 7, 30, 90] as const;

/** Event time (epoch ms) and last day of one merchant's document. */
type Expiry = readonly [at: number, day: string];

export interface DocumentExpiries {
  take(e: Booked<'merchant.document'>, at: number, today: string): void;
  /** document, within: documents that end from today on; an expired one is a freeze, not a warning */
  expiring(today: string): Counts;
  /** Forgets the counts of days before `today`. */
  forget(today: string): void;
}

/**
 * When merchants' papers end. Each merchant's is in the store, because there are three times as many as merchants; in
 * memory is only how many end on each day.
 */
export function documentExpiries(f: Foundation): DocumentExpiries {
  const known = f.space.register(paged<Expiry>('accounts.documents', f.read));
  const byDay = f.space.register(table<number>('accounts.documents_by_day'));

  function add(document: string, day: string, amount: 1 | -1): void {
    const key = `${day}|${document}`;
    const count = (byDay.get(key) ?? 0) + amount;
    if (count > 0) byDay.set(key, count);
    else if (byDay.get(key) !== undefined) byDay.delete(key);
  }

  return {
    take({ merchant, document, expiresOn }, at, today) {
      const key = `${merchant}|${document}`;
      const before = known.get(key);
      if (before !== undefined && before[0] >= at) return;
      known.set(key, [at, expiresOn]);
      if (before?.[1] === expiresOn) return;
      // Days that are over have no count any more.
      if (before !== undefined && before[1] >= today) add(document, before[1], -1);
      if (expiresOn >= today) add(document, expiresOn, 1);
    },
    expiring(today) {
      const expiring = counts(
        { label: 'document', values: documents },
        { label: 'within', values: documentBands },
      );
      documents.forEach((document, d) => {
        for (let ahead = 0; ahead <= bandDays.at(-1)!; ahead++) {
          const count = byDay.get(`${addDays(today, ahead)}|${document}`) ?? 0;
          if (count === 0) continue;
          bandDays.forEach((days, band) => {
            if (ahead <= days) expiring.addAt(count, d, band);
          });
        }
      });
      return expiring;
    },
    forget(today) {
      for (const [key] of [...byDay.entries()]) if (key.slice(0, 10) < today) byDay.delete(key);
    },
  };
}
