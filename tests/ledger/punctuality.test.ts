import { describe, expect, test } from 'vitest';
import { addDays } from '../../collector/time/date.ts';
import type { SettlementModeLabel } from '../../collector/time/settlementmode.ts';
import { at, type Draft, openFixture } from './fixture.ts';
import { runEvent } from './stories/settlement.ts';

const plan = (mode: string, day: string, time: string): Draft =>
  runEvent(`${day} ${time}`, mode, 'planned', {
    settlementDay: day,
    runId: `RUN-${mode.replace('+', '')}-${day}`,
  });

function plannedBy(mode: SettlementModeLabel, day: string, ...events: readonly Draft[]): number | undefined {
  const fixture = openFixture();
  fixture.book(...events);
  return fixture.restart().ledger.punctuality.plannedBy(mode, day);
}

describe('when a run is planned', () => {
  const monday = '2026-11-23';

  test('nobody knows without plans, with those of one other mode, or for a mode without runs', () => {
    expect(plannedBy('T+1', monday)).toBeUndefined();
    expect(plannedBy('T+1', monday, plan('D+1', monday, '04:00'))).toBeUndefined();
    expect(
      plannedBy('S+0', monday, plan('D+1', monday, '04:00'), plan('D+0', monday, '22:00')),
    ).toBeUndefined();
  });

  test('as long before its end as the latest of two others', () => {
    // D+1 ends at 05:00 and is planned an hour before, D+0 at 23:20 and 50 minutes before.
    const others = [plan('D+1', monday, '04:00'), plan('D+0', monday, '22:30')];
    expect(plannedBy('T+1', monday, ...others)).toBe(at(`${monday} 04:40`));
  });

  test('by its own habit and four deviations after five plans', () => {
    const days = Array.from({ length: 40 }, (_, n) => addDays('2026-10-05', n));
    const own = days.map((day) => plan('T+1', day, '03:00'));
    const others = [plan('D+1', monday, '04:00'), plan('D+0', monday, '22:30')];
    expect(plannedBy('T+1', monday, ...own.slice(0, 4), ...others)).toBe(at(`${monday} 04:40`));
    const late = plannedBy('T+1', monday, ...own, ...others)!;
    expect(late).toBeGreaterThanOrEqual(at(`${monday} 03:04`));
    expect(late).toBeLessThan(at(`${monday} 03:06`));
  });
});
