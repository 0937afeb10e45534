import { complaintCategories } from '../events/vocabulary.ts';
import { type Tally, tally } from '../state/tally.ts';
import type { Book, Foundation } from './book.ts';

/** Complaints of merchants: too late to act on, but they say how early an alert was. */
export interface ComplaintsBook extends Book {
  /** category */
  readonly complaints: Tally;
}

export function complaintsBook(f: Foundation): ComplaintsBook {
  const complaints = f.space.register(
    tally('complaints', { label: 'category', values: complaintCategories }),
  );
  return { complaints, on: { 'merchant.complaint': (e) => complaints.add(1, e.category) } };
}
