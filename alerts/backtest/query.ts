/** A series of a range query: labels and [seconds, value] pairs. */
export interface RangeSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [seconds: number, value: string])[];
}

/** A Prometheus refuses range queries of more than 11,000 points. */
const mostPoints = 10_800;

/** Evaluates an expression at every step from `fromMs` to `untilMs`. Throws with the server's words. */
export async function queryRange(
  url: string,
  expr: string,
  fromMs: number,
  untilMs: number,
  stepMs: number,
): Promise<RangeSeries[]> {
  const merged = new Map<string, { labels: Record<string, string>; values: [number, string][] }>();
  for (let from = fromMs; from <= untilMs; from += mostPoints * stepMs) {
    const until = Math.min(untilMs, from + (mostPoints - 1) * stepMs);
    const body = new URLSearchParams({
      query: expr,
      start: String(from / 1000),
      end: String(until / 1000),
      step: String(stepMs / 1000),
    });
    const response = await fetch(`${url}/api/v1/query_range`, { method: 'POST', body });
    const answer = (await response.json()) as {
      status: string;
      error?: string;
      data: { result: { metric: Record<string, string>; values: [number, string][] }[] };
    };
    if (answer.status !== 'success') throw new Error(`${answer.error}: ${expr}`);
    for (const { metric, values } of answer.data.result) {
      const { __name__: _, ...labels } = metric;
      const key = JSON.stringify(Object.entries(labels).sort());
      const known = merged.get(key);
      if (known === undefined) merged.set(key, { labels, values });
      else known.values.push(...values);
    }
  }
  return [...merged.values()];
}

/** Runs tasks, so many at a time, and keeps their order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const i = next++;
      results[i] = await task(items[i]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
