import { createHash } from 'node:crypto';
import type { Webhook } from './payload.ts';

const digest = (parts: readonly string[]): Buffer => createHash('sha256').update(parts.join('\n')).digest();

/**
 * What a notification of Alertmanager is recognised by when it is posted again: its group, its status, and which
 * alerts with which start it names. Annotations do not count, because figures in them move between two attempts.
 */
export function notificationIdentity({ receiver, groupKey, status, alerts }: Webhook): string {
  const named = alerts.map((each) => `${each.fingerprint} ${each.startsAt} ${each.status}`).sort();
  return digest([receiver, groupKey, status, ...named])
    .toString('base64url')
    .slice(0, 22);
}

/** Crockford's digits: no I, L, O or U, so that a number read aloud at night is typed right. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function readable(bytes: Buffer, length: number): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 16)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < length; i++) {
    text += digits[Number(bits & 31n)];
    bits >>= 5n;
  }
  return text;
}

/** Number of one firing of one alert; a later firing of the same alert has another one. `length` grows on a clash. */
export function alertNumber(fingerprint: string, startsAt: number, length = 8): string {
  return readable(digest(['alert', fingerprint, String(startsAt)]), length);
}

/** Number of a message to a robot; `turn` counts the messages of the journal. */
export function messageNumber(robot: string, at: number, turn: number): string {
  return `M${readable(digest(['message', robot, String(at), String(turn)]), 9)}`;
}

/** A number as it was typed: small letters and lookalikes read as what was meant. */
export function typedNumber(text: string): string {
  return text.trim().toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
}
