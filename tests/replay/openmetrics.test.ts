import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Metric } from '../../collector/families/family.ts';
import { samplesOf } from '../../collector/replay/openmetrics.ts';
import { emptyFolder } from '../scripts/tools/folder.ts';

const minute = 60_000;

const requests: Metric = {
  name: 'acquirer_requests_total',
  help: 'Requests, "all" of them.',
  type: 'counter',
  labels: ['channel'],
  series: [['visa'], ['cup_card']],
  read: (now) => [now / minute, 7],
};

const duration: Metric = {
  name: 'acquirer_wait_seconds',
  help: 'Waits.',
  type: 'histogram',
  labels: ['channel'],
  series: [['visa']],
  buckets: [0.1, 1],
  read: () => [{ counts: [2, 3, 1], sum: 4.5 }],
};

function textOf(metrics: readonly Metric[], steps: readonly number[]): string {
  const file = join(emptyFolder(), 'samples.om');
  const samples = samplesOf(metrics, { job: 'acquirer' }, steps.length);
  for (const at of steps) samples.record(at);
  samples.write(file);
  return readFileSync(file, 'utf8');
}

test('a family stands together, each series in the order of time', () => {
  expect(textOf([requests], [0, minute])).toBe(`# TYPE acquirer_requests counter
# HELP acquirer_requests Requests, \\"all\\" of them.
acquirer_requests_total{channel="visa",job="acquirer"} 0 0
acquirer_requests_total{channel="visa",job="acquirer"} 1 60
acquirer_requests_total{channel="cup_card",job="acquirer"} 7 0
acquirer_requests_total{channel="cup_card",job="acquirer"} 7 60
# EOF
`);
});

test('a histogram is cumulated, with sum and count', () => {
  expect(textOf([duration], [1_500])).toBe(`# TYPE acquirer_wait_seconds histogram
# HELP acquirer_wait_seconds Waits.
acquirer_wait_seconds_bucket{le="0.1",channel="visa",job="acquirer"} 2 1.5
acquirer_wait_seconds_bucket{le="1",channel="visa",job="acquirer"} 5 1.5
acquirer_wait_seconds_bucket{le="+Inf",channel="visa",job="acquirer"} 6 1.5
acquirer_wait_seconds_sum{channel="visa",job="acquirer"} 4.5 1.5
acquirer_wait_seconds_count{channel="visa",job="acquirer"} 6 1.5
# EOF
`);
});

test('the sample can carry another time than the reading, and writing makes room', () => {
  const file = join(emptyFolder(), 'samples.om');
  const samples = samplesOf([requests], {}, 1);
  samples.record(minute, 5 * minute);
  expect(samples.full).toBe(true);
  expect(() => samples.record(2 * minute)).toThrow(RangeError);
  expect(samples.write(file)).toBe(2);
  samples.record(2 * minute);
  samples.write(file);
  expect(readFileSync(file, 'utf8')).toContain('acquirer_requests_total{channel="visa"} 2 120\n');
});

test('special values are written as Prometheus reads them', () => {
  const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const odd: Metric = {
    ...requests,
    name: 'acquirer_odd',
    type: 'gauge',
    series: values.map((_, i) => [`v${i}`]),
    read: () => values,
  };
  const text = textOf([odd], [0]);
  expect([...text.matchAll(/} (\S+) 0$/gm)].map((match) => match[1])).toEqual(['NaN', '+Inf', '-Inf']);
});

test('a metric that answers with another number of readings is refused', () => {
  const short: Metric = { ...requests, read: () => [1] };
  expect(() => samplesOf([short], {}, 1).record(0)).toThrow('acquirer_requests_total read 1 of 2');
});
