/**
 * A day at profile M (6 million transactions) from the simulator through a replay, presence snapshots for heartbeats:
 * time, disk and memory. Without --full half an hour of the morning stands for the day.
 *
 *     npm run bench -- day [--full]
 */
import { parseArgs } from 'node:util';
import { reporter } from './report.ts';
import { type Simulated, simulated } from './simulated.ts';
import { mLinesADay, morning, wholeDay } from './stretches.ts';

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
const report = reporter('day');
const beginning = await simulated({ ...morning, hours: 0.01 });
const stretch = await simulated(values.full ? wholeDay : morning);
/** With the step at which the back-test samples nights. */
const sparsely = await simulated(stretch.stretch, { step: 120 });

/** Lines of the stretch itself: what is known before anything happens is sent once, not every day. */
const lines = stretch.lines - beginning.lines;
const ofDay = lines / mLinesADay;
const perDay = (value: number): number => (values.full ? value : value / ofDay);
const minutes = ({ seconds }: Simulated): number => perDay(seconds - beginning.seconds) / 60;

/** What a collector's own store weighs, from half an hour of it. */
const [known, busy] = [
  await simulated(beginning.stretch, { asCollector: true }),
  await simulated(morning, { asCollector: true }),
];
const bytesALine = (busy.storeBytes - known.storeBytes) / (busy.lines - known.lines);
report(
  [
    { what: 'share of a day that was run', value: values.full ? 1 : ofDay, unit: 'days' },
    { what: 'lines replayed', value: lines, unit: 'lines' },
    {
      what: 'replay, processor time',
      value: ((stretch.processorSeconds - beginning.processorSeconds) * 1e6) / lines,
      unit: 'us/line',
    },
    {
      what: 'simulator, processor time',
      value: ((stretch.simulatorSeconds - beginning.simulatorSeconds) * 1e6) / lines,
      unit: 'us/line',
    },
    { what: 'a day, both piped, by the clock', value: minutes(stretch), unit: 'min', bar: { atMost: 5 } },
    { what: '  sampled every 120 s', value: minutes(sparsely), unit: 'min', bar: { atMost: 5 } },
    {
      what: 'a day, replay, processor time',
      value: perDay(stretch.processorSeconds - beginning.processorSeconds) / 60,
      unit: 'min',
    },
    { what: 'series sampled every 30 s', value: stretch.series, unit: 'series', bar: { atMost: 25_000 } },
    {
      what: 'store of a collector, a day',
      value: (bytesALine * mLinesADay) / 1e6,
      unit: 'MB',
      bar: { atMost: 1000 },
    },
    { what: 'replay, most memory', value: stretch.peakMegabytes, unit: 'MB' },
  ],
  { beginning, stretch, sparsely, known, busy, mLinesADay },
);
