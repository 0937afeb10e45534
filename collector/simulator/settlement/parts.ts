import type { OrderPart } from '../books/pending.ts';
import { dueDay } from '../dueday.ts';
import { waitsForFile } from '../money/clearingday.ts';
import { labelOf } from '../schedule.ts';
import type { World } from '../world.ts';
import { netOut } from './netting.ts';

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

/** Order parts of claims, debts netted against the rest. Undefined when there is nothing to take. */
export function partsOf(world: World, merchant: number, claims: readonly Claim[]): OrderPart[] | undefined {
  const taken = netOut(
    claims.map(({ pair, gross }) => ({
      gross,
      feeRate: world.profile.channels[world.pairs.channel[pair]!]!.merchantFee,
    })),
  );
  const parts: OrderPart[] = [];
  claims.forEach(({ pair, day, transactions }, n) => {
    const sums = taken[n];
    if (sums === undefined) return;
    const cell = world.cells.of(day, world.pairs.channel[pair]!, world.contracts.modeOf(merchant, day), -1);
    parts.push({ cell, pair, transactions, soldAt: undefined, ...sums });
  });
  return parts.length === 0 ? undefined : parts;
}
