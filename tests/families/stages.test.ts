import { describe, expect, test } from 'vitest';
import { deadlines } from '../../collector/families/deadlines.ts';
import { stages } from '../../collector/families/stages.ts';
import { at, type Draft } from '../ledger/fixture.ts';
import { file, line } from '../ledger/stories/clearing.ts';
import { merchantNo } from '../ledger/stories/names.ts';
import { sale, unknown, upload } from '../ledger/stories/sales.ts';
import { contract, order, payout, runEvent } from '../ledger/stories/settlement.ts';
import { lived, metric } from './money.ts';

const noon = '2026-11-20 12:00';
const letters = [...'ABCDEFGHJK'];
const known = letters.map((m) => contract('2026-11-01 10:00', m, 'T+1', { version: 2 }));

describe('stages family', () => {
  test('shows pending and overdue money by settlement mode', () => {
    const fixture = lived(sale(noon, 'cup_card', 1, 'A', 100_00), sale(noon, 'alipay', 2, 'D', 30_00));
    expect(metric('stage_pending_amount', stages, fixture, '2026-11-20 13:00')).toEqual({
      'clearing cup_card T+1 CNY': 100,
      'settlement alipay D+1 CNY': 30,
    });
    expect(metric('stage_overdue_amount', stages, fixture, '2026-11-20 13:00')).toEqual({});
    expect(metric('stage_overdue_amount', stages, fixture, '2026-11-21 06:00')).toEqual({
      'clearing cup_card T+1 CNY': 100,
      'settlement alipay D+1 CNY': 30,
    });
    expect(metric('stage_overdue_transactions', stages, fixture, '2026-11-21 06:00')).toEqual({
      'clearing cup_card T+1': 1,
      'settlement alipay D+1': 1,
    });
  });

  test('puts modes without a schedule under Tn, and impossible places under monitoring', () => {
    const weekly = contract('2026-11-01 10:00', 'W', 'W+5');
    const fixture = lived(
      weekly,
      sale(noon, 'alipay', 1, 'W', 5_00),
      upload(noon, 'alipay', 2, 'A', 1_00, { type: 'offline', result: 'rejected' }),
    );
    expect(metric('stage_pending_amount', stages, fixture, noon)).toEqual({
      'settlement alipay Tn CNY': 5,
      'monitoring all Tn CNY': 1,
    });
  });

  test('says since when the oldest money of a stage waits', () => {
    const fixture = lived(
      sale(noon, 'cup_card', 1, 'A', 1),
      sale('2026-11-19 23:30', 'cup_card', 2, 'A', 1),
      unknown('2026-11-20 12:00:07', 'alipay', 3, 'A', 1),
      sale('2026-11-20 12:13', 'alipay', 4, 'S', 1),
    );
    const oldest = metric('stage_oldest_pending_timestamp_seconds', stages, fixture, '2026-11-20 13:00');
    expect(oldest).toEqual({
      'clearing cup_card': at('2026-11-19 23:00') / 1000,
      'switch alipay': at('2026-11-20 12:00:07') / 1000,
      'settlement alipay': at('2026-11-20 12:10') / 1000,
    });
  });
});

