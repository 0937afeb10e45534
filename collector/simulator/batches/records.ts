import type { Cell } from '../books/cell.ts';
import type { UploadWaiting } from '../books/pending.ts';
import type { Attempt } from '../payments/attempt.ts';

/** A record inside a terminal that becomes money when it is uploaded. */
export interface UploadRecord {
  readonly attempt: Attempt;
  readonly cell: Cell;
  readonly day: number;
  readonly soldAt: number;
  readonly type: 'foreign_capture' | 'offline';
  /** Told as waiting for upload; an offline sale is not told of before its first upload. */
  waiting: UploadWaiting | undefined;
  tries: number;
  /** Uploaded. */
  done: boolean;
}
