/** `npm run preview`: boards and pages of the Grafana app in the harness. See docs/plugin.md. */

import { toolPath } from '../../scripts/tools/toolpaths.ts';
import { appSteps, hostSteps, runSteps } from '../harness/build.ts';
import { newest } from '../harness/hosts.ts';
import { installPackages } from '../harness/packages.ts';
import { places } from '../harness/places.ts';
import { type AskedCollector, serveHarness } from '../harness/serve.ts';
import { recording } from './data.ts';
import { takeDemoScreenshots } from './demoscreenshots.ts';
import { type PreviewOptions, previewOptions, usage } from './options.ts';
import { takeScreenshots } from './screenshots.ts';
import { calm, faultSituation } from './situation.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The collector of `npm start`, and the reader of its profiles. */
const demoCollector: AskedCollector = { url: 'http://127.0.0.1:9464', token: 'demo-reader' };

async function preview(options: PreviewOptions): Promise<number> {
  const situation = options.calm ? calm() : options.scenario && faultSituation(options.scenario);
  if (options.scenario !== undefined && situation === undefined)
    return refuse(`there is no scenario ${options.scenario}; npm start -- --help lists them`);
  const [prometheus, chromium] = [toolPath('prometheus'), toolPath('chromium')];
  if ((situation || options.screenshots) && prometheus === undefined) return refuse('this needs prometheus');
  if ((options.screenshots || options.running) && chromium === undefined)
    return refuse('screenshots need Chromium');
  const why = installPackages(say);
  if (why !== undefined) return refuse(`the packages of dashboards/plugin could not be installed\n${why}`);
  if (runSteps([...appSteps, ...hostSteps(newest)], say) !== 0) return 1;
  if (options.screenshots) {
    const tools = { prometheus: prometheus!, chromium: chromium!, say };
    return (await takeScreenshots(tools, options.only, options.fresh)) === 0 ? 0 : 1;
  }
  if (options.running) {
    const demo = { prometheus: options.prometheus, collector: demoCollector, situation: options.running };
    if (!(await answers(`${demo.prometheus}/-/ready`)) || !(await answers(`${demoCollector.url}/readyz`)))
      return refuse('there is no demo to take pictures of: npm start');
    return (await takeDemoScreenshots({ chromium: chromium!, say }, demo)) === 0 ? 0 : 1;
  }
  if (!situation)
    return serve(options.prometheus, options.port, 'from=now-1h&to=now&scrape=5&collector', demoCollector);
  const { server, at } = await recording(situation, { prometheus: prometheus!, say }, options.fresh);
  const range = `from=${at - 6 * 3_600_000}&to=${at}&scrape=60`;
  const code = await serve(server.url, options.port, range);
  await server.stop();
  return code;
}

function refuse(why: string): number {
  process.stderr.write(`${why}\n`);
  return 2;
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** Serves until it is told to stop. */
async function serve(
  prometheus: string,
  port: number,
  range: string,
  collector?: AskedCollector,
): Promise<number> {
  if (!(await answers(`${prometheus}/-/ready`)))
    return refuse(`no Prometheus answers at ${prometheus}: start one with npm start, or see --help`);
  const harness = await serveHarness(prometheus, port, collector);
  say(
    `\nThe harness, not Grafana, over ${prometheus}. Ctrl-C ends it. &theme=light and &lang=zh-Hans change its looks.\n`,
  );
  for (const { title, path } of places()) say(`  ${title.padEnd(32)} ${harness.url}${path}?${range}`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await harness.close();
  return 0;
}

const options = previewOptions(process.argv.slice(2));
if (typeof options === 'string')
  process.exitCode = refuse(`${options}\nnpm run preview -- --help lists the options`);
else if (options.help) say(usage);
else process.exitCode = await preview(options);
