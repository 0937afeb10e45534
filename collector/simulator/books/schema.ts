import { z } from 'zod';

const row = z.object({
  channel: z.string(),
  clearingDay: z.string(),
  /** Contract mode of record for that day, e.g. `T+1`, `W+5`. */
  mode: z.string(),
  currency: z.string(),
  /** S+0: the ten minutes of the sale, local time, e.g. `2026-11-20T14:20`. */
  slot: z.string().optional(),
  /** As docs/ledger.md names it, with its detail: `payout.accepted:bank_a`. */
  account: z.string(),
  /** Null for accounts in which nothing waits. */
  stage: z.string().nullable(),
  /** Label of the cause; `suspense` or `debt` for money below zero; null where nothing waits. */
  cause: z.string().nullable(),
  /** Minor units; `sales` is negative, the accounts of a cell add up to zero. */
  amount: z.int(),
});

/** The acquirer's own books at one moment: one line of a books file. */
export const booksSchema = z.object({
  format: z.literal('acquirer-books/1'),
  /** Everything sent before this moment counts. */
  at: z.string().meta({ format: 'date-time' }),
  /** Lines of the events file that were sent before it. */
  events: z.int(),
  rows: z.array(row),
});

export type Books = z.output<typeof booksSchema>;
export type BooksRow = Books['rows'][number];
