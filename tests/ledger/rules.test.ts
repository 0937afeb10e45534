import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../collector/families/rules.ts';
import { rulesBook } from '../../collector/ledger/rules.ts';
import { nonZero, readings } from '../families/readings.ts';
import { event, instant, openHarness } from './harness.ts';

const open = () => openHarness((f) => ({ rules: rulesBook(f) }));
const t = Date.parse('2026-11-20T12:00:00+08:00');
const day = 86_400_000;
const change = (announced: number, fields: Record<string, unknown>) =>
  event('rule.change', { at: instant(t + announced), ...fields });
const calendarEnd = 'calendar_valid_until_timestamp_seconds{calendar="cn"}';

describe('rules', () => {
  it('shows the earliest change ahead, by scope, kind and acknowledgement', () => {
    const harness = open();
    harness.send(change(-3, { changeId: 'CHG-1', effectiveAt: instant(t + 9 * day) }));
    harness.send(change(-2, { changeId: 'CHG-2', effectiveAt: instant(t + 5 * day) }));
    harness.send(change(-1, { changeId: 'CHG-3', effectiveAt: instant(t - 1) }));
    harness.send(
      change(-1, { changeId: 'CHG-4', scope: 'pos_app', type: 'fee', effectiveAt: instant(t + day) }),
    );
    const unacknowledged =
      'rule_change_effective_timestamp_seconds{scope="cup_card",kind="interface",acknowledged="no"}';
    const fee = 'rule_change_effective_timestamp_seconds{scope="all",kind="fee",acknowledged="no"}';
    const all = nonZero(readings(rules, harness, t));
    delete all[calendarEnd];
    expect(all).toEqual({ [unacknowledged]: (t + 5 * day) / 1000, [fee]: (t + day) / 1000 });

    harness.send(change(1, { changeId: 'CHG-2', effectiveAt: instant(t + 5 * day), acknowledged: true }));
    harness.send(change(1, { changeId: 'CHG-1', effectiveAt: instant(t + 9 * day), cancelled: true }));
    const later = nonZero(readings(rules, harness, t + 2 * day));
    delete later[calendarEnd];
    expect(later).toEqual({ [unacknowledged.replace('"no"', '"yes"')]: (t + 5 * day) / 1000 });
  });

  it('says until when the calendar speaks', () => {
    const harness = open();
    const { validUntil } = harness.foundation.business.calendar;
    expect(readings(rules, harness, t)[calendarEnd]).toBe(
      Date.parse(`${validUntil}T00:00:00+08:00`) / 1000 + 86_400,
    );
  });

  it('forgets changes a week after they took effect', () => {
    const harness = open();
    harness.send(change(0, { changeId: 'CHG-1', effectiveAt: instant(t + day) }));
    harness.commit();
    harness.books.rules.tick!(t + 8 * day);
    expect(harness.foundation.space.drain('commit')).toEqual([]);
    harness.books.rules.tick!(t + 9 * day);
    expect(harness.foundation.space.drain('commit')).toEqual([{ space: 'rules', key: 'CHG-1', value: null }]);
  });

  it('reads the same for reports in any order and after a restart', () => {
    const drawn = fc.uniqueArray(
      fc.record({
        announced: fc.integer({ min: -999, max: 0 }),
        changeId: fc.constantFrom('CHG-1', 'CHG-2', 'CHG-3'),
        scope: fc.constantFrom('cup_card', 'alipay', 'elsewhere'),
        days: fc.integer({ min: -2, max: 9 }),
        acknowledged: fc.boolean(),
        cancelled: fc.boolean(),
      }),
      { selector: (c) => c.announced, maxLength: 8 },
    );
    fc.assert(
      fc.property(drawn, (reports) => {
        const events = reports.map(({ announced, days, ...fields }) =>
          change(announced, { ...fields, effectiveAt: instant(t + days * day) }),
        );
        const [one, other] = [open(), open()];
        for (const each of events) one.send(each);
        for (const each of events.toReversed()) other.send(each);
        one.commit();
        const expected = readings(rules, one, t);
        expect(readings(rules, other, t)).toEqual(expected);
        expect(readings(rules, one.reopen(), t)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
