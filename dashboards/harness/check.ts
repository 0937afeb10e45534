/**
 * The Grafana app's part of `npm test`: its packages, types, tests and build; then the built app and every board in the
 * harness in headless Chromium, dark and light, over the real Prometheus with a recorded fault. No page may have an
 * error. The harness is not Grafana: docs/plugin.md says what it shows and what it does not.
 *
 * `--host 12.4`, a step of `npm run verify`: the same sources checked against the types of Grafana 12.4's packages, the same
 * build of the app and the same boards looked at in a host made of them and of React 18. The app's tests are not run again.
 * `--pictures` keeps what was seen, in var/harness.
 *
 * ACQ_NO_PLUGIN=1 leaves all of it out, a machine without Chromium or Prometheus the look.
 */
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { toolPath } from '../../scripts/tools/toolpaths.ts';
import { recording } from '../preview/data.ts';
import { checked } from '../preview/situation.ts';
import { appSteps, hostSteps, runSteps, testSteps, typeStep } from './build.ts';
import { type Host, hostOf, newest } from './hosts.ts';
import { faultsOf } from './judge.ts';
import { look } from './look.ts';
import { installPackages, pluginFolder } from './packages.ts';
import { type Place, places } from './places.ts';
import type { Shot } from './seen.ts';
import { type Harness, serveHarness } from './serve.ts';

const root = join(import.meta.dirname, '../..');

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Pages and boards in both themes, and the pages in Chinese: they have words of their own. */
function shotsOf(harness: Harness, at: number, pictures: string | undefined): Shot[] {
  const range = `from=${at - 3 * 3_600_000}&to=${at}&scrape=60&bare`;
  const shot = ({ name, path }: Place, variant: string): Shot => ({
    name: `${name} ${variant}`,
    url: `${harness.url}${path}?${range}&${variant}`,
    ...(pictures === undefined
      ? {}
      : { file: join(pictures, `${name}-${variant.replaceAll('&', '-')}.png`) }),
  });
  return places().flatMap((place) => [
    shot(place, 'theme=dark'),
    shot(place, place.kind === 'page' ? 'theme=light&lang=zh-Hans' : 'theme=light'),
  ]);
}

async function lookAtAll(host: Host, pictures: string | undefined): Promise<number> {
  const [chromium, prometheus] = [toolPath('chromium'), toolPath('prometheus')];
  if (chromium === undefined || prometheus === undefined) {
    const missing = [chromium ?? 'Chromium', prometheus ?? 'Prometheus'].filter(
      (name) => !name.startsWith('/'),
    );
    say(
      `SKIPPED: ${missing.join(' and ')} not here, so nobody has looked at the app and the boards in the harness`,
    );
    return 0;
  }
  if (runSteps(hostSteps(host), say) !== 0) return 1;
  const { server, at } = await recording(checked, { prometheus, say }, false);
  const harness = await serveHarness(server.url, 0, undefined, host);
  let bad = 0;
  try {
    await look(chromium, shotsOf(harness, at, pictures), (seen) => {
      const faults = faultsOf(seen);
      if (faults.length > 0) bad++;
      say(
        `${seen.name}: ${faults.length === 0 ? 'ok' : 'FAILED'}, ${seen.queries} queries, ${seen.milliseconds} ms`,
      );
      for (const fault of faults) say(`  ${fault}`);
    });
  } finally {
    await harness.close();
    await server.stop();
  }
  return bad === 0 ? 0 : 1;
}

async function check(host: Host, pictures: string | undefined): Promise<number> {
  if (process.env.ACQ_NO_PLUGIN) {
    say('SKIPPED: ACQ_NO_PLUGIN is set, so nothing is known about the Grafana app');
    return 0;
  }
  for (const folder of new Set([pluginFolder, host.packages])) {
    const why = installPackages(say, folder);
    if (why === undefined) continue;
    const where = relative(root, folder);
    say(`the packages of ${where} could not be installed; ACQ_NO_PLUGIN=1 leaves the app out\n${why}`);
    return 1;
  }
  // Built before it is tested: tests ask what is shipped.
  const steps = [...appSteps, typeStep(host), ...(host === newest ? testSteps : [])];
  if (runSteps(steps, say) !== 0) return 1;
  return lookAtAll(host, pictures);
}

const { host: name, pictures } = parseArgs({
  options: { host: { type: 'string' }, pictures: { type: 'boolean' } },
}).values;
const host = hostOf(name);
process.exitCode = await check(host, pictures ? join(root, 'var/harness', host.name) : undefined);
