import { describe, expect, it } from 'vitest';
import { majorUnits } from '../../collector/families/money.ts';
import {
  combinations,
  counter,
  distribution,
  gaugeEach,
  moneyCounter,
  moneyGauge,
  pairs,
} from '../../collector/families/views.ts';
import { histogram } from '../../collector/state/histogram.ts';
import { tally } from '../../collector/state/tally.ts';

const channel = { label: 'channel', values: ['a', 'b'] };
const currency = { label: 'currency', values: ['CNY', 'JPY', 'KWD'] };

describe('views', () => {
  it('lists combinations in the order tallies and histograms are read in', () => {
    const order: string[][] = [];
    tally('t', channel, currency).each((labels) => order.push([...labels]));
    expect(combinations([channel, currency])).toEqual(order);
    expect(histogram('h', { bounds: [1], perUnit: 1 }, channel, currency).series()).toEqual(order);
    expect(combinations([])).toEqual([[]]);
  });

  it('reads a tally as a counter', () => {
    const sales = tally('sales', channel);
    sales.add(3, 'b');
    const metric = counter('acquirer_sales_total', 'Sales.', sales);
    expect(metric.series).toEqual([['a'], ['b']]);
    expect(metric.read(0)).toEqual([0, 3]);
  });

  it('reads money in major units of each currency', () => {
    expect(['CNY', 'JPY', 'KWD'].map(majorUnits)).toEqual([100, 1, 1000]);
    const amount = tally('amount', channel, currency);
    for (const each of currency.values) amount.add(12_345, 'b', each);
    expect(moneyCounter('acquirer_x_amount_total', 'X.', amount).read(0)).toEqual([
      0, 0, 0, 123.45, 12_345, 12.345,
    ]);
    const held = moneyGauge('acquirer_y_amount', 'Y.', [currency], () => [100, 100, 100]);
    expect(held.read(0)).toEqual([1, 100, 0.1]);
  });

  it('gives a combined label two names', () => {
    const version = { label: 'version', values: ['m1|1.0', 'm2|2'] };
    const metric = gaugeEach('acquirer_z', 'Z.', [channel, version], (_now, a, b) =>
      a === 'b' && b === 'm2|2' ? 7 : 0,
    );
    const split = pairs(metric, 'version', '|', ['model', 'firmware']);
    expect(split.labels).toEqual(['channel', 'model', 'firmware']);
    expect(split.series).toEqual([
      ['a', 'm1', '1.0'],
      ['a', 'm2', '2'],
      ['b', 'm1', '1.0'],
      ['b', 'm2', '2'],
    ]);
    expect(split.read(0)).toEqual([0, 0, 0, 7]);
  });

  it('reads a histogram with its buckets', () => {
    const lag = histogram('lag', { bounds: [1, 5], perUnit: 1000 }, channel);
    lag.observe(2000, 'a');
    const metric = distribution('acquirer_lag_seconds', 'Lag.', lag);
    expect(metric.buckets).toEqual([1, 5]);
    expect(metric.read(0)).toEqual([
      { counts: [0, 1, 0], sum: 2 },
      { counts: [0, 0, 0], sum: 0 },
    ]);
  });
});
