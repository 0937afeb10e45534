import type { Webhook, WebhookAlert } from './intake/payload.ts';

const label = 'NotifierHeardNoHeartbeat';

/** Receiver of alarms the notifier raises itself; they go to the robots `watchdog` names. */
export const ownReceiver = label;

/** The alarm that nobody else can raise: Alertmanager's heartbeat stopped. As a notification, so that it goes the way of all. */
export function silenceAlarm(
  status: 'firing' | 'resolved',
  since: number,
  now: number,
  minutes: number,
): Webhook {
  const alert: WebhookAlert = {
    status,
    fingerprint: label,
    startsAt: since,
    endsAt: status === 'resolved' ? now : 0,
    labels: {
      alertname: label,
      severity: 'page',
      team: 'platform',
      stage: 'monitoring',
      channel: 'all',
      cause: 'data_stale',
    },
    annotations: {
      summary: `No heartbeat from Alertmanager for ${minutes} minutes: alerts may not arrive`,
      summary_zh: `${minutes} 分钟未收到 Alertmanager 心跳:告警可能无法送达`,
      description:
        'Prometheus, Alertmanager or the way to this notifier is down. No other alert can be trusted to come.',
      description_zh: 'Prometheus、Alertmanager 或到通知器的链路中断,其他告警也可能无法送达。',
      action:
        'Look at Prometheus and Alertmanager first; watch the boards and the channels by hand until they are back.',
      action_zh: '先检查 Prometheus 与 Alertmanager,恢复前人工盯看板与各通道。',
    },
  };
  return {
    version: '4',
    groupKey: label,
    truncatedAlerts: 0,
    status,
    receiver: ownReceiver,
    externalURL: '',
    alerts: [alert],
  };
}
