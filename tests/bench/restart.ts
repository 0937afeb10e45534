/**
 * From the start of the process to /readyz saying yes, with the whole state in memory: profile M, with --full after a
 * whole day and at profile L too.
 *
 *     npm run bench -- restart [--full]
 */
import { parseArgs } from 'node:util';
import { profileNamed } from '../../collector/simulator/profiles/profiles.ts';
import { startCollector, sumOfSeries } from './collector.ts';
import { install } from './installation.ts';
import { type Figure, reporter } from './report.ts';
import { type Stretch, simulated } from './simulated.ts';
import { beginningOfL, morning, wholeDay } from './stretches.ts';

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
const report = reporter('restart');
const tries = 5;

interface Start {
  readonly milliseconds: number;
  readonly processorSeconds: number;
  readonly megabytes: number;
}

async function starts(stretch: Stretch): Promise<Start[]> {
  const { store } = await simulated(stretch, { asCollector: true });
  const installation = install(stretch.profile, { store });
  const all: Start[] = [];
  try {
    for (let i = 0; i < tries; i++) {
      const collector = await startCollector(installation.config);
      const [processorSeconds, { now }] = [collector.processorSeconds(), collector.resident()];
      const terminals = sumOfSeries(await collector.scrape(), 'acquirer_terminals', 'state="no_heartbeat"');
      await collector.stop();
      if (terminals !== profileNamed(stretch.profile).terminals)
        throw new Error(`only ${terminals} terminals were there after the start`);
      all.push({ milliseconds: collector.readyAfter, processorSeconds, megabytes: now });
    }
    return all;
  } finally {
    installation.remove();
  }
}

function figures(name: string, all: readonly Start[], bar: number): Figure[] {
  const sorted = [...all].sort((a, b) => a.milliseconds - b.milliseconds);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  return [
    {
      what: `${name}, median of ${all.length}`,
      value: median.milliseconds / 1000,
      unit: 's',
      bar: { atMost: bar },
    },
    { what: '  processor time', value: median.processorSeconds, unit: 's' },
  ];
}

const m = await starts(values.full ? wholeDay : morning);
const l = values.full ? await starts(beginningOfL) : [];
report(
  [
    ...figures(`profile M, state of ${values.full ? 'a day' : 'half an hour'}`, m, 2),
    ...(l.length > 0 ? figures('profile L, 3 million terminals, 1.8 million merchants', l, 10) : []),
  ],
  { m, l },
);
