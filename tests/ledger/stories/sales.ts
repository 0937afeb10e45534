import type { Draft } from '../fixture.ts';
import { merchantNo, type Over, rrnOf } from './names.ts';

const about = (channel: string, n: number, merchant: string, amount: number): Over => ({
  channel,
  rrn: rrnOf(n, channel),
  merchant: merchantNo(merchant),
  amount,
  currency: 'CNY',
});

export const sale = (
  at: string,
  channel: string,
  n: number,
  merchant: string,
  amount: number,
  over: Over = {},
): Draft => ({
  kind: 'authorization',
  at,
  ...about(channel, n, merchant, amount),
  type: channel === 'alipay' || channel === 'wechat_file' ? 'qr_payment' : 'sale',
  code: '00',
  state: 'approved',
  latencyMs: 500,
  ...over,
});

export const unknown = (
  at: string,
  channel: string,
  n: number,
  merchant: string,
  amount: number,
  over: Over = {},
): Draft => sale(at, channel, n, merchant, amount, { state: 'unknown', code: 'TIMEOUT', ...over });

export const declined = (
  at: string,
  channel: string,
  n: number,
  merchant: string,
  amount: number,
  over: Over = {},
): Draft => sale(at, channel, n, merchant, amount, { state: 'declined', code: '51', ...over });

export const reversal = (
  at: string,
  channel: string,
  n: number,
  merchant: string,
  amount: number,
  over: Over = {},
): Draft => ({
  kind: 'reversal',
  at,
  ...about(channel, n, merchant, amount),
  reason: 'no_reply_98',
  result: 'accepted',
  ...over,
});

export const callback = (
  at: string,
  channel: string,
  n: number,
  merchant: string,
  amount: number,
  over: Over = {},
): Draft => ({
  kind: 'wallet.result',
  at,
  ...about(channel, n, merchant, amount),
  via: 'callback',
  state: 'paid',
  lagMs: 1000,
  ...over,
});

export const upload = (
  at: string,
  channel: string,
  n: number,
  merchant: string,
  amount: number,
  over: Over = {},
): Draft => ({
  kind: 'batch.upload',
  at,
  ...about(channel, n, merchant, amount),
  type: 'foreign_capture',
  result: 'ok',
  ...over,
});

export const refund = (
  at: string,
  channel: string,
  n: number,
  merchant: string,
  amount: number,
  over: Over = {},
): Draft => ({
  kind: 'refund',
  at,
  ...about(channel, n, merchant, amount),
  type: 'refund',
  ...over,
});

export const chargeback = (
  at: string,
  channel: string,
  clearingDay: string,
  merchant: string,
  amount: number,
  phase: 'debited' | 'reversed' = 'debited',
): Draft => ({
  kind: 'chargeback',
  at,
  channel,
  caseId: `CB-${merchant}-${clearingDay}`,
  clearingDay,
  merchant: merchantNo(merchant),
  phase,
  amount,
  currency: 'CNY',
});
