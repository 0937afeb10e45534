import { type Draft, instant, at as instantOf } from '../fixture.ts';
import { merchantNo, type Over } from './names.ts';

export const contract = (at: string, merchant: string, mode: string, over: Over = {}): Draft => ({
  kind: 'merchant.contract',
  at,
  merchant: merchantNo(merchant),
  version: 1,
  mode,
  bank: 'bank_a',
  effectiveFrom: '2026-01-01',
  onboardedOn: '2026-01-01',
  change: 'onboarding',
  ...over,
});

/** channel, clearing day, net and what else a part says. */
export type Part = readonly [channel: string, clearingDay: string, net: number, over?: Over];

export const order = (
  at: string,
  id: string,
  merchant: string,
  mode: string,
  parts: readonly Part[],
  over: Over = {},
): Draft => ({
  kind: 'settlement.order',
  at,
  orderId: `SO-${id}`,
  merchant: merchantNo(merchant),
  mode,
  settlementDay: at.slice(0, 10),
  bank: 'bank_a',
  currency: 'CNY',
  parts: parts.map(([channel, clearingDay, net, more]) => ({
    channel,
    clearingDay,
    net,
    fee: 0,
    transactions: 1,
    ...more,
  })),
  ...over,
});

const ofOrder = (id: string, day: string): Over => ({ orderId: `SO-${id}`, settlementDay: day });

export const hold = (at: string, id: string, reason: string, over: Over = {}): Draft => ({
  kind: 'settlement.hold',
  at,
  ...ofOrder(id, at.slice(0, 10)),
  reason,
  initiator: 'own_risk',
  ...over,
});

export const release = (at: string, id: string, over: Over = {}): Draft => ({
  kind: 'settlement.release',
  at,
  ...ofOrder(id, at.slice(0, 10)),
  ...over,
});

export const payout = (at: string, id: string, state: string, amount: number, over: Over = {}): Draft => ({
  kind: 'payout',
  at,
  payoutId: `PO-${id}`,
  ...ofOrder(id, at.slice(0, 10)),
  state,
  bank: 'bank_a',
  payoutChannel: 'ibps',
  amount,
  currency: 'CNY',
  ...over,
});

export const runEvent = (at: string, mode: string, phase: string, over: Over = {}): Draft => ({
  kind: 'settlement.run',
  at,
  runId: `RUN-${mode.replace('+', '')}-${at.slice(0, 10)}`,
  mode,
  settlementDay: at.slice(0, 10),
  phase,
  ...over,
});

export const funds = (at: string, balance: number, over: Over = {}): Draft => ({
  kind: 'payer.balance',
  at,
  account: 'payer_main',
  balance,
  currency: 'CNY',
  ...over,
});

export const bankWindow = (at: string, start: string, end: string, over: Over = {}): Draft => ({
  kind: 'maintenance.window',
  at,
  windowId: 'MW-1',
  scope: 'bank',
  subject: 'bank_a',
  type: 'planned',
  start: instant(instantOf(start)),
  end: instant(instantOf(end)),
  ...over,
});
