import type { DataFrame } from '@grafana/data';
import { describe, expect, test } from 'vitest';
import { first, type Sample, samplesOf, sumBy } from '../src/logic/samples.ts';

const frame = (...fields: object[]): DataFrame => ({ fields, length: 1 }) as unknown as DataFrame;

describe('samples', () => {
  test('a frame per series: labels of the value field, its last value', () => {
    const time = { name: 'Time', type: 'time', values: [1, 2] };
    const value = { name: 'Value', type: 'number', values: [3, 4], labels: { channel: 'visa' } };
    expect(samplesOf([frame(time, value)])).toEqual([{ labels: { channel: 'visa' }, value: 4 }]);
  });

  test('a table: a text column per label, a row per sample, no row for null', () => {
    const channel = { name: 'channel', type: 'string', values: ['visa', 'alipay', 'wechat'] };
    const value = { name: 'Value', type: 'number', values: [3, null, 5] };
    expect(samplesOf([frame(channel, value)])).toEqual([
      { labels: { channel: 'visa' }, value: 3 },
      { labels: { channel: 'wechat' }, value: 5 },
    ]);
  });

  test('nothing at all', () => {
    expect(samplesOf([])).toEqual([]);
    expect(samplesOf([frame({ name: 'Value', type: 'number', values: [] })])).toEqual([]);
  });

  test('sums by a label, and the first number', () => {
    const samples: Sample[] = [
      { labels: { stage: 'payout' }, value: Number.NaN },
      { labels: { stage: 'payout' }, value: 2 },
      { labels: {}, value: 1 },
    ];
    expect(first(samples)).toBe(2);
    expect(first([])).toBeUndefined();
    expect(sumBy(samples.slice(1), 'stage')).toEqual(
      new Map([
        ['payout', 2],
        ['', 1],
      ]),
    );
  });
});
