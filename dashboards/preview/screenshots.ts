import { join } from 'node:path';
import { faultsOf } from '../harness/judge.ts';
import { look } from '../harness/look.ts';
import { places } from '../harness/places.ts';
import { serveHarness } from '../harness/serve.ts';
import { recording } from './data.ts';
import { calm, faultSituation, type Situation } from './situation.ts';

/** The fault of the pictures: a clearing file is late at night, and every job reports success. */
const pictured = 'S08';
const folder = join(import.meta.dirname, '../../docs/screenshots');
/** Hours a picture looks back. */
const hours = 6;

interface Tools {
  readonly prometheus: string;
  readonly chromium: string;
  say(text: string): void;
}

/** Takes the pictures of docs/screenshots, `only` those places. Returns how many pages had faults. */
export async function takeScreenshots(
  tools: Tools,
  only: ReadonlySet<string> | undefined,
  fresh: boolean,
): Promise<number> {
  const situations: (readonly [string, Situation])[] = [
    ['fault', faultSituation(pictured)!],
    ['calm', calm()],
  ];
  let bad = 0;
  for (const [name, situation] of situations) bad += await shoot(tools, name, situation, only, fresh);
  return bad;
}

async function shoot(
  { prometheus, chromium, say }: Tools,
  name: string,
  situation: Situation,
  only: ReadonlySet<string> | undefined,
  fresh: boolean,
): Promise<number> {
  const { server, at } = await recording(situation, { prometheus, say }, fresh);
  const harness = await serveHarness(server.url);
  const range = `from=${at - hours * 3_600_000}&to=${at}&scrape=60&bare`;
  const shots = places()
    .filter((place) => only === undefined || only.has(place.name))
    .flatMap((place) =>
      ['dark', 'light'].map((theme) => ({
        name: `${place.name} ${name} ${theme}`,
        url: `${harness.url}${place.path}?${range}&theme=${theme}`,
        file: join(folder, `${place.name}-${name}-${theme}.png`),
      })),
    );
  let bad = 0;
  try {
    await look(chromium, shots, (seen) => {
      const faults = faultsOf(seen);
      if (faults.length > 0) bad++;
      say(`${seen.name}: ${faults.length === 0 ? 'ok' : faults.join('\n  ')}`);
    });
  } finally {
    await harness.close();
    await server.stop();
  }
  return bad;
}