describe('merchants affected', () => {
  const affected = (now: string, ...events: readonly Draft[]) =>
    metric('merchants_affected', stages, lived(...known, ...events), now);
  const sales = letters.map((m, i) => sale(noon, 'cup_card', 100 + i, m, 10_00));
  const again = letters.map((m, i) => sale('2026-11-20 13:00', 'cup_card', 200 + i, m, 10_00));

  test('is nobody while everything is in time', () => {
    expect(affected('2026-11-21 03:00', ...sales)).toEqual({});
  });

  test('is who sold on a day whose file is late, once each', () => {
    expect(affected('2026-11-21 03:31', ...sales, ...again)).toEqual({ 'clearing cup_card': 10 });
  });

  test('is who is missing from a file', () => {
    const lines = letters
      .slice(0, 7)
      .map((m) => line('2026-11-21 03:11', 'cup_card', '2026-11-20', m, 10_00));
    expect(
      affected(
        '2026-11-21 03:30',
        ...sales,
        file('2026-11-21 03:10', 'cup_card', '2026-11-20', 70_00),
        ...lines,
      ),
    ).toEqual({
      'clearing cup_card': 3,
    });
  });

  test('is who has no order after the run, the same merchant of two days once', () => {
    const days = ['2026-11-20', '2026-11-21'];
    const cleared = days.flatMap((day, d) =>
      letters.flatMap((m, i) => [
        sale(`${day} 12:00`, 'cup_card', 300 + 50 * d + i, m, 10_00),
        line('2026-11-22 03:11', 'cup_card', day, m, 10_00),
      ]),
    );
    const orders = letters.slice(0, 6).map((m) =>
      order('2026-11-23 05:20', m.repeat(3), m, 'T+1', [
        ['cup_card', '2026-11-20', 10_00],
        ['cup_card', '2026-11-21', 10_00],
      ]),
    );
    const run = runEvent('2026-11-23 05:30', 'T+1', 'finished');
    expect(affected('2026-11-23 06:30', ...cleared, ...orders, run)).toEqual({ 'settlement cup_card': 8 });
  });

  test('is whose payout came back or is late, exactly', () => {
    const orders = letters.map((m) =>
      order('2026-11-23 05:20', m.repeat(3), m, 'T+1', [['alipay', '2026-11-20', 10_00]]),
    );
    const walletSales = letters.map((m, i) => sale(noon, 'alipay', 400 + i, m, 10_00));
    const paid = letters.slice(0, 8).map((m) => payout('2026-11-23 08:00', m.repeat(3), 'credited', 10_00));
    const back = payout('2026-11-23 08:00', 'JJJ', 'failed', 10_00, { reason: 'name_mismatch' });
    expect(affected('2026-11-23 08:20', ...walletSales, ...orders, ...paid, back)).toEqual({
      'payout alipay': 1,
    });
    expect(affected('2026-11-23 08:30', ...walletSales, ...orders, ...paid, back)).toEqual({
      'payout alipay': 2,
    });
  });

  test('is whose outcome is unknown too long, and whose upload failed', () => {
    const events = [
      unknown(noon, 'cup_card', 1, 'A', 1),
      unknown(noon, 'cup_card', 2, 'A', 1),
      unknown('2026-11-20 12:59:30', 'cup_card', 3, 'B', 1),
      sale(noon, 'intl', 4, 'C', 1),
      sale(noon, 'intl', 5, 'D', 1),
    ];
    expect(affected('2026-11-20 13:00', ...events)).toEqual({ 'switch cup_card': 2 });
    expect(affected('2026-11-21 03:00', ...events)).toEqual({ 'switch cup_card': 2, 'terminal intl': 2 });
  });

  test('names nobody', () => {
    const fixture = lived(...known, ...sales);
    const names = Object.keys(metric('merchants_affected', stages, fixture, '2026-11-21 03:31'));
    for (const name of names) expect(name).not.toContain(merchantNo('A'));
  });
});

describe('deadlines family', () => {
  const next = (now: string, ...events: readonly Draft[]) =>
    Object.fromEntries(
      Object.entries(metric('stage_deadline_timestamp_seconds', deadlines, lived(...events), now)).map(
        ([at, seconds]) => [at, new Date(Number(seconds) * 1000 + 8 * 3_600_000).toISOString().slice(0, 16)],
      ),
    );

  test('gives the next deadline of every stage', () => {
    expect(next('2026-11-21 00:30')).toMatchObject({
      'terminal intl': '2026-11-21T03:00',
      'clearing cup_card': '2026-11-21T05:00',
      'clearing wechat_file': '2026-11-21T12:00',
      'settlement cup_card': '2026-11-21T06:00',
      'payout cup_card': '2026-11-21T08:30',
      'account cup_card': '2026-11-21T10:30',
    });
    expect(next('2026-11-21 00:30')).not.toHaveProperty('switch cup_card');
  });

  test('a file that was loaded makes way for the next', () => {
    expect(
      next('2026-11-21 04:00', file('2026-11-21 03:10', 'cup_card', '2026-11-20', 1))['clearing cup_card'],
    ).toBe('2026-11-22T05:00');
  });
});
