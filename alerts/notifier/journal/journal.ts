import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { AcquirerError } from '../../../collector/errors.ts';
import { fold } from '../incidents/fold.ts';
import { forget } from '../incidents/forget.ts';
import { emptyState, type State } from '../incidents/state.ts';
import { syncFolder, writeAll } from './files.ts';
import type { JournalRecord } from './record.ts';
import { type Snapshot, snapshotOf, stateOf } from './snapshot.ts';

/** The notifier's memory: a file of records, each on the disk before anything is done about it. */
export interface Journal {
  readonly state: State;
  /**
   * Writes a record and applies it. When the disk does not take it, it is applied all the same - a page must go out -
   * and written later; until then `durable` is false.
   */
  append(record: JournalRecord): void;
  /** Whether everything is on the disk; tries again first when it is not. */
  durable(): boolean;
  close(): void;
}

export interface JournalOptions {
  readonly file: string;
  readonly keepDays: number;
  readonly now: () => number;
  readonly onFailure: (error: Error) => void;
  /** Grown by so much, it is rewritten as one snapshot. */
  readonly rewriteBytes?: number;
}

const defaultRewriteBytes = 8 * 1024 * 1024;

/** Opens a journal, and makes it when there is none. Throws ACQ_STORE_CORRUPT for a file that is no journal. */
export function openJournal(options: JournalOptions): Journal {
  const { file, now, keepDays, onFailure, rewriteBytes = defaultRewriteBytes } = options;
  mkdirSync(dirname(file), { recursive: true });
  const state = readState(file);
  let { descriptor, length } = rewritten();
  let mostBytes = length + rewriteBytes;
  let pending = '';

  /** The file as one snapshot; the old one stays until the new one is complete. */
  function rewritten(): { descriptor: number; length: number } {
    forget(state, now(), keepDays);
    const next = openSync(`${file}.next`, 'w', 0o600);
    try {
      const bytes = writeAll(next, line(snapshotOf(state)));
      fsyncSync(next);
      renameSync(`${file}.next`, file);
      return { descriptor: next, length: bytes };
    } catch (error) {
      closeSync(next);
      throw error;
    }
  }

  function flush(): boolean {
    if (pending === '') return true;
    try {
      const bytes = writeAll(descriptor, pending, length);
      fsyncSync(descriptor);
      length += bytes;
      pending = '';
    } catch (error) {
      onFailure(error as Error);
      cutBack();
      return false;
    }
    if (length > mostBytes) shrink();
    return true;
  }

  /** Half a record would make the file unreadable once another follows it. */
  function cutBack(): void {
    try {
      ftruncateSync(descriptor, length);
    } catch (error) {
      onFailure(error as Error);
    }
  }

  function shrink(): void {
    const old = descriptor;
    try {
      ({ descriptor, length } = rewritten());
      closeSync(old);
      syncFolder(dirname(file));
    } catch (error) {
      onFailure(error as Error);
    }
    mostBytes = length + rewriteBytes;
  }

  syncFolder(dirname(file));
  return {
    state,
    append(record) {
      pending += line(record);
      fold(state, record);
      flush();
    },
    durable: flush,
    close() {
      flush();
      closeSync(descriptor);
    },
  };
}

const line = (record: JournalRecord | Snapshot): string => `${JSON.stringify(record)}\n`;

function readState(file: string): State {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return emptyState();
    throw new AcquirerError('ACQ_STORE_FAILED', `${file}: ${(error as Error).message}`, error);
  }
  let state = emptyState();
  const lines = text.split('\n');
  // What follows the last line break is a record that a crash cut: nothing was done about it yet, so it never was.
  for (const [i, each] of lines.slice(0, -1).entries()) {
    const record = recordOf(each, `${file}:${i + 1}`);
    if (record.kind === 'snapshot') state = stateOf(record);
    else fold(state, record);
  }
  return state;
}

function recordOf(text: string, place: string): JournalRecord | Snapshot {
  try {
    return JSON.parse(text) as JournalRecord | Snapshot;
  } catch (error) {
    throw new AcquirerError('ACQ_STORE_CORRUPT', `${place}: not a record of the notifier's journal`, error);
  }
}
