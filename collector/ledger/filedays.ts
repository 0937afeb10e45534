import { addDays } from '../time/date.ts';
import type { FileType } from './files.ts';
import type { Ledger } from './ledger.ts';

/** How long a file that never came is asked for. */
const lookBackDays = 7;

/** Which clearing day a file metric speaks of; epoch days as `YYYY-MM-DD`. */
export interface FileDays {
  /** The oldest day whose file is due and not loaded, else the next day to come; undefined when none is expected. */
  readonly awaited: string | undefined;
  /** The newest day of which a file was loaded. */
  readonly loaded: string | undefined;
  /** Days whose file should have been loaded by its deadline and was not. */
  readonly missing: number;
}

/**
 * The days of one channel's file at `now` (epoch ms). A day on which nothing was captured and no file announced does
 * not miss its file: the collector may not have been there.
 */
export function fileDays(ledger: Ledger, channel: string, type: FileType, now: number): FileDays {
  const { files, money, foundation } = ledger;
  const { currencies } = foundation.vocabulary;
  const today = foundation.business.day(now);
  let awaited: string | undefined;
  let loaded: string | undefined;
  let missing = 0;
  for (let back = lookBackDays; back >= -1; back--) {
    const day = addDays(today, -back);
    const state = files.state(channel, type, day);
    if (state?.loadedAt !== undefined) {
      loaded = day;
      continue;
    }
    const expected = files.expectation(channel, type, day);
    if (expected === undefined) continue;
    const sold = currencies.some((c) => (money.receivables.of(channel, day, c)?.captured ?? 0) !== 0);
    if (expected.expectedAt <= now && !sold && state?.announced === undefined) continue;
    awaited ??= day;
    if (expected.deadlineAt <= now) missing++;
  }
  return { awaited, loaded, missing };
}
