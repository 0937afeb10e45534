import { places } from '../harness/places.ts';
import type { Question } from '../harness/seen.ts';
import { type AskedCollector, serveHarness } from '../harness/serve.ts';
import { type Pictures, takePictures } from './pictures.ts';

/** Places that show what only a running collector has: its answers, and how its own process fares. */
export const needsCollector: ReadonlySet<string> = new Set(['trace', 'setup', 'acq-collector']);

/** A merchant of the simulated acquirer of the demo: profile B, seed 1. */
const merchant = '102100070110020';

/** What a picture over the demo shows. */
export interface Demo {
  readonly prometheus: string;
  readonly collector: AskedCollector;
  /** Part of the pictures' names. */
  readonly situation: 'fault' | 'calm';
}

/** Takes the pictures for which a collector must run, over the demo. Returns how many pages had faults. */
export async function takeDemoScreenshots(pictures: Pictures, demo: Demo): Promise<number> {
  const day = await yesterday(demo.collector);
  const harness = await serveHarness(demo.prometheus, 0, demo.collector);
  const shots = places()
    .filter(({ name }) => needsCollector.has(name))
    .map(({ name, path }) => ({
      name: `${name}-${demo.situation}`,
      url: `${harness.url}${path}?from=now-1h&to=now&scrape=5&collector&bare`,
      ...(name === 'trace' ? { question: whereIs(day) } : {}),
    }));
  try {
    return await takePictures(pictures, shots);
  } finally {
    await harness.close();
  }
}

/** The day before the acquirer's: its money is on the way to the merchant in the morning. */
async function yesterday({ url, token }: AskedCollector): Promise<string> {
  const reply = await fetch(`${url}/v1/waiting?limit=1`, { headers: { authorization: `Bearer ${token}` } });
  const { at } = (await reply.json()) as { readonly at: string };
  return new Date(Date.parse(`${at.slice(0, 10)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

const whereIs = (clearingDay: string): Question => ({
  choice: 'Merchant and day',
  fields: { 'Merchant number': merchant, 'Clearing day': clearingDay },
  button: 'Find the money',
});
