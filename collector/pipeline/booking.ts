import type { Receipt } from '../ledger/book.ts';
import type { Position } from '../sources/source.ts';
import type { Quarantined } from '../stores/store.ts';
import { admissionsOf } from './admissions.ts';
import { isRefusal } from './decode.ts';
import type { Engine } from './engine.ts';
import {
  emptyReport,
  mostRejections,
  type Outcome,
  type Reason,
  type Refusal,
  type Report,
} from './outcome.ts';
import type { Prepared } from './prepared.ts';
import { refusalOf } from './refusal.ts';

/** Decoded lines of one delivery of one source. */
export interface Delivered {
  readonly source: string;
  readonly lines: readonly (Prepared | Refusal)[];
  /** Becomes durable in the same transaction as the lines; null forgets it. */
  readonly positions: ReadonlyMap<string, Position | null>;
}

/** A fold threw: a defect. The transaction must be given up; `prepared` is the line that must be left out. */
export class FoldFailure extends Error {
  readonly prepared: Prepared;
  constructor(prepared: Prepared, cause: unknown) {
    super(`folding a ${prepared.kind.kind} event failed`, { cause });
    this.name = 'FoldFailure';
    this.prepared = prepared;
  }
}

/** Refused lines of one delivery that go into quarantine; the rest is counted. */
const mostQuarantined = 100;

/**
 * Books one delivery inside the open transaction and says what became of each line. `broken` holds lines whose
 * folding failed in an earlier attempt. Throws FoldFailure or StoreError; then nothing of the transaction may stay.
 */
export function book(
  engine: Engine,
  delivered: Delivered,
  now: number,
  broken: (line: Prepared) => boolean,
): { readonly report: Report; readonly quarantine: readonly Quarantined[] } {
  const { source, lines } = delivered;
  const report = emptyReport();
  const reasons: Partial<Record<Reason, number>> = {};
  const quarantine: Quarantined[] = [];
  const admissions = admissionsOf(engine, lines, broken);
  let newest = 0;

  function reject(refusal: Refusal): void {
    const { line, reason, detail, text } = refusal;
    report.rejected++;
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    if (report.rejections.length < mostRejections) report.rejections.push({ line, reason, detail });
    else report.moreRejections++;
    if (quarantine.length < mostQuarantined) quarantine.push({ at: now, source, line, reason, detail, text });
  }

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (isRefusal(line)) {
      reject(line);
      continue;
    }
    if (line.at > newest) newest = line.at;
    if (broken(line)) reject(refusalOf(line, 'internal_error', 'folding this event failed'));
    else if (!line.booked) report[line.outcome]++;
    else bookOne(line, i);
  }

  function bookOne(line: Prepared, i: number): void {
    if (line.identity !== '') {
      const admission = admissions.claim(i);
      if (admission === 'duplicate') {
        guarded(line, (receipt) => engine.ledger.repeated(line.event, receipt));
        report.duplicate++;
        return;
      }
      if (admission === 'conflict') {
        reject(refusalOf(line, 'conflict', 'the same business key was booked with other content'));
        return;
      }
    }
    guarded(line, (receipt) => engine.ledger.fold(line.event, receipt));
    report[line.outcome]++;
  }

  function guarded(line: Prepared, act: (receipt: Receipt) => void): void {
    try {
      act({ at: line.at, now, source });
    } catch (cause) {
      throw new FoldFailure(line, cause);
    }
  }

  for (const [key, position] of delivered.positions) {
    if (position === null) engine.positions.delete(key);
    else engine.positions.set(key, position);
  }
  engine.tallies.add(source, { outcomes: countsOf(report), reasons });
  if (newest > 0) engine.ledger.freshness.saw(source, newest, now);
  return { report, quarantine };
}

function countsOf({ accepted, duplicate, late, test, rejected }: Report): Partial<Record<Outcome, number>> {
  return { accepted, duplicate, late, test, rejected };
}
