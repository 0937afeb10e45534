import type { Ledger } from './ledger.ts';

/** What the loaded files say of a clearing day in one currency: sales less what went back. Minor units. */
export function grossOfFile(ledger: Ledger, channel: string, clearingDay: string, currency: string): number {
  const type = ledger.files.clears(channel);
  return (type && ledger.files.state(channel, type, clearingDay)?.totals[currency]?.gross) ?? 0;
}

/**
 * A file's money against our own books of the clearing day, 1 when they agree: the worst over currencies. Sales that
 * became known after the file was loaded cannot be in it, so anything between our total then and our total now
 * agrees; what reconciliation found in the next day's file is not missing either.
 */
export function completeness(ledger: Ledger, channel: string, clearingDay: string): number {
  let worst = 1;
  for (const currency of ledger.foundation.vocabulary.currencies) {
    const claim = ledger.money.receivables.of(channel, clearingDay, currency);
    const ours = (claim?.captured ?? 0) - (claim?.returned ?? 0);
    const then = claim?.filed ?? ours;
    const result = ledger.reconciliation.of(channel, clearingDay);
    const shifted = result?.currency === currency ? (result.open.cutover_shift?.[1] ?? 0) : 0;
    const file = grossOfFile(ledger, channel, clearingDay, currency);
    const ratio = ratioOf(file, shifted, Math.min(ours, then), Math.max(ours, then));
    if (Math.abs(ratio - 1) > Math.abs(worst - 1)) worst = ratio;
  }
  return worst;
}

function ratioOf(file: number, shifted: number, least: number, most: number): number {
  if (file + shifted < least) return least > 0 ? (file + shifted) / least : 1;
  if (file > most) return most > 0 ? file / most : 2;
  return 1;
}

/** Lines of a file's clearing day against its trailer, 1 when they agree or nothing is to be compared. */
export function linesRatio(ledger: Ledger, channel: string, clearingDay: string): number {
  let worst = 1;
  for (const currency of ledger.foundation.vocabulary.currencies) {
    const lines = ledger.money.receivables.of(channel, clearingDay, currency)?.lines ?? 0;
    const file = grossOfFile(ledger, channel, clearingDay, currency);
    const ratio = lines === file ? 1 : file > 0 ? lines / file : 2;
    if (Math.abs(ratio - 1) > Math.abs(worst - 1)) worst = ratio;
  }
  return worst;
}
