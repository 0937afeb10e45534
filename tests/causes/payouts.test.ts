import { describe, expect, test } from 'vitest';
import { openFixture, waits } from '../ledger/fixture.ts';
import { file, line } from '../ledger/stories/clearing.ts';
import { sale } from '../ledger/stories/sales.ts';
import { bankWindow, funds, hold, order, payout } from '../ledger/stories/settlement.ts';
import { contracts, noon, story } from './story.ts';

const cleared = sale(noon, 'alipay', 1, 'A', 100);

describe('why ordered money waits, docs/ledger.md', () => {
  const ordered = [cleared, order('2026-11-23 05:30', '1', 'A', 'T+1', [['alipay', '2026-11-20', 100]])];

  story('payout.ordered', ordered, [
    ['until 08:30', '2026-11-23 08:29', { 'payout not_due': 100 }],
    ['then nobody instructed it', '2026-11-23 08:30', { 'payout processing_delay overdue': 100 }],
  ]);

  story(
    "payout.ordered of a correction in the next night's file",
    [
      sale(noon, 'cup_card', 1, 'D', 100),
      line('2026-11-21 03:10', 'cup_card', '2026-11-20', 'D', 100),
      file('2026-11-22 03:12', 'cup_card', '2026-11-20', 100),
      order('2026-11-22 05:10', '1', 'D', 'D+1', [['cup_card', '2026-11-20', 100]]),
    ],
    [
      ["is handed over with that day's money", '2026-11-22 08:29', { 'payout not_due': 100 }],
      ['and late after it', '2026-11-22 08:30', { 'payout processing_delay overdue': 100 }],
    ],
  );

  story(
    'payout.ordered and a payer account that is short',
    [...ordered, funds('2026-11-23 05:30', 99)],
    [['cannot be paid', '2026-11-23 08:30', { 'payout payer_shortfall overdue': 100 }]],
  );

  story(
    'payout.ordered and money that flows in',
    [
      ...ordered,
      funds('2026-11-23 05:30', 99, { inflows: [{ at: '2026-11-23T08:50:00+08:00', amount: 1 }] }),
    ],
    [
      ['before', '2026-11-23 08:49', { 'payout payer_shortfall overdue': 100 }],
      ['after', '2026-11-23 08:50', { 'payout processing_delay overdue': 100 }],
    ],
  );

  story(
    'payout.ordered of S+0',
    [
      sale('2026-11-20 12:13', 'cup_card', 1, 'S', 100),
      order('2026-11-20 12:14', '1', 'S', 'S+0', [
        ['cup_card', '2026-11-20', 100, { soldAt: '2026-11-20T12:13:00+08:00' }],
      ]),
    ],
    [
      ['within five minutes of its slot', '2026-11-20 12:24', { 'payout not_due': 100 }],
      ['later', '2026-11-20 12:25', { 'payout processing_delay overdue': 100 }],
    ],
  );

  for (const state of ['instructed', 'accepted']) {
    const instructed = [...ordered, payout('2026-11-23 08:00', '1', state, 100)];
    story(`payout.${state}`, instructed, [
      ['for half an hour', '2026-11-23 08:30', { 'payout not_due': 100 }],
      ['until merchants miss it', '2026-11-23 10:30', { 'payout bank_slow overdue': 100 }],
    ]);
    story(
      `payout.${state} in a maintenance window of the bank`,
      [...instructed, bankWindow('2026-11-22 10:00', '2026-11-23 08:10', '2026-11-23 09:00')],
      [
        ['before it begins', '2026-11-23 08:09', { 'payout not_due': 100 }],
        ['inside', '2026-11-23 08:59', { 'payout maintenance': 100 }],
        ['while it overruns', '2026-11-23 11:00', { 'payout maintenance overdue': 100 }],
        ['for a day', '2026-11-24 09:00', { 'payout bank_slow overdue': 100 }],
      ],
    );
  }

  story(
    'payout.instructed that a bank does not answer',
    [...ordered, payout('2026-11-23 08:00', '1', 'instructed', 100)],
    [['is slow after 30 minutes', '2026-11-23 08:31', { 'payout bank_slow': 100 }]],
  );

  const many = Array.from({ length: 11 }, (_, i) => [
    sale(noon, 'alipay', 10 + i, 'A', 10),
    order('2026-11-23 05:30', `9${i}`, 'A', 'T+1', [['alipay', '2026-11-20', 10]]),
    payout(i === 0 ? '2026-11-23 06:00' : '2026-11-23 08:00', `9${i}`, 'instructed', 10),
  ]).flat();
  story('one lost answer of a bank that answers', many, [
    ['is not a slow bank', '2026-11-23 08:30', { 'payout not_due': 110 }],
    ['many are', '2026-11-23 08:31', { 'payout bank_slow': 110 }],
  ]);

  describe('payouts that came back', () => {
    test.each([
      ['bank_maintenance', 'maintenance'],
      ['bank_timeout', 'bank_fault'],
      ['payer_insufficient_funds', 'payer_shortfall'],
      ['payer_restricted', 'payer_shortfall'],
      ['amount_limit', 'large_amount'],
      ['name_mismatch', 'account_setup'],
      ['account_not_found', 'account_setup'],
      ['branch_info_wrong', 'account_setup'],
      ['id_check_failed', 'account_setup'],
      ['account_closed', 'account_status'],
      ['account_dormant', 'account_status'],
      ['account_type_limit', 'account_status'],
      ['account_frozen', 'account_status'],
      ['compliance_reject', 'account_frozen'],
      ['duplicate', 'duplicate'],
      ['other', 'operating_error'],
    ])('for %s wait for %s', (reason, cause) => {
      for (const state of ['failed', 'returned']) {
        const fixture = openFixture();
        fixture.book(...contracts, ...ordered, payout('2026-11-23 08:00', '1', state, 100, { reason }));
        expect(waits(fixture, '2026-11-23 10:29')).toEqual({ [`payout ${cause}`]: 100 });
        expect(waits(fixture, '2026-11-23 10:30')).toEqual({ [`payout ${cause} overdue`]: 100 });
      }
    });
  });

  describe('orders that are held', () => {
    test.each([
      ['dispute_hold', 'dispute'],
      ['limit', 'limit'],
      ['settlement_account_invalid', 'account_setup'],
      ...['risk_control', 'judicial', 'regulatory', 'document_expired', 'kyc_incomplete', 'dormant'].map(
        (r) => [r, 'account_frozen'],
      ),
      ...['wallet_channel', 'inspection', 'other'].map((r) => [r, 'account_frozen']),
    ])('for %s wait for %s', (reason, cause) => {
      const fixture = openFixture();
      fixture.book(...contracts, ...ordered, hold('2026-11-23 05:31', '1', reason!));
      expect(waits(fixture, '2026-11-23 05:32')).toEqual({ [`account ${cause}`]: 100 });
      expect(waits(fixture, '2026-11-23 10:30')).toEqual({ [`account ${cause} overdue`]: 100 });
    });
  });

  test('nothing waits once everything is credited', () => {
    const fixture = openFixture();
    fixture.book(
      ...contracts,
      sale(noon, 'cup_card', 1, 'A', 100),
      file('2026-11-21 03:10', 'cup_card', '2026-11-20', 100),
      line('2026-11-21 03:11', 'cup_card', '2026-11-20', 'A', 100),
      order('2026-11-23 05:30', '1', 'A', 'T+1', [['cup_card', '2026-11-20', 98, { fee: 2 }]]),
      payout('2026-11-23 08:00', '1', 'credited', 98),
    );
    expect(waits(fixture, '2027-01-01 00:00')).toEqual({});
  });
});
