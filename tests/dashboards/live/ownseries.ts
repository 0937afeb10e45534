import { ownMetrics } from '../../../collector/metrics/own.ts';
import type { WrittenSeries } from '../../../scripts/tools/remotewrite.ts';
import { scrape } from './world.ts';

/**
 * The process metrics of a collector that books a little at every step, and what Prometheus adds to a scrape. A replay has
 * no server, so nobody else makes them; names and labels come from the real registry.
 */
export async function ownSeries(stamps: readonly number[], others: number): Promise<WrittenSeries[]> {
  const own = ownMetrics({ version: '1.0.0', queuedBytes: () => 4096, ready: () => true });
  const texts: string[] = [];
  for (const _ of stamps) {
    own.committed(100, 8);
    own.scraped(20);
    texts.push(await own.text());
  }
  const steps = texts.map(valuesOf);
  const names = [...steps[0]!.keys()];
  return [
    ...names.map((key) => ({
      labels: { ...labelsOf(key), ...scrape },
      stamps,
      value: (step: number) => steps[step]!.get(key) ?? Number.NaN,
    })),
    { labels: { __name__: 'up', ...scrape }, stamps, value: () => 1 },
    { labels: { __name__: 'scrape_samples_scraped', ...scrape }, stamps, value: () => others + names.length },
  ];
}

const valuesOf = (text: string): Map<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const space = line.lastIndexOf(' ');
        return [line.slice(0, space), Number(line.slice(space + 1))] as const;
      }),
  );

function labelsOf(series: string): Record<string, string> {
  const [, name, body = ''] = /^([^{]+)(?:\{(.*)\})?$/.exec(series)!;
  return {
    __name__: name!,
    ...Object.fromEntries([...body.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, value]) => [label!, value!])),
  };
}
