import { describe, expect, test } from 'vitest';
import { payers } from '../../collector/families/payers.ts';
import { payouts } from '../../collector/families/payouts.ts';
import { settlement } from '../../collector/families/settlement.ts';
import { at, type Draft } from '../ledger/fixture.ts';
import { refund, sale } from '../ledger/stories/sales.ts';
import { contract, funds, order, payout, runEvent } from '../ledger/stories/settlement.ts';
import { lived, metric } from './money.ts';

const seconds = (text: string): number => at(text) / 1000;
const sold = sale('2026-11-20 12:00', 'alipay', 1, 'A', 1000_00);

describe('settlement family', () => {
  const of = (name: string, now: string, ...events: readonly Draft[]) =>
    metric(`settlement_${name}`, settlement, lived(...events), now);

  test('shows what is due next by mode and channel', () => {
    const weekly = contract('2026-11-01 10:00', 'W', 'W+5');
    expect(
      of(
        'due_amount',
        '2026-11-21 12:00',
        weekly,
        sold,
        sale('2026-11-20 12:00', 'cup_card', 2, 'D', 30_00),
        sale('2026-11-20 12:00', 'alipay', 3, 'W', 5_00),
      ),
    ).toEqual({
      'T+1 alipay CNY': 1000,
      'D+1 cup_card CNY': 30,
      'Tn alipay CNY': 5,
    });
    expect(of('due_amount_expected', '2026-11-21 12:00', sold)).toEqual({});
  });

  test('knows when merchants of a mode look next', () => {
    expect(of('next_due_timestamp_seconds', '2026-11-20 12:00')).toEqual({
      'T+0': seconds('2026-11-21 00:00'),
      'T+1': seconds('2026-11-23 10:30'),
      'D+0': seconds('2026-11-21 00:00'),
      'D+1': seconds('2026-11-21 10:30'),
    });
    const weekly = contract('2026-11-01 10:00', 'W', 'W+5');
    expect(
      of(
        'next_due_timestamp_seconds',
        '2026-11-20 12:00',
        weekly,
        sale('2026-11-20 11:00', 'alipay', 3, 'W', 5_00),
      ).Tn,
    ).toBe(seconds('2026-11-27 10:30'));
  });

  test("knows today's runs by the calendar of record", () => {
    const seen = ['T+1', 'D+1', 'D+0'].map((mode) => runEvent('2026-02-10 05:20', mode, 'finished'));
    expect(of('run_expected_timestamp_seconds', '2026-11-21 00:00', ...seen)).toEqual({
      'D+1': seconds('2026-11-21 05:00'),
      'D+0': seconds('2026-11-21 23:20'),
    });
    expect(of('run_deadline_timestamp_seconds', '2026-02-14 00:00', ...seen)['T+1']).toBe(
      seconds('2026-02-14 06:30'),
    );
    expect(of('run_expected_timestamp_seconds', '2026-11-21 00:00')).toEqual({});
  });

  test('misses a run after its deadline until it finishes', () => {
    const started = runEvent('2026-11-23 05:20', 'T+1', 'started');
    expect(of('run_missing', '2026-11-23 06:29', started)['T+1']).toBeUndefined();
    expect(of('run_missing', '2026-11-23 06:30', started)['T+1']).toBe(1);
    expect(
      of('run_missing', '2026-11-23 06:30', started, runEvent('2026-11-23 06:29', 'T+1', 'finished'))['T+1'],
    ).toBeUndefined();
    expect(of('run_missing', '2026-11-24 12:00', started)['T+1']).toBe(1);
    expect(of('run_missing', '2026-11-29 12:00', started)['T+1']).toBeUndefined();
    expect(of('run_missing', '2026-11-24 12:00')).toEqual({});
    expect(of('run_started_timestamp_seconds', '2026-11-23 06:00', started)).toEqual({
      'T+1': seconds('2026-11-23 05:20'),
    });
    expect(of('run_last_success_timestamp_seconds', '2026-11-23 06:00', started)).toEqual({});
  });

  describe('a make-up Saturday the settlement system takes for a holiday', () => {
    const contracts = [contract('2026-02-01 10:00', 'A', 'T+1')];
    const sold = [sale('2026-02-13 12:00', 'alipay', 1, 'A', 100_00)];
    const others = [
      runEvent('2026-02-13 22:30', 'D+0', 'planned'),
      runEvent('2026-02-14 04:00', 'D+1', 'planned'),
    ];
    const unplanned = (now: string, ...events: readonly Draft[]) =>
      of('run_unplanned_seconds', now, ...events)['T+1'];
    const all = [...contracts, ...sold, ...others];

    test('shows that its run is not planned, by the plans of the others', () => {
      expect(unplanned('2026-02-14 04:40', ...all)).toBeUndefined();
      expect(unplanned('2026-02-14 05:00', ...all)).toBe(1200);
      expect(
        unplanned('2026-02-14 05:00', ...all, runEvent('2026-02-14 04:50', 'T+1', 'planned')),
      ).toBeUndefined();
      expect(
        unplanned('2026-02-14 05:00', ...all, runEvent('2026-02-14 04:50', 'T+1', 'started')),
      ).toBeUndefined();
    });

    test('misses the run although none of its mode was ever reported', () => {
      expect(of('run_expected_timestamp_seconds', '2026-02-14 05:00', ...all)['T+1']).toBe(
        seconds('2026-02-14 05:30'),
      );
    });

    test('but not where nothing is due by contract, nor where runs of others are long known', () => {
      expect(unplanned('2026-02-14 05:00', ...contracts, ...others)).toBeUndefined();
      const long = runEvent('2026-02-12 04:00', 'D+1', 'planned');
      expect(unplanned('2026-02-14 05:00', ...all, long)).toBeUndefined();
    });
  });

  test('sees days without a planned run', () => {
    const plan = (day: string) =>
      runEvent('2026-02-09 09:00', 'T+1', 'planned', { settlementDay: day, runId: `RUN-${day}` });
    const days = ['2026-02-10', '2026-02-11', '2026-02-12', '2026-02-13', '2026-02-24'];
    expect(of('runs_unplanned', '2026-02-09 10:00', ...days.map(plan))).toEqual({});
    expect(of('runs_unplanned', '2026-02-12 10:00', ...days.map(plan), plan('2026-02-16'))).toEqual({
      'T+1 7d': 1,
    });
  });

  test('knows a normal day', () => {
    const days = [100_00, 120_00, 90_00, 5_00, 110_00].map((amount, i) =>
      sale(`2026-11-1${i} 12:00`, 'alipay', i, 'A', amount),
    );
    const fixture = lived(...days, refund('2026-11-11 13:00', 'alipay', 50, 'A', 15_00));
    expect(metric('channel_normal_day_amount', settlement, fixture, '2026-11-15 12:00')).toEqual({
      'alipay CNY': 100,
    });
    expect(metric('channel_normal_day_amount', settlement, fixture, '2026-11-10 12:00')).toEqual({});
  });
});

