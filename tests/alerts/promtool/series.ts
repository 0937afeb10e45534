export type Labels = Readonly<Record<string, string>>;

/** A value, no sample, or the marker Prometheus writes when a target is gone. */
export type Sample = number | null | 'stale';

/** One series as promtool takes it: a sample per step. */
export interface Series {
  readonly name: string;
  readonly labels: Labels;
  readonly values: readonly Sample[];
}

/** Steps of a test and the part of them in which the fault is on, seconds. */
export interface Timeline {
  readonly step: number;
  readonly seconds: number;
  readonly from: number;
  readonly to: number;
}

/** A value that differs while the fault is on; a function gets the second and whether it is on. */
export type Level = number | null | ((second: number, faulty: boolean) => number | null);

/** A level from each minute on, until the next. */
export const inTurn =
  (...turns: readonly (readonly [minute: number, level: number])[]): Level =>
  (second) =>
    turns.findLast(([minute]) => minute * 60 <= second)?.[1] ?? null;

const times = ({ step, seconds }: Timeline): number[] =>
  Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step);

const isFaulty = ({ from, to }: Timeline, second: number): boolean => second >= from && second < to;

const levelAt = (level: Level, second: number, faulty: boolean): number | null =>
  typeof level === 'function' ? level(second, faulty) : level;

/** A gauge with one level when all is well and another during the fault. */
export function gauge(
  time: Timeline,
  name: string,
  labels: Labels,
  healthy: Level,
  faulty: Level = healthy,
): Series {
  const values = times(time).map((second) => {
    const on = isFaulty(time, second);
    return levelAt(on ? faulty : healthy, second, on);
  });
  return { name, labels, values };
}

/** A counter that rises by so much a minute; its steps are spread evenly, so that rates are exact. */
export function counter(
  time: Timeline,
  name: string,
  labels: Labels,
  perMinute: number,
  faultyPerMinute: number = perMinute,
): Series {
  let total = 0;
  const values = times(time).map((second) => {
    const at = Number(total.toFixed(6));
    total += ((isFaulty(time, second) ? faultyPerMinute : perMinute) * time.step) / 60;
    return at;
  });
  return { name, labels, values };
}

/** The same series, ending when the fault begins: the target is gone, or stopped exporting it. */
export const gone = (time: Timeline, series: Series): Series => ({
  ...series,
  values: series.values.map((value, i) => {
    if (i * time.step < time.from) return value;
    return (i - 1) * time.step < time.from ? 'stale' : null;
  }),
});

/** The same counter, begun again from 0 in the middle of the fault: the process lost its state. */
export function restarted(time: Timeline, series: Series): Series {
  const at = Math.floor((time.from + time.to) / 2 / time.step);
  const base = Number(series.values[at] ?? 0);
  return { ...series, values: series.values.map((v, i) => (i < at || typeof v !== 'number' ? v : v - base)) };
}

/** What a scrape adds to every series of the collector; rules must neither need nor show it. */
const scrape: Labels = { instance: 'collector:9464', job: 'acquirer-collector' };

/** promtool's `input_series`. */
export function inputSeries(all: readonly Series[]): { series: string; values: string }[] {
  const seen = new Set<string>();
  return all.flatMap(({ name, labels, values }) => {
    const all = name.startsWith('acquirer_') ? { ...scrape, ...labels } : labels;
    const pairs = Object.entries(all).map(([key, value]) => `${key}="${value}"`);
    const series = pairs.length === 0 ? name : `${name}{${pairs.join(',')}}`;
    if (seen.has(series)) throw new Error(`series given twice: ${series}`);
    seen.add(series);
    return [{ series, values: values.map((value) => (value === null ? '_' : String(value))).join(' ') }];
  });
}
