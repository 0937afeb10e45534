import { places } from '../harness/places.ts';
import { serveHarness } from '../harness/serve.ts';
import { recording } from './data.ts';
import { needsCollector } from './demoscreenshots.ts';
import { type Pictures, takePictures } from './pictures.ts';
import { calm, faultSituation, type Situation } from './situation.ts';

/** The fault of the pictures: a clearing file is late at night, and every job reports success. */
const pictured = 'S08';
/** Hours a picture looks back. */
const hours = 6;

interface Tools extends Pictures {
  readonly prometheus: string;
}

/**
 * Takes the pictures of docs/screenshots that a recording can show, `only` those places. Returns how many pages had
 * faults.
 */
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
  tools: Tools,
  name: string,
  situation: Situation,
  only: ReadonlySet<string> | undefined,
  fresh: boolean,
): Promise<number> {
  const { server, at } = await recording(situation, tools, fresh);
  const harness = await serveHarness(server.url);
  const range = `from=${at - hours * 3_600_000}&to=${at}&scrape=60&bare`;
  const shots = places()
    .filter((place) => !needsCollector.has(place.name) && (only === undefined || only.has(place.name)))
    .map((place) => ({ name: `${place.name}-${name}`, url: `${harness.url}${place.path}?${range}` }));
  try {
    return await takePictures(tools, shots);
  } finally {
    await harness.close();
    await server.stop();
  }
}
