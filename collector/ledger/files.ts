import { fileTypes } from '../events/vocabulary.ts';
import { table } from '../state/table.ts';
import { type Tally, tally } from '../state/tally.ts';
import { addDays } from '../time/date.ts';
import { parseTimestamp } from '../time/parse.ts';
import type { Book, Foundation } from './book.ts';
import { dailyTick } from './daily.ts';

export type FileType = (typeof fileTypes)[number];
/** `late`, `on_time`: loaded; `double_load`: the same bytes were loaded again; the others were refused. */
export const fileResults = ['on_time', 'late', 'rejected', 'duplicate', 'truncated', 'double_load'] as const;

/** Control totals of what was loaded in one currency, minor units. */
export interface FileTotals {
  /** Sum of the lines: sales less what went back to cardholders. */
  gross: number;
  /** How much went back. */
  refunds: number;
  fees: number;
}

/** What is known of the files of one channel, type and clearing day. Times are epoch ms. */
export interface FileState {
  /** Announced times, where the channel gave any. */
  announced?: { readonly expectedAt: number; readonly deadlineAt: number; readonly cancelled: boolean };
  /** Event time of the newest announcement, so that an older one changes nothing. */
  announcedAt?: number;
  /** When the first file of the day came, loaded or not. */
  receivedAt?: number;
  /** When the first and the newest file of the day were loaded. */
  loadedAt?: number;
  lastLoadedAt?: number;
  /** Records of everything loaded: corrections add to it, and so does a file that is loaded twice. */
  records: number;
  /** By currency, like `records`. */
  totals: Record<string, FileTotals>;
  /** Content hashes of loaded files: the same bytes loaded again are a double load. */
  loaded: string[];
}

export interface Expectation {
  readonly expectedAt: number;
  readonly deadlineAt: number;
}

export interface FilesBook extends Book {
  state(channel: string, type: FileType, clearingDay: string): FileState | undefined;
  /** When the file of a clearing day is expected; undefined when none is, or it was cancelled. */
  expectation(channel: string, type: FileType, clearingDay: string): Expectation | undefined;
  /** The file that clears the channel's sales: the first the configuration names for it. */
  clears(channel: string): FileType | undefined;
  readonly results: Tally;
}

/** A file counts as late 20 minutes after it was expected (domain.md 3.3, ClearingFileLate). */
export const lateAfterMs = 20 * 60_000;

/** Expected and received clearing files. */
export function filesBook(f: Foundation): FilesBook {
  const states = f.space.register(table<FileState>('files'));
  const results = f.space.register(
    tally(
      'files.results',
      { label: 'channel', values: f.vocabulary.channels },
      { label: 'file_type', values: fileTypes },
      { label: 'result', values: fileResults },
    ),
  );

  function edit(day: string, channel: string, type: FileType): FileState {
    const key = `${day}|${channel}|${type}`;
    const known = states.get(key);
    if (known !== undefined) {
      states.touch(key);
      return known;
    }
    const fresh: FileState = { records: 0, totals: {}, loaded: [] };
    states.set(key, fresh);
    return fresh;
  }

  function expectation(channel: string, type: FileType, clearingDay: string): Expectation | undefined {
    const announced = states.get(`${clearingDay}|${channel}|${type}`)?.announced;
    if (announced !== undefined) return announced.cancelled ? undefined : announced;
    const file = f.business.channel(channel)?.files.find((each) => each.type === type);
    if (file === undefined) return undefined;
    const next = addDays(clearingDay, 1);
    const day = file.days === 'every' ? next : f.business.calendar.workdayOnOrAfter(next);
    return { expectedAt: f.business.at(day, file.expected), deadlineAt: f.business.at(day, file.deadline) };
  }

  return {
    results,
    expectation,
    state: (channel, type, clearingDay) => states.get(`${clearingDay}|${channel}|${type}`),
    clears: (channel) => f.business.channel(channel)?.files[0]?.type,
    on: {
      'clearing.file_expected'(e, { at }) {
        const state = edit(e.clearingDay, e.channel, e.fileType);
        if (state.announcedAt !== undefined && state.announcedAt >= at) return;
        state.announcedAt = at;
        state.announced = {
          expectedAt: parseTimestamp(e.expectedAt) ?? at,
          deadlineAt: parseTimestamp(e.deadlineAt) ?? at,
          cancelled: e.cancelled ?? false,
        };
      },
      'clearing.file_received'(e, { at }) {
        const state = edit(e.clearingDay, e.channel, e.fileType);
        state.receivedAt = Math.min(state.receivedAt ?? at, at);
        if (!e.loaded) return results.add(1, e.channel, e.fileType, e.refused ?? 'rejected');
        const again = state.loaded.includes(e.contentHash);
        if (!again) state.loaded.push(e.contentHash);
        state.loadedAt = Math.min(state.loadedAt ?? at, at);
        state.lastLoadedAt = Math.max(state.lastLoadedAt ?? at, at);
        state.records += e.records;
        const totals = state.totals[e.currency] ?? { gross: 0, refunds: 0, fees: 0 };
        state.totals[e.currency] = totals;
        totals.gross += e.gross;
        totals.refunds += e.refunds;
        totals.fees += e.fees;
        if (again) return results.add(1, e.channel, e.fileType, 'double_load');
        const due = expectation(e.channel, e.fileType, e.clearingDay);
        const late = due !== undefined && at > due.expectedAt + lateAfterMs;
        results.add(1, e.channel, e.fileType, late ? 'late' : 'on_time');
      },
    },
    tick: dailyTick(f, (oldest) => {
      for (const [key] of [...states.entries()]) if (key.slice(0, 10) < oldest) states.delete(key);
    }),
  };
}
