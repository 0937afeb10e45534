import { lateAfterMs } from '../ledger/files.ts';
import type { FileRemainder, Waiting } from './waiting.ts';

/** Lines follow their file within this; before, what is left says nothing. */
const loadingMs = 10 * 60_000;

/**
 * What the state of the clearing file says about captured money: `early` (nothing to say yet), `late` (expected more
 * than 20 minutes ago and not loaded) or `left` (loaded, and this money was not in it).
 */
export function fileRemainder({
  cell,
  now,
  ledger,
}: Pick<Waiting, 'cell' | 'now' | 'ledger'>): FileRemainder {
  const type = ledger.files.clears(cell.channel);
  if (type === undefined) return 'early';
  const loadedAt = ledger.files.state(cell.channel, type, cell.clearingDay)?.loadedAt;
  if (loadedAt !== undefined) return now - loadedAt > loadingMs ? 'left' : 'early';
  const expected = ledger.files.expectation(cell.channel, type, cell.clearingDay)?.expectedAt;
  return expected !== undefined && now > expected + lateAfterMs ? 'late' : 'early';
}
