import type { Family } from './family.ts';
import { counter } from './views.ts';

/** What merchants called about: the signal alerts have to be ahead of. */
export const complaints: Family = ({ complaints: book }) => [
  counter(
    'acquirer_complaints_total',
    'Complaints of merchants by category; a lagging signal.',
    book.complaints,
  ),
];
