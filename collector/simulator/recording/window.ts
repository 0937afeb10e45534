import { situations } from '../benign/situations.ts';
import { instantOfText, instantText } from '../clock.ts';
import { faults } from '../faults/faults.ts';
import { shownFrom } from '../faults/shown.ts';
import type { Scenario } from '../simulator.ts';

export interface Asked {
  readonly seed: number;
  readonly vary: boolean;
  /** First moment, epoch ms, where one was asked for. */
  readonly start?: number;
  readonly hours?: number;
}

export interface RecordedWindow {
  /** Epoch ms. */
  readonly start: number;
  readonly end: number;
  readonly scenarios: readonly Scenario[];
}

const hourMs = 3_600_000;
const aFriday = '2026-11-20T00:00:00+08:00';

/**
 * What is recorded: as asked, else the window that shows the first scenario, else a day. Where that window had to follow
 * a drawn hour, the scenario comes with the hour set. Throws RangeError for settings that cannot be.
 */
export function recordedWindow(scenarios: readonly Scenario[], asked: Asked): RecordedWindow {
  const [first, ...others] = scenarios;
  const known = [...faults, ...situations].find(({ id }) => id === first?.id);
  const hours = asked.hours ?? known?.window.hours ?? 24;
  const from = (start: number, what = scenarios) => ({ start, end: start + hours * hourMs, scenarios: what });
  if (asked.start !== undefined) return from(asked.start);
  const fault = faults.find(({ id }) => id === first?.id);
  if (first === undefined || fault === undefined || !asked.vary)
    return from(instantOfText(known?.window.start ?? aFriday));
  const settings = first.settings ?? {};
  const { start, onset } = shownFrom(fault, { seed: asked.seed, vary: true, settings });
  if (onset === undefined) return from(start);
  return from(start, [{ ...first, settings: { ...settings, onset: instantText(onset) } }, ...others]);
}
