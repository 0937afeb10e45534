import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorizations } from '../../collector/families/authorizations.ts';
import { outcomes } from '../../collector/families/outcomes.ts';
import { authorizationsBook } from '../../collector/ledger/authorizations.ts';
import { filesBook } from '../../collector/ledger/files.ts';
import { linksBook } from '../../collector/ledger/links.ts';
import { merchantsBook } from '../../collector/ledger/merchants.ts';
import { moneyBook } from '../../collector/ledger/money.ts';
import { outcomesBook } from '../../collector/ledger/outcomes.ts';
import { nonZero, readings } from '../families/readings.ts';
import { event, instant, openHarness } from './harness.ts';

const open = () =>
  openHarness((f) => {
    const authorizationsOf = authorizationsBook(f, linksBook(f));
    return { authorizations: authorizationsOf, outcomes: outcomesBook(f, authorizationsOf) };
  });
const noon = Date.parse('2026-11-20T12:00:00+08:00');
const cardRrn = '632512000018';
const order = 'A20261120120000000000017';
const wallet = { channel: 'alipay', type: 'qr_payment', rrn: order, issuer: undefined };

const card = (code: string, state: string, at = noon, fields: Record<string, unknown> = {}) =>
  event('authorization', { at: instant(at), rrn: cardRrn, amount: 100_00, code, state, ...fields });
const pay = (code: string, state: string, at = noon) => card(code, state, at, wallet);
const told = (state: 'paid' | 'closed', via = 'callback', at = noon + 90_000) =>
  event('wallet.result', { at: instant(at), rrn: order, amount: 100_00, state, via, lagMs: 4000 });
const reversed = (result: string, at = noon + 31_000, fields: Record<string, unknown> = {}) =>
  event('reversal', { at: instant(at), rrn: cardRrn, amount: 100_00, result, ...fields });

const unknownOf = (harness: ReturnType<typeof open>, now: number) =>
  nonZero(
    Object.fromEntries(
      Object.entries(readings(outcomes, harness, now)).filter(([id]) =>
        id.startsWith('authorization_unknown'),
      ),
    ),
  );
const totals = (harness: ReturnType<typeof open>) =>
  Object.fromEntries(
    Object.entries(nonZero(readings(authorizations, harness, noon)))
      .filter(([id]) => id.startsWith('authorizations_total'))
      .map(([id, value]) => [/outcome="(.*)"/.exec(id)![1], value]),
  );

describe('unknown outcomes', () => {
  it('are shown once the channel has waited long enough, by channel and currency', () => {
    const harness = open();
    harness.send(card('TIMEOUT', 'unknown'));
    harness.send(pay('10003', 'unknown', noon + 1000));
    expect(unknownOf(harness, noon + 31_000)).toEqual({});
    expect(unknownOf(harness, noon + 31_001)).toEqual({
      'authorization_unknown_outcome_transactions{channel="alipay"}': 1,
      'authorization_unknown_outcome_amount{channel="alipay",currency="CNY"}': 100,
      'authorization_unknown_outcome_oldest_timestamp_seconds{channel="alipay"}': noon / 1000 + 1,
    });
    expect(unknownOf(harness, noon + 60_001)).toMatchObject({
      'authorization_unknown_outcome_transactions{channel="cup_card"}': 1,
      'authorization_unknown_outcome_oldest_timestamp_seconds{channel="cup_card"}': noon / 1000,
    });
  });

  it.each([
    ['an approval', card('00', 'approved', noon + 90_000)],
    ['a decline', card('91', 'declined', noon + 90_000)],
    ['an accepted reversal', reversed('accepted')],
  ])('end with %s, also when it came first', (_name, answer) => {
    for (const events of [
      [card('98', 'unknown'), answer],
      [answer, card('98', 'unknown')],
    ]) {
      const harness = open();
      for (const each of events) harness.send(each);
      expect(unknownOf(harness, noon + 999_000)).toEqual({});
    }
  });

  it('do not end with a reversal that is pending or rejected', () => {
    const harness = open();
    for (const each of [card('98', 'unknown'), reversed('pending'), reversed('rejected')]) harness.send(each);
    expect(Object.keys(unknownOf(harness, noon + 999_000))).toHaveLength(3);
  });

  it('end with the upload of a dual-message sale, also when it came first', () => {
    const fields = { channel: 'intl', amount: 100_00, rrn: cardRrn };
    const sale = card('91', 'unknown', noon, fields);
    const upload = event('batch.upload', { ...fields, result: 'retried', attempt: 3 });
    for (const events of [
      [sale, upload],
      [upload, sale],
    ]) {
      const harness = open();
      for (const each of events) harness.send(each);
      expect(unknownOf(harness, noon + 999_000)).toEqual({});
    }
  });

  it('are about sales only: an enquiry moves no money', () => {
    const harness = open();
    harness.send(card('TIMEOUT', 'unknown', noon, { type: 'balance_inquiry' }));
    expect(unknownOf(harness, noon + 999_000)).toEqual({});
    expect(totals(harness)).toEqual({ system_failure: 1 });
  });
});

