/**
 * What ten times the terminals, merchants or channels cost: events per second of one core, resident memory, time of a
 * scrape. Writes the plot docs/benchmarks/growth.svg when asked to.
 *
 *     npm run bench -- growth [--full]         node tests/bench/growth.ts --full --plot
 */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type { GrowthJob, GrowthPoint } from './growthprocess.ts';
import { root } from './installation.ts';
import { type Panel, plot } from './plot.ts';
import { type Figure, reporter } from './report.ts';

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, plot: { type: 'boolean', default: false } },
});
const report = reporter('growth');
const base: GrowthJob = {
  terminals: 30_000,
  merchants: 18_000,
  channels: 3,
  events: values.full ? 200_000 : 60_000,
};
const factors = values.full ? [1, 3, 10] : [1, 10];
const dimensions = ['terminals', 'merchants', 'channels'] as const;
type Dimension = (typeof dimensions)[number];

async function measure(job: GrowthJob): Promise<GrowthPoint> {
  const script = join(import.meta.dirname, 'growthprocess.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(job)]);
  return JSON.parse(stdout) as GrowthPoint;
}

const smallest = await measure(base);
const points: Record<Dimension, GrowthPoint[]> = { terminals: [], merchants: [], channels: [] };
for (const dimension of dimensions)
  for (const factor of factors)
    points[dimension].push(
      factor === 1 ? smallest : await measure({ ...base, [dimension]: base[dimension] * factor }),
    );

const panels: readonly (Omit<Panel, 'lines'> & { readonly of: keyof GrowthPoint })[] = [
  { title: 'events per second of one core', of: 'eventsPerCoreSecond', unit: '' },
  { title: 'resident memory', of: 'megabytes', unit: ' MB' },
  { title: 'one scrape', of: 'scrapeMs', unit: ' ms' },
];
if (values.plot) {
  const folder = join(root, 'docs/benchmarks');
  mkdirSync(folder, { recursive: true });
  const drawn = panels.map(({ title, of, unit }) => ({
    title,
    unit,
    lines: dimensions.map((name) => ({ name, values: points[name].map((point) => point[of]) })),
  }));
  writeFileSync(join(folder, 'growth.svg'), plot(drawn, factors));
}

const figures = dimensions.flatMap((dimension): Figure[] => {
  const [from, to] = [smallest, points[dimension].at(-1)!];
  return [
    { what: `ten times the ${dimension}`, value: to[dimension], unit: dimension },
    {
      what: '  events per second of one core',
      value: to.eventsPerCoreSecond / from.eventsPerCoreSecond,
      unit: 'x',
    },
    { what: '  resident memory', value: to.megabytes / from.megabytes, unit: 'x', bar: { atMost: 10 } },
    { what: '  one scrape', value: to.scrapeMs / from.scrapeMs, unit: 'x', bar: { atMost: 10 } },
  ];
});
report(
  [
    {
      what: 'smallest: events per second of one core',
      value: smallest.eventsPerCoreSecond,
      unit: 'events/core s',
    },
    { what: 'smallest: resident memory', value: smallest.megabytes, unit: 'MB' },
    { what: 'smallest: one scrape', value: smallest.scrapeMs, unit: 'ms' },
    ...figures,
  ],
  { factors, points },
);
