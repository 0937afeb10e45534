import { z } from 'zod';
import { parseTimestamp } from '../../../collector/time/parse.ts';

const pairs = z.record(z.string().max(200), z.string().max(50_000));

const instant = z.string().transform((text, context) => {
  const ms = parseTimestamp(text);
  if (ms !== undefined) return ms;
  context.addIssue({ code: 'custom', message: 'not an RFC 3339 instant' });
  return z.NEVER;
});

const alert = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: pairs,
  annotations: pairs.default({}),
  /** Epoch ms. */
  startsAt: instant,
  /** Epoch ms; year 1 while the alert has no end. */
  endsAt: instant,
  fingerprint: z.string().min(1).max(64),
});

/**
 * What Alertmanager posts to a webhook, version 4 (prometheus.io/docs/alerting/latest/configuration/#webhook_config).
 * Keys that are not read here may come and go.
 */
export const webhookSchema = z.object({
  version: z.literal('4'),
  groupKey: z.string().min(1).max(20_000),
  /** Alerts of the group that `max_alerts` left out. */
  truncatedAlerts: z.int().min(0).default(0),
  status: z.enum(['firing', 'resolved']),
  receiver: z.string().min(1).max(200),
  externalURL: z.string().max(1000).default(''),
  alerts: z.array(alert).min(1).max(20_000),
});

export type Webhook = z.output<typeof webhookSchema>;
export type WebhookAlert = Webhook['alerts'][number];
