import type { Draft } from '../fixture.ts';
import { merchantNo, type Over } from './names.ts';

export const file = (
  at: string,
  channel: string,
  clearingDay: string,
  gross: number,
  over: Over = {},
): Draft => ({
  kind: 'clearing.file_received',
  at,
  channel,
  fileType: channel === 'alipay' || channel === 'wechat_file' ? 'wallet_bill' : 'transactions',
  clearingDay,
  fileId: `FILE-${clearingDay}-01`,
  contentHash: '9f2c5a1b7e3d4c6088aa77bb66cc55dd',
  records: 1,
  gross,
  fees: 0,
  currency: 'CNY',
  loaded: true,
  ...over,
});

export const line = (
  at: string,
  channel: string,
  clearingDay: string,
  merchant: string,
  gross: number,
  over: Over = {},
): Draft => ({
  kind: 'clearing.line',
  at,
  channel,
  fileType: channel === 'alipay' || channel === 'wechat_file' ? 'wallet_bill' : 'transactions',
  clearingDay,
  fileId: `FILE-${clearingDay}-01`,
  merchant: merchantNo(merchant),
  gross,
  transactions: 1,
  currency: 'CNY',
  ...over,
});

export const reconciled = (
  at: string,
  channel: string,
  clearingDay: string,
  open: readonly (readonly [string, number])[],
  over: Over = {},
): Draft => ({
  kind: 'reconciliation.result',
  at,
  channel,
  clearingDay,
  currency: 'CNY',
  open: open.map(([type, amount]) => ({ type, items: 1, amount })),
  ...over,
});

export const fee = (
  at: string,
  channel: string,
  clearingDay: string,
  merchant: string,
  amount: number,
): Draft => ({
  kind: 'fee',
  at,
  channel,
  feeId: `FEE-${merchant}-${clearingDay}`,
  clearingDay,
  merchant: merchantNo(merchant),
  type: 'rent',
  amount,
  currency: 'CNY',
});
