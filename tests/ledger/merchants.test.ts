import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventOfKind } from '../../collector/events/kinds.ts';
import { merchantsBook } from '../../collector/ledger/merchants.ts';
import { addDays } from '../../collector/time/date.ts';
import { event, openHarness } from './harness.ts';

const open = (config?: unknown) => openHarness((f) => ({ merchants: merchantsBook(f) }), config);
const shop = '102290053310001';
const noon = (day: string): string => `${day}T12:00:00+08:00`;
const ms = (day: string): number => Date.parse(noon(day));

function contract(version: number, recorded: string, fields: Record<string, unknown> = {}) {
  return event('merchant.contract', {
    at: noon(recorded),
    version,
    effectiveFrom: recorded,
    onboardedOn: '2026-10-01',
    change: version === 1 ? 'onboarding' : 'mode',
    ...fields,
  });
}

/** What docs/ledger.md says, by looking at every version. */
function expectedMode(
  versions: readonly EventOfKind<'merchant.contract'>[],
  day: string,
): string | undefined {
  const inForce = versions.filter((v) => {
    const earliest = addDays(v.at.slice(0, 10), 1);
    const first = v.change === 'onboarding' || v.effectiveFrom > earliest ? v.effectiveFrom : earliest;
    return first <= day;
  });
  return inForce.toSorted((a, b) => b.version - a.version)[0]?.mode;
}

describe('merchants book', () => {
  it('answers by clearing day, from the newest version in force', () => {
    const { send, books } = open();
    send(contract(1, '2026-11-01', { mode: 'T+1', bank: 'bank_a' }));
    send(contract(2, '2026-11-10', { mode: 'D+1', bank: 'icbc', effectiveFrom: '2026-11-15' }));
    const { modeOf } = books.merchants;
    expect(modeOf(shop, '2026-10-31')).toBeUndefined();
    expect(modeOf(shop, '2026-11-01')).toBe('T+1');
    expect(modeOf(shop, '2026-11-14')).toBe('T+1');
    expect(modeOf(shop, '2026-11-15')).toBe('D+1');
    expect(books.merchants.bankOf(shop)).toBe('icbc');
    expect(books.merchants.onboardedOn(shop)).toBe('2026-10-01');
    expect(modeOf('102290053310002', '2026-11-15')).toBeUndefined();
  });

  it('never lets a change reach back into a clearing day some channel had open', () => {
    const { send, books } = open();
    send(contract(1, '2026-11-01', { mode: 'T+1' }));
    // 23:30 on the 10th is the 11th for UnionPay: its sales of that day may be booked already.
    send(
      contract(2, '2026-11-10', {
        at: '2026-11-10T23:30:00+08:00',
        mode: 'S+0',
        effectiveFrom: '2026-11-05',
      }),
    );
    expect(books.merchants.modeOf(shop, '2026-11-11')).toBe('T+1');
    expect(books.merchants.modeOf(shop, '2026-11-12')).toBe('S+0');
  });

  it('counts contracts by mode in force, closed ones apart', () => {
    const { send, books } = open();
    send(contract(1, '2026-11-01', { mode: 'T+1' }));
    send(contract(1, '2026-11-01', { mode: 'W+5', merchant: '102290053310002' }));
    send(contract(1, '2026-11-01', { mode: 'D+0', merchant: '102290053310003' }));
    send(contract(2, '2026-11-10', { mode: 'S+0' }));
    send(contract(2, '2026-11-10', { mode: 'D+0', merchant: '102290053310003', change: 'closed' }));
    const before = books.merchants.census(ms('2026-11-10'));
    expect(Object.fromEntries(before.open)).toMatchObject({ 'T+1': 1, Tn: 1, 'D+0': 1, 'S+0': 0 });
    const after = books.merchants.census(ms('2026-11-11'));
    expect(Object.fromEntries(after.open)).toMatchObject({ 'T+1': 0, Tn: 1, 'D+0': 0, 'S+0': 1 });
    expect([after.openTotal, after.closed]).toEqual([2, 1]);
    expect(books.merchants.standing('102290053310003', ms('2026-11-11'))).toBe('closed');
    expect(books.merchants.modeOf('102290053310003', '2026-11-11')).toBe('D+0');
  });

  it('counts changes once, and those of the account that is paid apart', () => {
    const { send, books } = open();
    const change = contract(2, '2026-11-10', { change: 'account', origin: 'merchant_request' });
    expect(send(change)).toBe(true);
    expect(send(change)).toBe(false);
    send(contract(3, '2026-11-11', { change: 'bank', origin: 'rule_release' }));
    expect(books.merchants.changes.get('account', 'merchant_request')).toBe(1);
    expect(books.merchants.accountChanges.get()).toBe(2);
  });

  it('forgets replaced versions once nobody may ask about their days', () => {
    const { send, books, commit, foundation } = open();
    send(contract(1, '2026-08-01', { mode: 'T+1' }));
    send(contract(2, '2026-09-01', { mode: 'D+1' }));
    commit();
    books.merchants.tick!(ms('2026-10-31'));
    expect(books.merchants.modeOf(shop, '2026-09-01')).toBe('T+1');
    books.merchants.tick!(ms('2026-11-01'));
    expect(books.merchants.modeOf(shop, '2026-09-01')).toBeUndefined();
    expect(books.merchants.modeOf(shop, '2026-09-02')).toBe('D+1');
    const rows = foundation.space.drain('commit');
    expect(rows).toEqual([{ space: 'merchants.older', key: '0', value: null }]);
  });

  it('holds for any versions in any order, and after a restart', () => {
    const day = fc.integer({ min: 0, max: 30 }).map((n) => addDays('2026-10-20', n));
    const versions = fc.uniqueArray(
      fc.record({
        version: fc.integer({ min: 1, max: 8 }),
        recorded: day,
        effectiveFrom: day,
        mode: fc.constantFrom('T+1', 'D+1', 'S+0', 'W+3', 'M+31'),
        change: fc.constantFrom('onboarding', 'mode', 'bank', 'closed'),
      }),
      { selector: (v) => v.version, maxLength: 6 },
    );
    const now = ms('2026-11-20');
    fc.assert(
      fc.property(versions, (drawn) => {
        const events = drawn.map(({ version, recorded, ...fields }) => contract(version, recorded, fields));
        const harness = open();
        for (const each of events) {
          harness.send(each, now);
          harness.books.merchants.census(now);
        }
        harness.commit();
        const { merchants } = harness.books;
        const again = harness.reopen().books.merchants;
        for (let n = 0; n <= 32; n++) {
          const asked = addDays('2026-10-20', n);
          expect(merchants.modeOf(shop, asked)).toBe(expectedMode(events, asked));
          expect(again.modeOf(shop, asked)).toBe(expectedMode(events, asked));
        }
        expect(again.census(now)).toEqual(merchants.census(now));
        expect(again.bankOf(shop)).toBe(merchants.bankOf(shop));
      }),
      { numRuns: 150 },
    );
  });
});
