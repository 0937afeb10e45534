import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accounts } from '../../collector/families/accounts.ts';
import { accountsBook } from '../../collector/ledger/accounts.ts';
import { merchantsBook } from '../../collector/ledger/merchants.ts';
import { addDays } from '../../collector/time/date.ts';
import { nonZero, readings } from '../families/readings.ts';
import { event, instant, openHarness } from './harness.ts';

const open = () => openHarness((f) => ({ merchants: merchantsBook(f), accounts: accountsBook(f) }));
const noon = Date.parse('2026-11-20T12:00:00+08:00');
const day = 86_400_000;
const shop = (n: number) => `10229005331000${n}`;

const account = (action: string, fields: Record<string, unknown> = {}) =>
  event('merchant.account', { action, held: undefined, ...fields });
const restriction = (announced: number, fields: Record<string, unknown> = {}) =>
  event('merchant.restriction', { at: instant(noon + announced), ...fields });
const paper = (announced: number, fields: Record<string, unknown> = {}) =>
  event('merchant.document', { at: instant(noon + announced), ...fields });
const series = (harness: ReturnType<typeof open>, name: string, now = noon) =>
  Object.fromEntries(
    Object.entries(nonZero(readings(accounts, harness, now)))
      .filter(([id]) => id.startsWith(`${name}{`))
      .map(([id, value]) => [id.slice(name.length), value]),
  );

describe('freezes', () => {
  it('are in force from freeze to release, in any order, and counted once', () => {
    const events = [account('freeze', { channel: 'alipay' }), account('release', { channel: 'alipay' })];
    for (const swap of [false, true]) {
      const harness = open();
      for (const each of swap ? events.toReversed() : events) {
        harness.send(each);
        harness.send(each);
      }
      expect(series(harness, 'merchant_accounts_frozen')).toEqual({});
      expect(series(harness, 'merchant_account_freezes_total')).toEqual({
        '{reason="risk_control",initiator="own_risk"}': 1,
      });
      expect(series(harness, 'merchant_account_releases_total')).toEqual({
        '{reason="risk_control",initiator="own_risk"}': 1,
      });
    }
  });

  it('are counted by channel, by initiator, and with what they held', () => {
    const harness = open();
    harness.send(account('freeze', { ref: 'FRZ-1', held: 12_400_00 }));
    harness.send(account('freeze', { ref: 'FRZ-2', channel: 'alipay', held: 100, currency: undefined }));
    harness.send(
      account('limit', { ref: 'FRZ-3', reason: 'judicial', initiator: 'court', held: 5_00, currency: 'USD' }),
    );
    expect(series(harness, 'merchant_accounts_frozen')).toEqual({
      '{channel="all",reason="risk_control"}': 1,
      '{channel="alipay",reason="risk_control"}': 1,
      '{channel="all",reason="judicial"}': 1,
    });
    expect(series(harness, 'merchant_accounts_frozen_by_initiator')).toEqual({
      '{reason="risk_control",initiator="own_risk"}': 2,
      '{reason="judicial",initiator="court"}': 1,
    });
    expect(series(harness, 'frozen_funds_reported_amount')).toEqual({
      '{reason="risk_control",initiator="own_risk",currency="CNY"}': 12_401,
      '{reason="judicial",initiator="court",currency="USD"}': 5,
    });
  });

  it('put each merchant into one state', () => {
    const harness = open();
    for (let n = 0; n < 8; n++) harness.send(event('merchant.contract', { merchant: shop(n) }));
    harness.send(event('merchant.contract', { merchant: shop(7), version: 2, change: 'closed' }));
    const freeze = (n: number, ref: string, fields: Record<string, unknown>) =>
      harness.send(account('freeze', { merchant: shop(n), ref, ...fields }));
    freeze(1, 'R-01', { function: 'payout' });
    freeze(2, 'R-02', { function: 'collection' });
    freeze(3, 'R-03', { function: 'payout' });
    freeze(3, 'R-04', { function: 'collection' });
    freeze(4, 'R-05', { function: 'all' });
    freeze(5, 'R-06', { function: 'refund' });
    freeze(7, 'R-07', { function: 'all' });
    freeze(9, 'R-08', { function: 'payout' });
    harness.send(account('limit', { merchant: shop(6), ref: 'R-09', function: 'payout' }));
    expect(series(harness, 'merchant_accounts')).toEqual({
      '{state="normal"}': 3,
      '{state="collection_blocked"}': 1,
      '{state="payout_blocked"}': 2,
      '{state="frozen"}': 2,
      '{state="closed"}': 1,
    });
  });

  it('end at nothing when all are released, whatever came in which order', () => {
    const refs = fc.constantFrom('R-01', 'R-02', 'R-03');
    const drawn = fc.array(fc.tuple(refs, fc.constantFrom('freeze', 'limit', 'release')), { maxLength: 12 });
    fc.assert(
      fc.property(drawn, (actions) => {
        const harness = open();
        const send = ([ref, action]: [string, string]) => harness.send(account(action, { ref, held: 100 }));
        for (const each of actions) send(each);
        const opened = (ref: string, action: string) =>
          actions.some(([r, a]) => r === ref && a === action) &&
          !actions.some(([r, a]) => r === ref && a === 'release');
        const expected = ['R-01', 'R-02', 'R-03'].flatMap((ref) =>
          ['freeze', 'limit'].filter((action) => opened(ref, action)),
        ).length;
        harness.commit();
        const again = harness.reopen();
        for (const each of [harness, again])
          expect(series(each, 'merchant_accounts_frozen')['{channel="all",reason="risk_control"}'] ?? 0).toBe(
            expected,
          );
        expect(readings(accounts, again, noon)).toEqual(readings(accounts, harness, noon));
        for (const ref of ['R-01', 'R-02', 'R-03']) send([ref, 'release']);
        expect(series(harness, 'merchant_accounts_frozen')).toEqual({});
        expect(series(harness, 'frozen_funds_reported_amount')).toEqual({});
      }),
      { numRuns: 60 },
    );
  });
});

