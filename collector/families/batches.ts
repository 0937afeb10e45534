import { batchAgeBands } from '../ledger/batches/openbatches.ts';
import type { Family } from './family.ts';
import { counter, gauge } from './views.ts';

/** Terminal batches: how they closed, and which have not. */
export const batches: Family = ({ batches: book }) => [
  counter(
    'acquirer_terminal_batches_total',
    'Batch settlements (0500) by result: whether the totals of terminal and host agreed.',
    book.settlements,
  ),
  gauge(
    'acquirer_batches_open_overdue',
    'Terminals whose batch has been open for at least the band since its first card sale; cumulative, so never sum over bands.',
    [{ label: 'age_band', values: batchAgeBands }],
    (now) => book.overdue(now).values,
  ),
];
