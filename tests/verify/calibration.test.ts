import { beforeAll, expect, test } from 'vitest';
import { type Observation, observe } from './calibration/observe.ts';
import { faultKinds, faulty, healthy, hoursOf, weightOf } from './calibration/plan.ts';
import { markdown, reliability, type Weighted } from './calibration/table.ts';

const observed = new Map<string, Observation[]>();
const weighted: Weighted[] = [];

beforeAll(() => {
  for (const situation of [healthy(1), ...faultKinds.map((kind) => faulty(kind, 1))]) {
    const { kind } = situation;
    const seen = observe(situation);
    observed.set(kind, seen);
    const weight = weightOf(kind, hoursOf(situation));
    weighted.push(...seen.map((observation) => ({ observation, weight })));
  }
  console.log(`${markdown(reliability(weighted))}\n`);
}, 1_800_000);

test('what is said to miss, misses about as often as said', () => {
  const bins = reliability(weighted).filter(({ forecasts }) => forecasts >= 200);
  expect(bins.length).toBeGreaterThanOrEqual(2);
  for (const { counted, amounts } of bins) {
    expect(Math.abs(counted.said - counted.missed)).toBeLessThan(0.15);
    expect(Math.abs(amounts.said - amounts.missed)).toBeLessThan(0.2);
  }
});

test('on healthy days only held and returned money is said to miss', () => {
  const wrong = observed.get('healthy')!.filter(({ said, missed }) => said >= 0.5 && missed < 0.5);
  expect(wrong).toEqual([]);
});

test.each(faultKinds)('%s: money at risk is named before merchants look for it', (kind) => {
  const late = observed
    .get(kind)!
    .filter(({ missed, account }) => missed > 0.9 && account !== 'account.held');
  const named = late.filter(({ said }) => said >= 0.5);
  const amountOf = (some: readonly Observation[]): number => some.reduce((sum, o) => sum + o.amount, 0);
  expect(amountOf(late)).toBeGreaterThan(0);
  // Before the first sign of a fault nobody can know: a quarter of hours times money is what a late file leaves.
  expect(amountOf(named)).toBeGreaterThan(amountOf(late) * 0.15);
});
