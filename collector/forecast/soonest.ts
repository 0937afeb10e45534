import type { Forecast } from './forecast.ts';

const dayMs = 86_400_000;
/** A few returned payouts never come in time; they are overdue money, not the clock of a stage. */
const nearlyAll = 0.95;

/** The money of one place that merchants look for next. */
export interface Soonest {
  /** When they do, epoch ms. */
  readonly expectedAt: number;
  /** When 95 % of it will as likely as not have been credited, epoch ms. */
  readonly completionAt: number;
}

/**
 * Per `place` the money that is looked for next, within a day of `now` (epoch ms), and when it will be there. One moment is
 * held against its own money: what waits for a later one may come later. Held accounts are left out: nobody can say.
 */
export function soonestBy(
  place: (forecast: Forecast) => string,
  forecasts: readonly Forecast[],
  now: number,
): ReadonlyMap<string, Soonest> {
  const next = new Map<string, Forecast[]>();
  for (const each of forecasts) {
    const { share, perceivedAt } = each;
    if (perceivedAt <= now || perceivedAt - now > dayMs || share.account.startsWith('account.')) continue;
    const key = place(each);
    const known = next.get(key);
    if (known === undefined || perceivedAt < known[0]!.perceivedAt) next.set(key, [each]);
    else if (perceivedAt === known[0]!.perceivedAt) known.push(each);
  }
  return new Map(
    [...next].map(([key, money]) => [
      key,
      { expectedAt: money[0]!.perceivedAt, completionAt: completionOf(money) },
    ]),
  );
}

/** Amounts of two currencies are never added: the later of theirs. */
function completionOf(money: readonly Forecast[]): number {
  const currencies = new Set(money.map(({ share }) => share.cell.currency));
  return Math.max(
    ...[...currencies].map((currency) =>
      creditedBy(money.filter(({ share }) => share.cell.currency === currency)),
    ),
  );
}

function creditedBy(money: readonly Forecast[]): number {
  const enough = nearlyAll * money.reduce((sum, { share }) => sum + share.amount, 0);
  let credited = 0;
  for (const { share, completionAt } of [...money].sort((a, b) => a.completionAt - b.completionAt)) {
    credited += share.amount;
    if (credited >= enough) return completionAt;
  }
  throw new RangeError('no money at all');
}
