import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed link allows: acknowledge what a message named, or read the evidence of an alert. */
export type Purpose = 'ack' | 'evidence';

const signatureBytes = 16;

function signature(key: string, purpose: Purpose, id: string, expiry: string): Buffer {
  return createHmac('sha256', key)
    .update(`${purpose}\n${id}\n${expiry}`)
    .digest()
    .subarray(0, signatureBytes);
}

/** `id.expiry.signature`, the last part of a link; `expiresAt` in epoch ms. */
export function signedToken(key: string, purpose: Purpose, id: string, expiresAt: number): string {
  const expiry = Math.ceil(expiresAt / 1000).toString(36);
  return `${id}.${expiry}.${signature(key, purpose, id, expiry).toString('base64url')}`;
}

export type Opened =
  | { readonly ok: true; readonly id: string; readonly expiresAt: number }
  | { readonly ok: false; readonly why: 'forged' | 'expired' };

/** What a token allows at `now` (epoch ms). The signature is looked at first: an expiry nobody signed means nothing. */
export function openToken(key: string, purpose: Purpose, token: string, now: number): Opened {
  const [id, expiry, signed, ...more] = token.split('.');
  if (id === undefined || expiry === undefined || signed === undefined || more.length > 0)
    return { ok: false, why: 'forged' };
  const given = Buffer.from(signed, 'base64url');
  const right = signature(key, purpose, id, expiry);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return { ok: false, why: 'forged' };
  const expiresAt = Number.parseInt(expiry, 36) * 1000;
  return now < expiresAt ? { ok: true, id, expiresAt } : { ok: false, why: 'expired' };
}