describe('orders that wait for their user', () => {
  const waiting = pay('10003', 'unknown');
  const final = pay('10000', 'approved', noon + 60_000);

  it('count once when the wallet says how they ended', () => {
    const harness = open();
    harness.send(waiting);
    expect(totals(harness)).toEqual({});
    harness.send(told('paid'));
    harness.send(told('paid', 'reconciliation'));
    expect(totals(harness)).toEqual({ approved: 1 });
    const all = readings(authorizations, harness, noon);
    expect(all['authorization_responses_total{channel="alipay",response_code="10000"}']).toBe(1);
    expect(all['authorization_amount_total{channel="alipay",outcome="approved",currency="CNY"}']).toBe(100);
    expect(all['authorizations_by_node_total{node="n1",outcome="approved"}']).toBe(1);
  });

  it('count as declined by the cardholder when the order is closed', () => {
    const harness = open();
    harness.send(waiting);
    harness.send(told('closed'));
    expect(totals(harness)).toEqual({ cardholder_decline: 1 });
  });

  it('count once whatever the order of question, result and final answer', () => {
    const orders = fc.shuffledSubarray([waiting, told('paid'), final], { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(orders, (events) => {
        const harness = open();
        for (const each of events) harness.send(each);
        const known = events.includes(final) || (events.includes(waiting) && events.length > 1);
        expect(totals(harness)).toEqual(known ? { approved: 1 } : {});
      }),
      { numRuns: 60 },
    );
  });

  it('that were given up count as failed, and again only if the customer was charged', () => {
    for (const [state, expected] of [
      ['paid', { system_failure: 1, approved: 1 }],
      ['closed', { system_failure: 1 }],
    ] as const) {
      for (const swap of [false, true]) {
        const harness = open();
        const events = [pay('ACQ.SYSTEM_ERROR', 'unknown'), told(state)];
        for (const each of swap ? events.toReversed() : events) harness.send(each);
        expect(totals(harness)).toEqual(expected);
      }
    }
  });
});

describe('reversals', () => {
  it('are counted by reason and result, and pending until answered, in any order', () => {
    const answers = fc.shuffledSubarray([reversed('pending'), reversed('rejected'), reversed('accepted')], {
      minLength: 1,
    });
    fc.assert(
      fc.property(answers, (events) => {
        const harness = open();
        for (const each of events) harness.send(each);
        const all = readings(outcomes, harness, noon);
        const pending = events.length === 1 && events[0]!.result === 'pending' ? 1 : 0;
        expect(all['reversals_pending_transactions{channel="cup_card"}']).toBe(pending);
        expect(all['reversals_pending_amount{channel="cup_card",currency="CNY"}']).toBe(pending * 100);
        for (const { result } of events)
          expect(all[`reversals_total{channel="cup_card",reason="no_reply_98",result="${result}"}`]).toBe(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('duplicates', () => {
  const duplicates = (harness: ReturnType<typeof open>) =>
    Object.fromEntries(
      Object.entries(nonZero(readings(outcomes, harness, noon))).filter(([id]) => id.startsWith('duplicate')),
    );

  it('counts code 94 by the meaning the channel gives it', () => {
    const harness = open();
    harness.send(card('94', 'declined'));
    harness.send(card('12', 'declined', noon, { rrn: '632512000019' }));
    harness.send(pay('ACQ.TRADE_HAS_SUCCESS', 'declined'));
    expect(duplicates(harness)).toEqual({
      'duplicate_transactions_total{channel="cup_card",kind="code_94"}': 1,
      'duplicate_transactions_total{channel="alipay",kind="code_94"}': 1,
    });
  });

  it('counts a second approval of one amount at one terminal within a minute', () => {
    const harness = open();
    const approval = (rrn: number, at: number, fields = {}) =>
      harness.send(card('00', 'approved', noon + at, { rrn: String(rrn).padStart(12, '0'), ...fields }));
    approval(1, 0);
    approval(2, 60_000);
    approval(3, 60_000, { amount: 99_00 });
    approval(4, 60_000, { terminal: 'T0000018' });
    approval(5, 60_000, { terminal: undefined });
    approval(6, 120_001);
    harness.send(card('51', 'declined', noon + 120_002, { rrn: '000000000007' }));
    expect(duplicates(harness)).toEqual({
      'duplicate_transactions_total{channel="cup_card",kind="near_duplicate"}': 1,
    });
  });
});

describe('notifications', () => {
  it('counts results by source and measures callbacks', () => {
    const harness = open();
    for (const via of ['callback', 'active_query', 'reconciliation']) harness.send(told('paid', via));
    const all = readings(outcomes, harness, noon);
    expect(all['async_notifications_total{channel="alipay",source="reconciliation"}']).toBe(1);
    const lag = all['async_notification_lag_seconds{channel="alipay"}'] as { counts: number[]; sum: number };
    expect(lag.sum).toBe(4);
    expect(lag.counts.reduce((a, b) => a + b)).toBe(1);
    expect(Object.keys(all).filter((id) => id.startsWith('async_notifications'))).toHaveLength(3);
  });
});

describe('the books agree', () => {
  const openAll = () =>
    openHarness((f) => {
      const authorizationsOf = authorizationsBook(f, linksBook(f));
      return {
        authorizations: authorizationsOf,
        money: moneyBook(f, merchantsBook(f), filesBook(f)),
        outcomes: outcomesBook(f, authorizationsOf),
      };
    });

  const sale = fc.record({
    channel: fc.constantFrom('cup_card', 'alipay', 'intl'),
    amount: fc.integer({ min: 1, max: 500_00 }),
    facts: fc.shuffledSubarray(
      [
        'unknown',
        'approved',
        'declined',
        'pending',
        'rejected',
        'accepted',
        'paid',
        'closed',
        'upload',
      ] as const,
      { minLength: 1, maxLength: 4 },
    ),
  });

  it('on what is unknown, after any events in any order, and after a restart', () => {
    fc.assert(
      fc.property(fc.array(sale, { minLength: 1, maxLength: 6 }), (sales) => {
        const harness = openAll();
        sales.forEach(({ channel, amount, facts }, n) => {
          const rrn = channel === 'alipay' ? `A2026112012000000000000${n}0` : `63251200010${n}`;
          const common = { channel, amount, rrn, clearingDay: '2026-11-20', at: instant(noon + n) };
          for (const fact of facts) {
            const code = fact === 'approved' ? (channel === 'alipay' ? '10000' : '00') : 'TIMEOUT';
            if (fact === 'paid' || fact === 'closed') {
              if (channel === 'alipay') harness.send(event('wallet.result', { ...common, state: fact }));
            } else if (fact === 'upload') {
              if (channel === 'intl') harness.send(event('batch.upload', { ...common, result: 'retried' }));
            } else if (fact === 'unknown' || fact === 'approved' || fact === 'declined') {
              const type = channel === 'alipay' ? 'qr_payment' : 'sale';
              harness.send(event('authorization', { ...common, type, code, state: fact }));
            } else harness.send(event('reversal', { ...common, result: fact }));
          }
        });
        harness.commit();
        const later = noon + 3_600_000;
        for (const each of [harness, harness.reopen()]) {
          const { transactions, amounts } = each.books.outcomes.unknown(later);
          const booked = [...each.books.money.transactions.open()].filter(
            (t) => t.account === 'switch.unknown',
          );
          for (const channel of ['cup_card', 'alipay', 'intl']) {
            const own = booked.filter((t) => t.cell.channel === channel);
            expect(transactions.get(channel)).toBe(own.length);
            expect(amounts.get(channel, 'CNY')).toBe(own.reduce((sum, t) => sum + t.facts.amount, 0));
          }
        }
      }),
      { numRuns: 120 },
    );
  });
});
