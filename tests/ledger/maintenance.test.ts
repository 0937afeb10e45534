import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maintenance } from '../../collector/families/maintenance.ts';
import { maintenanceBook } from '../../collector/ledger/maintenance.ts';
import { nonZero, readings } from '../families/readings.ts';
import { event, instant, openHarness } from './harness.ts';

const failing = new Set<string>();
const open = () =>
  openHarness((f) => ({
    maintenance: maintenanceBook(f, (scope, subject) => failing.has(`${scope} ${subject}`)),
  }));
const hour = 3_600_000;
const t = Date.parse('2026-11-21T00:00:00+08:00');

function window(announced: number, fields: Record<string, unknown> = {}) {
  return event('maintenance.window', {
    at: instant(t + announced),
    windowId: 'MW-1',
    scope: 'bank',
    subject: 'bank_a',
    type: 'planned',
    start: instant(t),
    end: instant(t + 4 * hour),
    ...fields,
  });
}

describe('maintenance book', () => {
  it('knows a window before, in and after it', () => {
    const { send, books } = open();
    send(window(-hour));
    const at = (ms: number) => books.maintenance.windowOf('bank', 'bank_a', t + ms);
    expect([at(-1), at(0), at(4 * hour - 1), at(4 * hour), at(28 * hour - 1), at(28 * hour)]).toEqual([
      undefined,
      'active',
      'active',
      'overran',
      'overran',
      undefined,
    ]);
    expect(books.maintenance.windowOf('issuer', 'bank_a', t)).toBeUndefined();
    expect(books.maintenance.windowOf('bank', 'icbc', t)).toBeUndefined();
  });

  it('follows the newest announcement: moved, ended early, cancelled', () => {
    const { send, books } = open();
    const at = (ms: number) => books.maintenance.windowOf('bank', 'bank_a', t + ms);
    send(window(-hour, { start: instant(t + hour) }));
    send(window(-2 * hour));
    expect(at(0)).toBeUndefined();
    send(window(3 * hour, { endedAt: instant(t + 3 * hour) }));
    expect([at(3 * hour - 1), at(3 * hour), at(5 * hour)]).toEqual(['active', undefined, undefined]);
    send(window(3 * hour + 1, { cancelled: true }));
    expect(at(2 * hour)).toBeUndefined();
  });

  it('overruns only while nobody reported the end and the subject still fails', () => {
    const { send, books } = open();
    send(window(-hour));
    const overrun = (ms: number) => books.maintenance.overrun('bank', 'bank_a', t + ms);
    expect(overrun(5 * hour)).toBe(0);
    failing.add('bank bank_a');
    expect([overrun(4 * hour - 1), overrun(5 * hour), overrun(28 * hour)]).toEqual([0, hour, 0]);
    send(window(5 * hour, { endedAt: instant(t + 5 * hour) }));
    expect(overrun(6 * hour)).toBe(0);
    failing.clear();
  });

  it('a bank that refuses payouts for maintenance after the planned end is still away, until it serves one', () => {
    const { send, books } = open();
    send(window(-hour));
    const overrun = (ms: number) => books.maintenance.overrun('bank', 'bank_a', t + ms);
    let attempt = 0;
    const answered = (ms: number, state: string, reason?: string) =>
      send(
        event('payout', {
          at: instant(t + ms),
          bank: 'bank_a',
          attempt: ++attempt,
          state,
          ...(reason && { reason }),
        }),
      );
    answered(4 * hour - 1000, 'failed', 'bank_maintenance');
    expect(overrun(4 * hour + 1000)).toBe(0);
    answered(4 * hour + 2000, 'failed', 'bank_maintenance');
    expect([overrun(4 * hour + 3000), overrun(5 * hour + 3000)]).toEqual([3000, 0]);
    answered(5 * hour, 'failed', 'name_mismatch');
    expect(overrun(5 * hour)).toBe(hour);
    answered(5 * hour + 1000, 'credited');
    expect(overrun(5 * hour + 1000)).toBe(0);
  });

  it('shows the nearest of several to come, and overruns since the first that ended', () => {
    const { send, books } = open();
    send(window(-3, { windowId: 'MW-2', start: instant(t + 9 * hour), end: instant(t + 10 * hour) }));
    send(window(-2, { windowId: 'MW-1' }));
    send(window(-1, { windowId: 'MW-3', start: instant(t + 12 * hour), end: instant(t + 13 * hour) }));
    expect(books.maintenance.current('bank', 'bank_a', 'planned', t - 1)?.start).toBe(t);
    expect(books.maintenance.current('bank', 'bank_a', 'planned', t + 5 * hour)?.start).toBe(t + 9 * hour);
    failing.add('bank bank_a');
    expect(books.maintenance.overrun('bank', 'bank_a', t + 14 * hour)).toBe(10 * hour);
    failing.clear();
  });

  it('shows the longest of several that overlap', () => {
    const { send, books } = open();
    send(window(-3, { windowId: 'MW-1' }));
    send(window(-2, { windowId: 'MW-2', end: instant(t + 5 * hour) }));
    send(window(-1, { windowId: 'MW-3', end: instant(t + 3 * hour) }));
    const current = (at: number) => books.maintenance.current('bank', 'bank_a', 'planned', t + at)?.end;
    expect([current(-1), current(hour)]).toEqual([t + 5 * hour, t + 5 * hour]);
  });

  it('takes a window of everything for one of every subject', () => {
    const { send, books } = open();
    send(window(-hour, { scope: 'all', subject: 'all', type: 'emergency' }));
    expect(books.maintenance.windowOf('channel', 'alipay', t)).toBe('active');
    expect(books.maintenance.current('gateway', 'gw1', 'emergency', t)?.end).toBe(t + 4 * hour);
    expect(books.maintenance.current('gateway', 'gw1', 'planned', t)).toBeUndefined();
  });

  it('forgets windows a week after their end', () => {
    const { send, books, commit, foundation } = open();
    send(window(-hour));
    commit();
    books.maintenance.tick!(t + 4 * hour + 7 * 24 * hour);
    expect(foundation.space.drain('commit')).toEqual([]);
    books.maintenance.tick!(t + 5 * hour + 7 * 24 * hour + 1);
    expect(foundation.space.drain('commit')).toEqual([{ space: 'maintenance', key: 'MW-1', value: null }]);
  });

  it('reads the same for announcements in any order and after a restart', () => {
    const announcement = fc.record({
      announced: fc.integer({ min: -5000, max: -1 }),
      windowId: fc.constantFrom('MW-1', 'MW-2', 'MW-3'),
      subject: fc.constantFrom('bank_a', 'icbc'),
      start: fc.integer({ min: -3, max: 3 }),
      hours: fc.integer({ min: 1, max: 5 }),
      cancelled: fc.boolean(),
    });
    const drawn = fc.uniqueArray(announcement, { selector: (a) => a.announced, maxLength: 8 });
    fc.assert(
      fc.property(drawn, (announcements) => {
        const events = announcements.map(({ announced, start, hours, ...fields }) =>
          window(announced, {
            ...fields,
            start: instant(t + start * hour),
            end: instant(t + (start + hours) * hour),
          }),
        );
        const [one, other] = [open(), open()];
        for (const each of events) one.send(each);
        for (const each of events.toReversed()) other.send(each);
        one.commit();
        const expected = readings(maintenance, one, t);
        expect(readings(maintenance, other, t)).toEqual(expected);
        expect(readings(maintenance, one.reopen(), t)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('maintenance family', () => {
  it('keeps a bank and an issuer of one name apart', () => {
    const harness = open();
    harness.send(window(-hour, { subject: 'icbc' }));
    expect(nonZero(readings(maintenance, harness, t + hour))).toEqual({
      'maintenance_window_active{scope_type="bank",scope="icbc",kind="planned"}': 1,
      'maintenance_window_start_timestamp_seconds{scope_type="bank",scope="icbc",kind="planned"}': t / 1000,
      'maintenance_window_end_timestamp_seconds{scope_type="bank",scope="icbc",kind="planned"}':
        (t + 4 * hour) / 1000,
    });
  });

  it('shows the next window before it begins, and how long the last one overran', () => {
    const harness = open();
    harness.send(window(-hour));
    const next = nonZero(readings(maintenance, harness, t - 1));
    expect(Object.keys(next)).toEqual([
      'maintenance_window_start_timestamp_seconds{scope_type="bank",scope="bank_a",kind="planned"}',
      'maintenance_window_end_timestamp_seconds{scope_type="bank",scope="bank_a",kind="planned"}',
    ]);
    failing.add('bank bank_a');
    expect(nonZero(readings(maintenance, harness, t + 5 * hour))).toEqual({
      'maintenance_overrun_seconds{scope_type="bank",scope="bank_a"}': 3600,
    });
    failing.clear();
  });
});