const ordered = order('2026-11-23 05:30', '1', 'A', 'T+1', [
  ['alipay', '2026-11-20', 980_00, { fee: 20_00 }],
]);

describe('payouts family', () => {
  const of = (name: string, now: string, ...events: readonly Draft[]) =>
    metric(name, payouts, lived(sold, ordered, ...events), now);
  const instructed = payout('2026-11-23 08:00', '1', 'instructed', 980_00);

  test('shows what is with a bank and since when', () => {
    const now = '2026-11-23 08:30';
    expect(of('payouts_pending', now, instructed)).toEqual({ 'ibps bank_a': 1 });
    expect(of('payouts_pending_amount', now, instructed)).toEqual({ 'ibps bank_a CNY': 980 });
    expect(of('payouts_oldest_pending_timestamp_seconds', now, instructed)).toEqual({
      'ibps bank_a': seconds('2026-11-23 08:00'),
    });
    expect(of('payouts_oldest_unanswered_timestamp_seconds', now, instructed)).toEqual({
      bank_a: seconds('2026-11-23 08:00'),
    });
  });

  test('an accepted payout is answered and still with the bank', () => {
    const accepted = payout('2026-11-23 08:05', '1', 'accepted', 980_00);
    expect(of('payouts_pending', '2026-11-23 08:30', instructed, accepted)).toEqual({ 'ibps bank_a': 1 });
    expect(
      of('payouts_oldest_unanswered_timestamp_seconds', '2026-11-23 08:30', instructed, accepted),
    ).toEqual({});
  });

  test('counts results, money, reasons, durations and the cohort', () => {
    const events = [
      instructed,
      payout('2026-11-23 08:20', '1', 'credited', 980_00),
      payout('2026-11-23 17:00', '1', 'returned', 980_00, { reason: 'account_closed' }),
    ];
    const now = '2026-11-23 18:00';
    expect(of('payouts_total', now, ...events)).toEqual({
      'ibps bank_a credited': 1,
      'ibps bank_a returned': 1,
    });
    expect(of('payout_amount_total', now, ...events)).toEqual({
      'ibps bank_a credited CNY': 980,
      'ibps bank_a returned CNY': 980,
    });
    expect(of('payout_returns_total', now, ...events)).toEqual({ 'bank_a account_closed': 1 });
    expect(of('payouts_recent_credited', now, ...events)).toEqual({ bank_a: 1 });
    expect(of('payouts_recent_returned', now, ...events)).toEqual({ 'bank_a account_closed': 1 });
    expect(of('payout_duration_seconds', now, ...events)).toEqual({
      ibps: { counts: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0], sum: 1200 },
    });
    expect(of('payouts_pending', now, ...events)).toEqual({});
  });
});