describe('scheduled restrictions', () => {
  it('are shown ahead in cumulative bands, until they take effect', () => {
    const harness = open();
    harness.send(restriction(0, { effectiveAt: instant(noon + 2 * day) }));
    const key = (within: string) => `{channel="alipay",function="collection",within="${within}"}`;
    harness.send(restriction(0, { ref: 'RST-2', channel: 'alipay', effectiveAt: instant(noon + 8 * day) }));
    expect(series(harness, 'merchant_restrictions_scheduled')).toEqual({ [key('30d')]: 1 });
    expect(series(harness, 'merchant_restrictions_scheduled', noon + 7 * day)).toEqual({
      [key('1d')]: 1,
      [key('3d')]: 1,
      [key('7d')]: 1,
      [key('30d')]: 1,
    });
    expect(series(harness, 'merchant_restrictions_scheduled', noon + 8 * day)).toEqual({});
  });

  it('follow the newest announcement in any order, and are forgotten after their date', () => {
    const drawn = fc.uniqueArray(
      fc.record({
        announced: fc.integer({ min: 1, max: 999 }),
        ref: fc.constantFrom('RST-1', 'RST-2'),
        days: fc.integer({ min: -1, max: 31 }),
        cancelled: fc.boolean(),
      }),
      { selector: (r) => r.announced, maxLength: 8 },
    );
    fc.assert(
      fc.property(drawn, (announcements) => {
        const events = announcements.map(({ announced, days, ...fields }) =>
          restriction(announced, { ...fields, channel: 'alipay', effectiveAt: instant(noon + days * day) }),
        );
        const [one, other] = [open(), open()];
        for (const each of events) one.send(each);
        for (const each of events.toReversed()) other.send(each);
        one.commit();
        const now = noon + 1000;
        expect(readings(accounts, other, now)).toEqual(readings(accounts, one, now));
        expect(readings(accounts, one.reopen(), now)).toEqual(readings(accounts, one, now));
        one.books.accounts.tick!(noon + 34 * day);
        one.commit();
        expect(nonZero(readings(accounts, one.reopen(), now))).toEqual({});
      }),
      { numRuns: 40 },
    );
  });
});

describe('documents', () => {
  it('are counted on the days before they end', () => {
    const harness = open();
    harness.send(paper(0, { expiresOn: '2026-11-20' }));
    harness.send(paper(0, { merchant: shop(2), expiresOn: '2026-11-27' }));
    harness.send(paper(0, { merchant: shop(3), expiresOn: '2026-11-19' }));
    const bands = (now: number) => series(harness, 'merchant_documents_expiring', now);
    const key = (within: string) => `{document="licence",within="${within}"}`;
    expect(bands(noon)).toEqual({ [key('1d')]: 1, [key('7d')]: 2, [key('30d')]: 2, [key('90d')]: 2 });
    harness.books.accounts.tick!(noon + day);
    expect(bands(noon + day)).toEqual({ [key('7d')]: 1, [key('30d')]: 1, [key('90d')]: 1 });
    harness.send(paper(1, { merchant: shop(2), expiresOn: '2031-11-27' }), noon + day);
    expect(bands(noon + day)).toEqual({});
  });

  it('count every merchant once, in any order of reports and after a restart', () => {
    const drawn = fc.uniqueArray(
      fc.record({
        announced: fc.integer({ min: 1, max: 999 }),
        merchant: fc.constantFrom(shop(1), shop(2)),
        document: fc.constantFrom('licence', 'id'),
        ahead: fc.integer({ min: -3, max: 95 }),
        restart: fc.boolean(),
      }),
      { selector: (p) => p.announced, maxLength: 10 },
    );
    fc.assert(
      fc.property(drawn, (reports) => {
        let harness = open();
        for (const { announced, merchant, document, ahead, restart } of reports) {
          const expiresOn = addDays('2026-11-20', ahead);
          harness.send(paper(announced, { merchant, document, expiresOn }), noon + 1000);
          harness.commit();
          if (restart) harness = harness.reopen();
        }
        const newest = new Map(
          reports
            .toSorted((a, b) => a.announced - b.announced)
            .map((r) => [`${r.merchant} ${r.document}`, r]),
        );
        for (const [within, days] of [
          ['1d', 1],
          ['7d', 7],
          ['30d', 30],
          ['90d', 90],
        ] as const)
          for (const document of ['licence', 'id'])
            expect(
              readings(accounts, harness, noon)[
                `merchant_documents_expiring{document="${document}",within="${within}"}`
              ],
            ).toBe(
              [...newest.values()].filter((r) => r.document === document && r.ahead >= 0 && r.ahead <= days)
                .length,
            );
      }),
      { numRuns: 60 },
    );
  });
});

describe('limits', () => {
  it('are counted when they refuse and when they change', () => {
    const harness = open();
    const hit = event('limit.hit');
    expect([harness.send(hit), harness.send(hit)]).toEqual([true, false]);
    harness.send(event('limit.change', { limit: 'terminal', period: 'txn' }));
    expect(series(harness, 'merchant_limit_hits_total')).toEqual({ '{limit="merchant",period="day"}': 1 });
    expect(series(harness, 'limit_changes_total')).toEqual({ '{limit="terminal",period="txn"}': 1 });
  });
});
