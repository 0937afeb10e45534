/** A series of a range query: labels and [seconds, value] pairs. */
export interface RangeSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [seconds: number, value: string])[];
}

/** A Prometheus refuses range queries of more than 11,000 points. */
const mostPoints = 10_800;

/** Instants of evaluation: every step from the first to the last, epoch ms. */
export interface Instants {
  readonly from: number;
  readonly until: number;
  readonly step: number;
}

/** Evaluates an expression at every step of one or several stretches, ascending. Throws with the server's words. */
export async function queryRange(
  url: string,
  expr: string,
  ...stretches: readonly Instants[]
): Promise<RangeSeries[]> {
  const merged = new Map<string, { labels: Record<string, string>; values: [number, string][] }>();
  for (const { from, until, step } of stretches.flatMap(inPieces)) {
    const body = new URLSearchParams({
      query: expr,
      start: String(from / 1000),
      end: String(until / 1000),
      step: String(step / 1000),
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

function inPieces({ from, until, step }: Instants): Instants[] {
  const pieces: Instants[] = [];
  for (let at = from; at <= until; at += mostPoints * step)
    pieces.push({ from: at, until: Math.min(until, at + (mostPoints - 1) * step), step });
  return pieces;
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
