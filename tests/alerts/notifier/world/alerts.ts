import { createHash } from 'node:crypto';
import { type Webhook, webhookSchema } from '../../../../alerts/notifier/intake/payload.ts';

export interface Alert {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly status?: 'firing' | 'resolved';
  /** Epoch ms. */
  readonly startsAt?: number;
  readonly endsAt?: number;
}

const texts = {
  summary: 'cup_card is failing: at least 31% of requests get no valid answer',
  summary_zh: 'cup_card 故障:至少 31% 的请求无有效应答',
  description: 'Over 2 minutes at least 31% of requests ended in a system failure; normal is 0.1 to 0.3 %.',
  description_zh: '2 分钟内至少 31% 的请求为系统失败;正常为 0.1–0.3%。',
  impact: 'Customers cannot pay by card in any shop of the channel.',
  impact_zh: '该通道所有门店的顾客无法刷卡。',
  action: 'Call the duty desk of the channel and switch the route.',
  action_zh: '联系通道值班并切换路由。',
  money_at_risk: 'CNY 12.3k a minute',
  merchants_at_risk: '532',
  time_left: '6h 27m 0s',
  runbook_url: 'http://localhost:9464/runbooks/en/channel_fault#channeloutage',
  runbook_url_zh: 'http://localhost:9464/runbooks/zh/channel_fault#channeloutage',
  dashboard_url: 'http://localhost:3000/d/acq-channel?var-channel=cup_card&from=now-3h&to=now',
};

const labels = {
  alertname: 'ChannelOutage',
  severity: 'page',
  team: 'channel_ops',
  stage: 'channel',
  channel: 'cup_card',
  cause: 'channel_fault',
};

/** A webhook as Alertmanager 0.25 posts it. */
export function webhook(
  receiver: string,
  alerts: readonly Alert[],
  now: number,
  group = '{}:{channel="cup_card"}',
): Webhook {
  const list = alerts.map((alert) => {
    const mine = { ...labels, ...alert.labels };
    return {
      status: alert.status ?? 'firing',
      labels: mine,
      annotations: { ...texts, ...alert.annotations },
      startsAt: new Date(alert.startsAt ?? now).toISOString(),
      endsAt: alert.endsAt === undefined ? '0001-01-01T00:00:00Z' : new Date(alert.endsAt).toISOString(),
      generatorURL: 'http://prometheus/graph',
      fingerprint: createHash('sha256').update(JSON.stringify(mine)).digest('hex').slice(0, 16),
    };
  });
  return webhookSchema.parse({
    version: '4',
    groupKey: group,
    truncatedAlerts: 0,
    status: list.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
    receiver,
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager:9093',
    alerts: list,
  });
}
