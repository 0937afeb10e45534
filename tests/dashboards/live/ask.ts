import { world } from './world.ts';

export interface Answer {
  readonly labels: Readonly<Record<string, string>>;
  readonly values: readonly number[];
}

/** What Grafana puts in for `$name`: these values, or everything. */
export type Chosen = Readonly<Record<string, string>>;

const rateInterval = `${world.stepSeconds * 4}s`;

/** A query as Grafana sends it, with its variables filled in. */
export function filled(expr: string, chosen: Chosen = {}): string {
  const builtIn: Record<string, string> = {
    __rate_interval: rateInterval,
    __interval: `${world.stepSeconds}s`,
    __range: `${(world.end - world.sampled) / 1000}s`,
    currency: 'CNY',
  };
  return expr.replace(/\$\{?(\w+)\}?/g, (_, name: string) => builtIn[name] ?? chosen[name] ?? '.*');
}

/** Asks over the sampled hours, or at their end. Throws with the words of Prometheus. */
export async function ask(url: string, expr: string, instant: boolean): Promise<Answer[]> {
  const end = String(world.end / 1000);
  const body = new URLSearchParams(
    instant
      ? { query: expr, time: end }
      : { query: expr, start: String(world.sampled / 1000), end, step: String(world.stepSeconds) },
  );
  const path = instant ? 'query' : 'query_range';
  const response = await fetch(`${url}/api/v1/${path}`, { method: 'POST', body });
  const answer = (await response.json()) as {
    status: string;
    error?: string;
    data: {
      result: { metric: Record<string, string>; values?: [number, string][]; value?: [number, string] }[];
    };
  };
  if (answer.status !== 'success') throw new Error(`${answer.error}: ${expr}`);
  return answer.data.result.map(({ metric, values, value }) => ({
    labels: metric,
    values: (values ?? [value!]).map(([, text]) => Number(text.replace('Inf', 'Infinity'))),
  }));
}

/** Values of a label, as a variable asks for them: `label_values(selector, label)`. */
export async function labelValues(url: string, query: string): Promise<string[]> {
  const [, selector, label] = /^label_values\((.+), (\w+)\)$/.exec(query)!;
  const search = new URLSearchParams({
    'match[]': filled(selector!),
    start: String(world.sampled / 1000),
    end: String(world.end / 1000),
  });
  const response = await fetch(`${url}/api/v1/label/${label}/values?${search}`);
  const answer = (await response.json()) as { status: string; error?: string; data: string[] };
  if (answer.status !== 'success') throw new Error(`${answer.error}: ${query}`);
  return answer.data;
}
