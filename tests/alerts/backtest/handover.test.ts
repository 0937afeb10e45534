import { expect, test } from 'vitest';
import { notificationsOf } from '../../../alerts/backtest/grouping.ts';
import { alertmanagerModel } from '../../../alerts/backtest/routes.ts';
import { alertmanagerConfig } from '../../../alerts/generate/alertmanager.ts';
import { labelsOf } from '../routing/said.ts';

const model = alertmanagerModel(alertmanagerConfig());
const clock = (time: string): number => Date.parse(`2026-11-20T${time}:00+08:00`);
const shown = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 19);

function told(from: string, until: string): string[] {
  const { alertname = '', ...labels } = labelsOf('NotificationsLate', 'urgent', { channel: 'alipay' });
  const timeline = { alert: alertname, labels, firings: [[clock(from), clock(until)]] as [number, number][] };
  return notificationsOf([timeline], model).map(
    ({ at, receiver, opening }) => `${shown(at)} ${receiver}${opening ? ' opens' : ''}`,
  );
}

test('what the operators were told at night is handed over in the morning, and counts once', () => {
  expect(told('03:00', '10:00')).toEqual(['03:00:30 sre opens', '08:00:30 channel_ops']);
});

test('what ends before the morning is never told to those who slept', () => {
  expect(told('03:00', '07:00')).toEqual(['03:00:30 sre opens']);
});

test('what lasts into the night is handed over to the operators', () => {
  expect(told('21:00', '23:00')).toEqual(['21:00:30 channel_ops opens', '22:00:30 sre']);
});
