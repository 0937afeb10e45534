import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Metric } from '../../collector/families/family.ts';
import { exposition } from '../../collector/metrics/exposition.ts';

const gauge = (change: Partial<Metric> = {}): Metric => ({
  name: 'acquirer_things',
  help: 'Things.',
  type: 'gauge',
  labels: ['channel'],
  series: [['a'], ['b']],
  read: () => [1, 2.5],
  ...change,
});
const text = (metrics: readonly Metric[], now = 0): string => {
  const all = exposition(metrics);
  return [...all.write(all.read(now))].join('');
};

describe('the text format', () => {
  test('of gauges and counters', () => {
    const plain = gauge({ name: 'acquirer_up', labels: [], series: [[]], read: () => [1] });
    const counter = gauge({ name: 'acquirer_x_total', type: 'counter' });
    expect(text([plain, counter])).toBe(`# HELP acquirer_up Things.
# TYPE acquirer_up gauge
acquirer_up 1
# HELP acquirer_x_total Things.
# TYPE acquirer_x_total counter
acquirer_x_total{channel="a"} 1
acquirer_x_total{channel="b"} 2.5
`);
  });

  test('of histograms, whose buckets add up', () => {
    const histogram = gauge({
      name: 'acquirer_lag_seconds',
      type: 'histogram',
      series: [['a']],
      buckets: [0.1, 1],
      read: () => [{ counts: [3, 2, 1], sum: 7.25 }],
    });
    expect(text([histogram])).toBe(`# HELP acquirer_lag_seconds Things.
# TYPE acquirer_lag_seconds histogram
acquirer_lag_seconds_bucket{channel="a",le="0.1"} 3
acquirer_lag_seconds_bucket{channel="a",le="1"} 5
acquirer_lag_seconds_bucket{channel="a",le="+Inf"} 6
acquirer_lag_seconds_sum{channel="a"} 7.25
acquirer_lag_seconds_count{channel="a"} 6
`);
  });

  test('escapes what labels and help may hold', () => {
    const odd = gauge({ help: 'One\nback\\slash.', series: [['"\\\n']], read: () => [1] });
    expect(text([odd])).toContain('# HELP acquirer_things One\\nback\\\\slash.\n');
    expect(text([odd])).toContain('acquirer_things{channel="\\"\\\\\\n"} 1\n');
  });

  test('keeps every digit of a number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        const [, written] = /\} (\S+)\n$/.exec(text([gauge({ series: [['a']], read: () => [value] })]))!;
        const read = written === '+Inf' ? Infinity : written === '-Inf' ? -Infinity : Number(written);
        expect(read === value || (read === 0 && value === 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('passes the moment of the scrape to every metric', () => {
    expect(text([gauge({ read: (now) => [now, now] })], 42)).toContain('{channel="a"} 42\n');
  });
});

describe('a snapshot', () => {
  test('does not follow what it was read from', () => {
    const live = Float64Array.of(1, 2);
    const counts = [1, 0];
    const all = exposition([
      gauge({ read: () => live }),
      gauge({
        name: 'acquirer_s_seconds',
        type: 'histogram',
        series: [['a']],
        buckets: [1],
        read: () => [{ counts, sum: 0 }],
      }),
    ]);
    const snapshot = all.read(0);
    live.fill(9);
    counts.fill(9);
    const written = [...all.write(snapshot)].join('');
    expect(written).toContain('acquirer_things{channel="a"} 1\n');
    expect(written).toContain('acquirer_s_seconds_count{channel="a"} 1\n');
  });

  test('a metric that reads another number of values than it has series is a defect', () => {
    expect(() => exposition([gauge({ read: () => [1] })]).read(0)).toThrow(
      /acquirer_things reads 1 values for 2/,
    );
  });

  test('is written in pieces of some thousand lines', () => {
    const series = Array.from({ length: 25_000 }, (_, i) => [`c${i}`]);
    const all = exposition([gauge({ series, read: () => series.map((_, i) => i) })]);
    const pieces = [...all.write(all.read(0))];
    expect(pieces.length).toBeGreaterThanOrEqual(3);
    for (const piece of pieces) expect(piece.split('\n').length).toBeLessThan(8100);
  });
});
