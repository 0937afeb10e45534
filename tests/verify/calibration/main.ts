import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { observe } from './observe.ts';
import { faultKinds, faulty, healthy, hoursOf, type Situation, weightOf } from './plan.ts';
import { markdown, reliability, type Weighted } from './table.ts';

/**
 * Prints the reliability tables of docs/forecasts.md:
 * node tests/verify/calibration/main.ts [--seeds 1,2] [--by-account] [--save OBSERVATIONS.ndjson]
 */
const { values: o } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    'by-account': { type: 'boolean', default: false },
    save: { type: 'string' },
  },
});
const seeds = o.seeds.split(',').map(Number);
const situations: Situation[] = [
  healthy(seeds[0]!),
  ...seeds.flatMap((seed) => faultKinds.map((kind) => faulty(kind, seed))),
];
const hours = new Map<string, number>();
for (const s of situations) hours.set(s.kind, (hours.get(s.kind) ?? 0) + hoursOf(s));
const all: (Weighted & { kind: string })[] = [];
for (const situation of situations) {
  const { kind, seed } = situation;
  const observed = observe(situation);
  const weight = weightOf(kind, hours.get(kind)!);
  for (const observation of observed) all.push({ observation, weight, kind });
  if (o.save !== undefined)
    appendFileSync(
      o.save,
      observed.map((one) => `${JSON.stringify({ kind, seed, weight, ...one })}\n`).join(''),
    );
  process.stderr.write(`${kind}, seed ${seed}: ${observed.length} forecasts\n`);
}
const print = (title: string, some: readonly Weighted[]): void =>
  console.log(`\n${title}\n\n${markdown(reliability(some))}`);
print('All, weighted', all);
for (const kind of ['healthy', ...faultKinds])
  print(
    kind,
    all.filter((w) => w.kind === kind),
  );
if (o['by-account'])
  for (const account of new Set(all.map((w) => w.observation.account)))
    print(
      account,
      all.filter((w) => w.observation.account === account),
    );
