/** Samples of a Prometheus text exposition: `name{labels}` -> value. Enough for our own output. */
export type Samples = ReadonlyMap<string, number>;

export function parseExposition(text: string): Samples {
  const samples = new Map<string, number>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const cut = line.lastIndexOf(' ');
    samples.set(line.slice(0, cut), Number(line.slice(cut + 1)));
  }
  return samples;
}

/** Counters of `after` that are lower than in `before`, or gone. The process's own counters start anew. */
export function wentBack(before: Samples, after: Samples): string[] {
  const isCounter = (key: string): boolean =>
    !key.startsWith('acquirer_collector_') && /^acquirer_[a-z_]*(?:_total|_count|_bucket)(?:\{|$)/.test(key);
  return [...before]
    .filter(([key, value]) => isCounter(key) && !((after.get(key) ?? Number.NaN) >= value))
    .map(([key, value]) => `${key}: ${value} -> ${after.get(key)}`);
}

/** Sum of a metric over the series that carry all of these labels. */
export function sumOf(samples: Samples, name: string, labels: Record<string, string> = {}): number {
  let sum = 0;
  for (const [key, value] of samples) {
    if (key !== name && !key.startsWith(`${name}{`)) continue;
    if (Object.entries(labels).every(([label, wanted]) => key.includes(`${label}="${wanted}"`))) sum += value;
  }
  return sum;
}
