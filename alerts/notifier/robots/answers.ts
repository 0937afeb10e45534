import type { Answer } from '../journal/record.ts';
import type { HttpAnswer } from './kind.ts';

export const delivered: Answer = { outcome: 'delivered' };
export const throttled = (code: string, pauseMs: number): Answer => ({ outcome: 'throttled', code, pauseMs });
export const failed = (code: string): Answer => ({ outcome: 'failed', code });
export const unsure = (code: string): Answer => ({ outcome: 'unsure', code });
export const refused = (code: string, what: 'content' | 'robot'): Answer => ({
  outcome: 'refused',
  code,
  what,
});

const defaultPauseMs = 60_000;
const longestPauseMs = 15 * 60_000;

/** What the HTTP status alone says; undefined for 2xx, where the body decides. */
export function statusAnswer({ status, header }: HttpAnswer): Answer | undefined {
  const code = `http ${status}`;
  if (status >= 200 && status < 300) return undefined;
  if (status === 429)
    return throttled(code, pauseOf(header('retry-after') ?? header('x-ogw-ratelimit-reset')));
  if (status === 400 || status === 413 || status === 422) return refused(code, 'content');
  if (status >= 400 && status < 500) return refused(code, 'robot');
  // 503: turned away at the door. Any other 5xx may come from a gateway whose back end took the message.
  return status === 503 ? failed(code) : unsure(code);
}

/** A `Retry-After` in seconds. */
function pauseOf(text: string | undefined): number {
  const seconds = Number(text);
  return seconds > 0 ? Math.min(seconds * 1000, longestPauseMs) : defaultPauseMs;
}

/** The answer as JSON; undefined when it is none, so that nobody knows what became of the message. */
export function jsonBody({ body }: HttpAnswer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
