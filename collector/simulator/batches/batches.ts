import type { Cell } from '../books/cell.ts';
import type { UploadWaiting } from '../books/pending.ts';
import type { Attempt } from '../payments/attempt.ts';
import type { World } from '../world.ts';
import type { UploadRecord } from './records.ts';
import { type OpenBatches, openBatches } from './totals.ts';

/** Batches inside terminals: totals to be settled at night, records to be uploaded. */
export interface Batches {
  readonly open: OpenBatches;
  readonly records: Map<number, UploadRecord[]>;
  sold(attempt: Attempt, day: number): void;
  takenBack(attempt: Attempt, day: number): void;
  gaveBack(terminal: number, channel: number, day: number, amount: number): void;
  /** An approval on a dual-message channel: told now, money when its record is uploaded. Returns when it is sent. */
  mustUpload(attempt: Attempt, cell: Cell, day: number, at: number, line: string): number;
  /** A sale without the host: nothing is told before its upload. */
  offline(attempt: Attempt, cell: Cell, day: number, at: number): void;
}

export function batches(world: () => World): Batches {
  const open = openBatches();
  const records = new Map<number, UploadRecord[]>();

  function keep(record: UploadRecord): void {
    const { terminal } = record.attempt;
    const list = records.get(terminal);
    if (list === undefined) records.set(terminal, [record]);
    else list.push(record);
  }

  function sold(attempt: Attempt, day: number): void {
    if (attempt.type !== 'sale' && attempt.type !== 'preauth_completion') return;
    const totals = open.of(attempt.terminal, attempt.channel, day);
    totals.debit += attempt.amount;
    totals.debits += 1;
  }

  return {
    open,
    records,
    sold,
    takenBack(attempt, day) {
      if (attempt.type !== 'sale' && attempt.type !== 'preauth_completion') return;
      const totals = open.of(attempt.terminal, attempt.channel, day);
      totals.debit -= attempt.amount;
      totals.debits -= 1;
    },
    gaveBack(terminal, channel, day, amount) {
      const totals = open.of(terminal, channel, day);
      totals.credit += amount;
      totals.credits += 1;
    },
    mustUpload(attempt, cell, day, at, line) {
      const { pending, outbox } = world();
      const waiting: UploadWaiting = { cell, amount: attempt.amount, at, failed: false };
      const sent = outbox.send(
        'switch',
        at,
        line,
        () => {
          cell.sold += attempt.amount;
          pending.uploads.add(waiting);
        },
        attempt.touched,
      );
      sold(attempt, day);
      keep({ attempt, cell, day, soldAt: at, type: 'foreign_capture', waiting, tries: 0, done: false });
      return sent;
    },
    offline(attempt, cell, day, at) {
      keep({ attempt, cell, day, soldAt: at, type: 'offline', waiting: undefined, tries: 0, done: false });
    },
  };
}
