import { faults } from '../../../collector/simulator/faults/faults.ts';
import type { Scenario } from '../../../collector/simulator/simulator.ts';

/** Days to simulate, and when forecasts are taken from them. */
export interface Situation {
  /** `healthy` or the id of the fault. */
  readonly kind: string;
  readonly seed: number;
  readonly traffic: number;
  readonly scenarios: readonly Scenario[];
  /** Epoch ms: first event, first and last forecast, end of what is simulated. */
  readonly start: number;
  readonly from: number;
  readonly until: number;
  readonly end: number;
}

/** Faults that delay money in the terminal, at the channel, at a bank, in the payer account. */
export const faultKinds = ['S07', 'S08', 'S12', 'S14'] as const;
/** Nights on which one such fault happens, of all nights: the assumption behind the weights of the table. */
export const nightsWithFault = 0.02;

const hour = 3_600_000;
const day = 24 * hour;
/** Few sales: the same cells, runs, files and banks cost a fifth. */
const traffic = 0.2;
/** A Tuesday evening. The first night teaches the ledger when things usually come. */
const start = Date.parse('2026-11-17T20:00:00+08:00');
const wednesday = Date.parse('2026-11-18T00:00:00+08:00');
/** A little longer than the last moment merchants look for money at. */
const slack = 10 * 60_000;

/** Three healthy days and a half, a Saturday among them. */
export const healthy = (seed: number): Situation => ({
  kind: 'healthy',
  seed,
  traffic,
  scenarios: [],
  start,
  from: wednesday + day / 2,
  until: wednesday + 4 * day,
  end: wednesday + 4 * day + slack,
});

/** A fault in the night to Thursday, or that morning, with parameters drawn by the seed. */
export function faulty(kind: string, seed: number): Situation {
  const onset = faults.find(({ id }) => id === kind)?.parameters.onset;
  if (onset?.kind !== 'moment') throw new RangeError(`no fault ${kind} with an onset`);
  const from = minutes(onset.from);
  const drawn = from + Math.floor((minutes(onset.until) - from) * ((seed * 0.618034) % 1));
  const at = new Date(wednesday + onset.day * day + drawn * 60_000).toISOString();
  return {
    kind,
    seed,
    traffic,
    scenarios: [{ id: kind, settings: { onset: at } }],
    start,
    from: wednesday + day / 2,
    until: wednesday + 2 * day,
    end: wednesday + 2 * day + slack,
  };
}

function minutes(time: string): number {
  const [h, m] = time.split(':').map(Number);
  return h! * 60 + m!;
}

export const looks = ({ from, until }: Situation, now: number): boolean =>
  now >= from && now < until && now % hour === 0;

/** How much one forecast of a kind counts when `hours` were looked at in all situations of that kind. */
export function weightOf(kind: string, hours: number): number {
  const nights = kind === 'healthy' ? 1 - faultKinds.length * nightsWithFault : nightsWithFault;
  return nights / hours;
}

export const hoursOf = ({ from, until }: Situation): number => (until - from) / hour;
