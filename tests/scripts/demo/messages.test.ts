import { expect, test } from 'vitest';
import { messageText } from '../../../scripts/demo/messages.ts';
import type { RoutedAlert } from '../../../scripts/tools/receiver.ts';

const alert: RoutedAlert = {
  status: 'firing',
  fingerprint: 'f1',
  startsAt: '2026-11-20T02:31:00Z',
  labels: {
    alertname: 'ChannelOutage',
    severity: 'page',
    cause: 'channel_fault',
    stage: 'channel',
    team: 'channel_ops',
  },
  annotations: {
    summary: 'cup_card is failing',
    summary_zh: 'cup_card 故障',
    action: 'Switch traffic',
    action_zh: '切换流量',
    money_at_risk: 'CNY 1.2k a minute',
    runbook_url: 'http://localhost/runbooks/en/channel_fault',
  },
};

test('a message says what, to whom and what to do, in both languages', () => {
  expect(
    messageText(alert, ['phone', 'channel-ops'], '10:31:42'),
  ).toBe(`!!! 10:31:42  page ChannelOutage -> phone, channel-ops
      cup_card is failing
      cup_card 故障
      cause channel_fault, stage channel, team channel_ops
      do: Switch traffic; money at risk: CNY 1.2k a minute
      处置: 切换流量
      http://localhost/runbooks/en/channel_fault`);
});

test('the end of an alert is short', () => {
  expect(messageText({ ...alert, status: 'resolved' }, ['phone'], '10:40:00')).toBe(
    'ok  10:40:00  resolved ChannelOutage -> phone\n      cup_card is failing\n      cup_card 故障',
  );
});

test('the watchdog is one line', () => {
  const watchdog = { ...alert, labels: { alertname: 'Watchdog', severity: 'info' } };
  expect(messageText(watchdog, ['watchdog'], '10:30:20')).not.toContain('\n');
});
