import { instantOfText } from '../clock.ts';
import { type Draw, type Parameters, valuesOf } from './parameters.ts';

/** A scenario that is recorded in the window that shows it. */
interface Windowed {
  readonly id: string;
  readonly window: { readonly start: string; readonly hours: number };
  readonly parameters: Parameters;
}

const hourMs = 3_600_000;
/** What fails at the counter is recorded from two hours before: rules that compare with the hours before need hours before. */
const beforeMs = 2 * hourMs;
/** A longer window has room for every hour an onset is drawn from. */
const shortHours = 6;

/**
 * Where a recording of a scenario begins, epoch ms, and its onset where that had to be fixed: a short window, or one that
 * would begin too late, moves to where the drawn hour is.
 */
export function shownFrom(scenario: Windowed, draw: Omit<Draw, 'start'>): { start: number; onset?: number } {
  const { id, window, parameters } = scenario;
  const start = instantOfText(window.start);
  if (parameters.onset?.kind !== 'moment') return { start };
  const onset = Number(valuesOf(id, parameters, { ...draw, start }).onset);
  if (window.hours > shortHours && onset >= start + beforeMs) return { start };
  return { start: onset - beforeMs, onset };
}