describe('payers family', () => {
  const of = (name: string, now: string, ...events: readonly Draft[]) =>
    metric(name, payers, lived(...events), now);

  test('shows balances, and with inflows what there will be', () => {
    const events = [
      funds('2026-11-23 05:30', 400_00, { inflows: [{ at: '2026-11-23T08:50:00+08:00', amount: 190_00 }] }),
      funds('2026-11-23 05:30', 7_00, { account: 'payer_reserve' }),
    ];
    expect(of('payer_account_balance_amount', '2026-11-23 05:40', ...events)).toEqual({
      'payer_main CNY': 400,
      'payer_reserve CNY': 7,
    });
    expect(of('payer_available_amount', '2026-11-23 05:40', ...events)).toEqual({
      'now CNY': 407,
      '4h CNY': 597,
      'day CNY': 597,
    });
  });

  test('requires what is ordered at once, and what will be by its instruct-by time', () => {
    const instant = sale('2026-11-23 05:33', 'alipay', 5, 'S', 3_00);
    expect(of('payer_required_amount', '2026-11-23 04:00', sold)).toEqual({ 'day CNY': 1000 });
    expect(of('payer_required_amount', '2026-11-23 05:00', sold)).toEqual({
      '4h CNY': 1000,
      'day CNY': 1000,
    });
    expect(of('payer_required_amount', '2026-11-23 05:40', sold, ordered, instant)).toEqual({
      'now CNY': 980,
      '4h CNY': 982.94,
      'day CNY': 982.94,
    });
    expect(of('payer_required_amount', '2026-11-21 12:00', sold)).toEqual({});
  });

  test('does not require what its file has not brought yet', () => {
    const card = sale('2026-11-20 12:00', 'cup_card', 7, 'A', 70_00);
    expect(of('payer_required_amount', '2026-11-23 07:00', card)).toEqual({});
  });

  test('requires money again that was refused for want of funds, not what came back for other reasons', () => {
    const refused = (reason: string) => payout('2026-11-23 08:00', '1', 'failed', 980_00, { reason });
    expect(
      of('payer_required_amount', '2026-11-23 09:00', sold, ordered, refused('payer_insufficient_funds')),
    ).toMatchObject({ 'now CNY': 980 });
    expect(of('payer_required_amount', '2026-11-23 09:00', sold, ordered, refused('name_mismatch'))).toEqual(
      {},
    );
  });

  test('does not require what was not ordered in time: nobody is about to pay it', () => {
    expect(of('payer_required_amount', '2026-11-23 05:15', sold)).toMatchObject({ '4h CNY': 1000 });
    expect(of('payer_required_amount', '2026-11-23 07:00', sold)).toEqual({});
  });

  test('takes usual fees off what is not ordered yet', () => {
    const next = sale('2026-11-23 12:00', 'alipay', 6, 'A', 100_00);
    expect(
      of(
        'payer_required_amount',
        '2026-11-24 05:00',
        sold,
        ordered,
        payout('2026-11-23 08:00', '1', 'credited', 980_00),
        next,
      ),
    ).toMatchObject({
      '4h CNY': 98,
    });
  });
});
