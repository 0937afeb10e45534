import { catalogue } from '../../../alerts/index.ts';
import type { Severity } from '../../../alerts/severity.ts';
import { type Case, type Labels, labelsOf, told } from './said.ts';

/** Who gets what at 11:00, in the nine o'clock window, at 03:30. `-` is nobody now. */
const table: readonly (readonly [string, Severity, Labels, string, string, string])[] = [
  ['UnknownOutcomes', 'page', { currency: 'CNY' }, 'sre', 'sre', 'sre'],
  ['RegionSilent', 'page', { region: 'east', network: 'wifi' }, 'network', 'network', 'network'],
  [
    'CredentialExpiring',
    'page',
    { terminal_model: 'p8', credential: 'ca_cert' },
    'terminal_fleet',
    'terminal_fleet',
    'terminal_fleet',
  ],
  ['ChannelOutage', 'page', {}, 'channel_ops', 'channel_ops', 'channel_ops'],
  ['ClearingFileLate', 'page', { file_type: 'transactions' }, 'clearing_ops', 'clearing_ops', 'clearing_ops'],
  [
    'SettlementRunMissing',
    'page',
    { settlement_mode: 'T+1' },
    'settlement_ops',
    'settlement_ops',
    'clearing_ops',
  ],
  ['PayoutsNotInstructed', 'page', { currency: 'CNY' }, 'settlement_ops', 'settlement_ops', 'clearing_ops'],
  ['PayerShortfall', 'page', { currency: 'CNY' }, 'treasury', 'treasury', 'treasury'],
  ['FreezeSurge', 'page', { reason: 'risk', initiator: 'own_risk' }, 'risk_ops', 'risk_ops', 'risk_ops'],
  ['CollectorNotReady', 'page', { instance: 'one' }, 'platform', 'platform', 'platform'],
  ['KeyErrors', 'urgent', {}, 'sre', 'sre', 'sre'],
  ['CarrierAttemptsDrop', 'urgent', { region: 'south', carrier: 'x' }, 'network', 'network', 'sre'],
  [
    'FirmwareRegression',
    'urgent',
    { terminal_model: 'p8', firmware: '3' },
    'terminal_fleet',
    'terminal_fleet',
    'sre',
  ],
  ['NotificationsLate', 'urgent', {}, 'channel_ops', 'channel_ops', 'sre'],
  ['PayoutsReturnedUnexplained', 'urgent', { currency: 'CNY' }, 'channel_ops', 'channel_ops', 'clearing_ops'],
  [
    'WalletBillRefused',
    'urgent',
    { file_type: 'wallet_bill' },
    'clearing_ops',
    'clearing_ops',
    'clearing_ops',
  ],
  [
    'SettlementDueTooHigh',
    'urgent',
    { settlement_mode: 'D+1', currency: 'CNY' },
    'settlement_ops',
    'settlement_ops',
    'clearing_ops',
  ],
  ['LargePayoutsDeferred', 'urgent', { currency: 'CNY' }, 'treasury', 'treasury', 'clearing_ops'],
  ['LimitDeclinesSpread', 'urgent', {}, 'risk_ops', 'risk_ops', 'sre'],
  ['PayoutReturnSurge', 'urgent', { bank: 'bank_d' }, 'merchant_ops', 'merchant_ops', 'clearing_ops'],
  ['RestrictionScheduled', 'urgent', {}, 'merchant_ops', 'merchant_ops', 'sre'],
  ['SourceRejected', 'urgent', { source: 'switch' }, 'platform', 'platform', 'sre'],
  ['ModelFaults', 'ticket', { terminal_model: 'k3' }, '-', 'terminal_fleet', '-'],
  ['ChannelFailing', 'ticket', {}, '-', 'channel_ops', '-'],
  ['InboundFundsShort', 'ticket', { currency: 'CNY' }, '-', 'clearing_ops', '-'],
  ['CalendarEnds', 'ticket', { calendar: 'cn' }, '-', 'settlement_ops', '-'],
  ['FrozenFundsHigh', 'ticket', { currency: 'CNY' }, '-', 'risk_ops', '-'],
  ['DocumentsExpiring', 'ticket', { document: 'licence' }, '-', 'merchant_ops', '-'],
  ['ClassifierDrift', 'ticket', {}, '-', 'platform', '-'],
];

const hours = ['11:00', '09:05', '03:30'] as const;

function takesChannel(alert: string, severity: Severity): boolean {
  const entry = catalogue().find(({ rule }) => rule.alert === alert && rule.severity === severity);
  return entry?.rule.channel === 'label';
}

/** Every row at each of the three hours. */
export const byHour: readonly Case[] = table.flatMap(([alert, severity, labels, ...who], row) =>
  hours.map((hour, i): Case => {
    const subject = takesChannel(alert, severity) ? { ...labels, channel: `row_${row}` } : labels;
    const receiver = who[i]!;
    return {
      name: `${severity} ${alert} at ${hour}`,
      world: hour,
      hour,
      alerts: [told(receiver === '-' ? [] : receiver, labelsOf(alert, severity, subject))],
    };
  }),
);
