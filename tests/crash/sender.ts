import type { Line } from './stream.ts';

/** Counts of one answer of the collector. */
interface Answer {
  readonly accepted: number;
  readonly duplicate: number;
  readonly late: number;
  readonly rejected: number;
  readonly rejections: readonly { readonly line: number; readonly reason: string; readonly detail: string }[];
}

export interface Delivery {
  readonly acked: number;
  /** Times a batch was sent again because no answer came. */
  readonly resent: number;
}

/** Sends one batch until it is acknowledged, as a real producer would: no answer means send the same again. */
export async function deliver(
  url: string,
  token: string,
  lines: readonly Line[],
  giveUp: AbortSignal,
): Promise<Delivery> {
  const body = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  for (let resent = 0; ; resent++) {
    giveUp.throwIfAborted();
    const answer = await post(url, token, body).catch(() => undefined);
    if (answer === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    if (answer.rejected > 0) throw new Error(`rejected: ${JSON.stringify(answer.rejections[0])}`);
    if (answer.accepted + answer.duplicate + answer.late !== lines.length)
      throw new Error(`an answer that does not add up: ${JSON.stringify(answer)} for ${lines.length} lines`);
    return { acked: lines.length, resent };
  }
}

/** Undefined when the collector did not take the batch: gone, draining, or busy. */
async function post(url: string, token: string, body: string): Promise<Answer | undefined> {
  const response = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body,
    signal: AbortSignal.timeout(10_000),
  });
  if (response.status === 429 || response.status === 503) return undefined;
  const text = await response.text();
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${text}`);
  return JSON.parse(text) as Answer;
}
