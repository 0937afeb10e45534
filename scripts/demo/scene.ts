import { dayOf, instantOf, minutesOfText } from '../../collector/simulator/clock.ts';
import type { Fault } from '../../collector/simulator/faults/fault.ts';
import { faults } from '../../collector/simulator/faults/faults.ts';
import { valuesOf } from '../../collector/simulator/faults/parameters.ts';

/** When the demo plays. Times are business time, epoch ms. */
export interface Scene {
  readonly fault: Fault | undefined;
  /** What the demo's clock shows when it is started. */
  readonly start: number;
  /** When the fault begins; undefined = whenever it is injected. */
  readonly onset: number | undefined;
}

/** Thursday 19 November 2026, an ordinary working day, 10:30 in Shanghai: where a demo without a fault plays. */
const ordinaryMorning = Date.UTC(2026, 10, 19, 2, 30);
const morningMinutes = 10 * 60 + 30;

/** One line per scenario, for the help. */
export const scenarioLines = (): string[] => faults.map(({ id, title }) => `${id}  ${title}`);

/** The scenario of that name; undefined when there is none. */
export const faultNamed = (name: string): Fault | undefined => faults.find(({ id }) => id === name);

/** Time to get everything running before a fault that is bound to its hour. */
const leadMs = 5 * 60_000;

/**
 * A fault that can strike at any hour of business strikes in the morning of the day of its example, when it is
 * injected. One that is bound to an hour (a clearing file is late at night) strikes at that hour, and the demo's clock
 * begins five minutes before.
 */
export function sceneOf(fault: Fault | undefined): Scene {
  if (fault === undefined) return { fault, start: ordinaryMorning, onset: undefined };
  const day = { seed: 0, vary: false, start: Date.parse(fault.window.start), settings: {} };
  const usual = valuesOf(fault.id, fault.parameters, day).onset as number;
  const parameter = fault.parameters.onset;
  const free =
    parameter?.kind === 'moment' &&
    minutesOfText(parameter.from) <= morningMinutes &&
    morningMinutes <= minutesOfText(parameter.until);
  if (!free) return { fault, start: usual - leadMs, onset: usual };
  return { fault, start: instantOf(dayOf(usual), morningMinutes), onset: undefined };
}
