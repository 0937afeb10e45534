import type { Answer } from '../journal/record.ts';
import { failed, unsure } from '../robots/answers.ts';
import type { HttpAnswer, HttpRequest } from '../robots/kind.ts';

export type Post = (request: HttpRequest) => Promise<HttpAnswer>;

const timeoutMs = 10_000;
const mostAnswerBytes = 64 * 1024;

/** Posts over the network. Follows no redirect: a robot's address leads to the robot or is wrong. Throws what fetch throws. */
export const httpPost: Post = async ({ url, headers, body }) => {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = (await response.text()).slice(0, mostAnswerBytes);
  return { status: response.status, header: (name) => response.headers.get(name) ?? undefined, body: text };
};

/** Codes of a connection that never came about: not a byte of the message has left. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** What an error of the transport means. Only its code is kept: messages of fetch can hold the address and its token. */
export function transportAnswer(error: unknown): Answer {
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { code?: unknown } };
  const found = [cause?.code, code].find((each) => typeof each === 'string') as string | undefined;
  if (found !== undefined && neverSent.has(found)) return failed(found);
  return unsure(found ?? (name === 'TimeoutError' ? 'timeout' : 'connection'));
}
