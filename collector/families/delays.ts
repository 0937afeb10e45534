import type { Family } from './family.ts';
import { distribution } from './views.ts';

/** How long credited money took. What has not arrived is not in here: see the overdue amounts. */
export const delays: Family = ({ delays: book }) => [
  distribution(
    'acquirer_settlement_delay_seconds',
    'From the close of the clearing day, S+0: the end of the slot, to the credit, per channel and day of an order.',
    book.delay,
  ),
  distribution(
    'acquirer_settlement_lateness_seconds',
    'From the time merchants look for their money to the credit of an order; the first bucket is what came in time.',
    book.lateness,
  ),
  distribution(
    'acquirer_settlement_delay_by_amount_seconds',
    'Delay of the oldest money of an order, by the size of the order.',
    book.byAmount,
  ),
];
