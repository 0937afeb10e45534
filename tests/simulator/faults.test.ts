import { describe, expect, test } from 'vitest';
import { instantOfText } from '../../collector/simulator/clock.ts';
import { faults } from '../../collector/simulator/faults/faults.ts';
import { type TruthFault, truthSchema } from '../../collector/simulator/truth/schema.ts';
import { type Difference, difference, type Recording, record } from './recording.ts';

/** A busy morning: counter faults from 10:00 on. */
const morning = instantOfText('2026-11-24T09:30:00+08:00');
const morningHours = 1.5;
/** An evening and the morning after: files, runs, payouts. */
const evening = instantOfText('2026-11-19T21:00:00+08:00');
const eveningHours = 15;

const counterFaults = [
  { id: 'S01', settings: { onset: '10:00', minutes: '30' }, ignore: [] },
  { id: 'S02', settings: { onset: '10:00', minutes: '30' }, ignore: [] },
  { id: 'S03', settings: { onset: '10:00', minutes: '30', issuer: 'icbc' }, ignore: [] },
  { id: 'S04', settings: { onset: '10:00', minutes: '30', regions: 'east+south' }, ignore: [] },
  { id: 'S05', settings: { onset: '10:00', minutes: '45' }, ignore: ['terminal.registry'] },
  { id: 'S06', settings: { onset: '2026-11-24T10:00:00+08:00', minutes: '30' }, ignore: [] },
  { id: 'S15', settings: { onset: '10:00', minutes: '45' }, ignore: [] },
  { id: 'S16', settings: { onset: '10:00', noticeDays: '1' }, ignore: [] },
  { id: 'S17', settings: { onset: '10:00', wrongMac: '0.4' }, ignore: [] },
  { id: 'S18', settings: { onset: '10:00', stallAfter: '10', minutes: '40' }, ignore: [] },
  { id: 'S19', settings: { onset: '10:00', minutes: '30' }, ignore: [] },
] as const;

const nightFaults = [
  { id: 'S07', ignore: [] },
  { id: 'S08', ignore: [] },
  { id: 'S09', ignore: [] },
  { id: 'S10', ignore: [] },
  { id: 'S12', ignore: ['maintenance.window'] },
  { id: 'S14', ignore: [] },
] as const;

const bases = new Map<number, Recording>();
const baseOf = (start: number, hours: number): Recording => {
  const base = bases.get(start) ?? record({ seed: 5, start }, hours);
  bases.set(start, base);
  return base;
};

function compare(
  id: string,
  settings: Record<string, string>,
  start: number,
  hours: number,
  ignore: readonly string[],
) {
  const faulty = record({ seed: 5, start, scenarios: [{ id, settings }] }, hours);
  const truth = truthSchema.parse(faulty.truth).faults[0]!;
  return { truth, ...difference(baseOf(start, hours), faulty, ignore) };
}

/** Faults whose first sign is not the first difference: what comes before is announced, planned or an attribute. */
const precededByOrdinary = new Set(['S05', 'S12', 'S18']);

function check(truth: TruthFault, d: Difference, start: number): void {
  expect(d.added.length + d.removed.length).toBeGreaterThan(10);
  expect(Math.min(d.firstAdded, d.firstRemoved)).toBeGreaterThanOrEqual(start);
  const first = instantOfText(truth.firstObservableAt!);
  // A changed line is seen when it comes, a withheld one when it would have come.
  if (precededByOrdinary.has(truth.scenario)) {
    expect(first).toBeGreaterThanOrEqual(instantOfText(truth.onset));
    expect(first).toBeLessThan(instantOfText(truth.onset) + 120_000);
  } else expect([d.firstAdded, d.firstRemoved]).toContain(first);
}

describe('a counter fault', () => {
  test.each(counterFaults)('$id changes events, and its truth names the first of them', (scenario) => {
    const { truth, ...d } = compare(scenario.id, scenario.settings, morning, morningHours, scenario.ignore);
    check(truth, d, morning);
    if (scenario.id !== 'S16') expect(truth.affected.merchants).toBeGreaterThan(5);
  });
});

describe('a money fault', () => {
  test.each(nightFaults)('$id changes events, and its truth names the first of them', ({ id, ignore }) => {
    const { truth, ...d } = compare(id, {}, evening, eveningHours, ignore);
    check(truth, d, evening);
    expect(truth.affected.amount).toBeGreaterThan(0);
    // Twice the money is nothing a merchant calls about.
    if (id === 'S10') expect(truth.visibleAt).toBeNull();
    else expect(truth.achievableLeadSeconds).toBeGreaterThan(3600);
  });
});

describe('several faults', () => {
  test('overlap, each with its own truth', () => {
    const { truth } = record(
      {
        seed: 5,
        start: morning,
        scenarios: [
          { id: 'S02', settings: { onset: '09:45', minutes: '30' } },
          { id: 'S04', settings: { onset: '10:00', minutes: '30' } },
        ],
      },
      1,
    );
    expect(truth.faults.map((fault) => fault.scenario)).toEqual(['S02', 'S04']);
    for (const fault of truth.faults) expect(fault.firstObservableAt).not.toBeNull();
  });
});

describe('parameters', () => {
  test('every default lies in its range, and every fault has an onset', () => {
    for (const { id, parameters } of faults) {
      expect(parameters, id).toHaveProperty('onset');
      for (const [name, parameter] of Object.entries(parameters)) {
        if (parameter.kind === 'choice') expect(parameter.among, `${id}.${name}`).toContain(parameter.value);
        if ('min' in parameter) {
          expect(parameter.value, `${id}.${name}`).toBeGreaterThanOrEqual(parameter.min);
          expect(parameter.value, `${id}.${name}`).toBeLessThanOrEqual(parameter.max);
        }
      }
    }
  });

  test('vary with the seed, inside their ranges, and stay for the same seed', () => {
    const drawn = (seed: number) =>
      record({ seed, start: morning, vary: true, scenarios: [{ id: 'S01' }] }, 0).truth.faults[0]!.parameters;
    expect(drawn(1)).toEqual(drawn(1));
    const minutes = [1, 2, 3, 4, 5, 6].map((seed) => drawn(seed).minutes as number);
    expect(new Set(minutes).size).toBe(6);
    for (const value of minutes) expect(value).toBeGreaterThanOrEqual(15);
    for (const value of minutes) expect(value).toBeLessThanOrEqual(90);
  });

  test('a setting that does not exist, and a name that does not, are refused by name', () => {
    const start = (settings: Record<string, string>) => () =>
      record({ seed: 1, start: morning, scenarios: [{ id: 'S01', settings }] }, 0);
    expect(start({ size: 'x' })).toThrow(/S01.size/);
    expect(start({ sise: '0.5' })).toThrow(/sise/);
    expect(start({ channel: 'nowhere' })).toThrow(/no channel nowhere/);
    expect(() => record({ seed: 1, start: morning, scenarios: [{ id: 'S99' }] }, 0)).toThrow(/S99/);
  });
});
