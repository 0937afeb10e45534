import type { OrderPart } from '../books/pending.ts';
import { dueDay } from '../dueday.ts';
import { waitsForFile } from '../money/clearingday.ts';
import { labelOf } from '../schedule.ts';
import type { World } from '../world.ts';

/** What a merchant can be paid from one channel and clearing day; gross may be a debt (negative). */
export interface Claim {
  readonly pair: number;
  readonly day: number;
  readonly gross: number;
  readonly transactions: number;
  readonly touched: number;
}

/** Money of a pair's clearing day that may be settled: matched with the file where the mode waits for it. */
export function available(world: World, pair: number, day: number, mode: string): number {
  const money = world.money.of(day);
  const channel = world.profile.channels[world.pairs.channel[pair]!]!;
  const matched = waitsForFile(channel, mode)
    ? Math.min(money.taken[pair]!, money.lined[pair]!)
    : money.taken[pair]!;
  return matched - money.claimed[pair]! + world.settlement.doubled(pair, day);
}

/** Everything of a merchant that is due by a settlement day under a mode with this label. */
export function claimsOf(world: World, merchant: number, label: string, settlementDay: number): Claim[] {
  const claims: Claim[] = [];
  for (const day of world.money.days()) {
    const mode = world.contracts.modes[world.contracts.modeOf(merchant, day)]!;
    if (labelOf(mode) !== label) continue;
    const due = dueDay(mode, day, world.settlementCalendar.workdays);
    if (due > settlementDay) continue;
    const { transactions } = world.money.of(day);
    for (let pair = world.pairs.first[merchant]!; pair < world.pairs.first[merchant + 1]!; pair += 1) {
      const gross = available(world, pair, day, mode);
      if (gross === 0) continue;
      const channel = world.pairs.channel[pair]!;
      const waits = waitsForFile(world.profile.channels[channel]!, mode);
      const dueOn = dueDay(mode, day, world.workdays);
      const touched = world.blame.nobody
        ? 0
        : world.blame.of(pair, channel, merchant, day, label, dueOn, waits);
      claims.push({ pair, day, gross, transactions: transactions[pair]!, touched });
    }
  }
  return claims;
}

/**
 * Order parts of claims: fee and net of each; debts are netted against the other parts. Undefined when nothing is
 * left to pay: the debts wait for better days.
 */
export function partsOf(world: World, merchant: number, claims: readonly Claim[]): OrderPart[] | undefined {
  let debt = 0;
  for (const claim of claims) if (claim.gross < 0) debt -= claim.gross;
  let total = 0;
  const parts = claims.map((claim) => {
    const channel = world.pairs.channel[claim.pair]!;
    const cell = world.cells.of(claim.day, channel, world.contracts.modeOf(merchant, claim.day), -1);
    const base = { cell, pair: claim.pair, transactions: claim.transactions, soldAt: undefined };
    if (claim.gross < 0) return { ...base, net: 0, fee: 0, netted: claim.gross };
    const fee = Math.round((claim.gross * world.profile.channels[channel]!.merchantFee) / 1_000_000);
    const netted = Math.min(debt, claim.gross - fee);
    debt -= netted;
    total += claim.gross - fee - netted;
    return { ...base, net: claim.gross - fee - netted, fee, netted };
  });
  return debt > 0 || total <= 0 ? undefined : parts;
}
