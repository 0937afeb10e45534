import { createHmac } from 'node:crypto';

/** DingTalk: HMAC-SHA256 of `timestamp\nsecret` (ms) under the secret, Base64. */
export function dingtalkSignature(timestampMs: number, secret: string): string {
  return createHmac('sha256', secret).update(`${timestampMs}\n${secret}`).digest('base64');
}

/** Feishu: HMAC-SHA256 of nothing under `timestamp\nsecret` (s), Base64. The other way round than DingTalk. */
export function feishuSignature(timestampSeconds: number, secret: string): string {
  return createHmac('sha256', `${timestampSeconds}\n${secret}`).digest('base64');
}
