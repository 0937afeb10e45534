import type { Observation } from './observe.ts';

/** Bounds of the bins, probabilities. */
export const bins = [0, 0.05, 0.2, 0.5, 0.8, 1] as const;

export interface Weighted {
  readonly observation: Observation;
  readonly weight: number;
}

/** What was said and what came in one bin: means over forecasts (`counted`) and over money (`amounts`). */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly forecasts: number;
  readonly counted: { readonly said: number; readonly missed: number };
  readonly amounts: { readonly said: number; readonly missed: number };
}

/** The reliability table. An empty bin has NaN means. */
export function reliability(all: readonly Weighted[]): Bin[] {
  return bins.slice(1).map((to, i) => {
    const from = bins[i]!;
    const inside = all.filter(({ observation: { said } }) => said >= from && (said < to || to === 1));
    return {
      from,
      to,
      forecasts: inside.length,
      counted: meansOf(inside, () => 1),
      amounts: meansOf(inside, ({ amount }) => amount),
    };
  });
}

function meansOf(
  inside: readonly Weighted[],
  size: (o: Observation) => number,
): { said: number; missed: number } {
  let [total, said, missed] = [0, 0, 0];
  for (const { observation: o, weight } of inside) {
    const w = weight * size(o);
    total += w;
    said += w * o.said;
    missed += w * o.missed;
  }
  return { said: said / total, missed: missed / total };
}

const percent = (share: number): string =>
  Number.isNaN(share) ? '-' : `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;

/** The table as Markdown. */
export function markdown(table: readonly Bin[]): string {
  return [
    '| said | forecasts | said, mean | missed | said, by money | missed, by money |',
    '|---|---|---|---|---|---|',
    ...table.map(
      ({ from, to, forecasts, counted, amounts }) =>
        `| ${from * 100}–${to * 100} % | ${forecasts} | ${percent(counted.said)} | ${percent(counted.missed)} | ${percent(amounts.said)} | ${percent(amounts.missed)} |`,
    ),
  ].join('\n');
}
