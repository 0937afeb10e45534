/**
 * Every `npm run` command of the project: what it is for, which system tools it needs, what it runs.
 * To add a command: one line here, and one in package.json's "scripts".
 *
 * A step is run on the project's own Node (node_modules/.bin/node):
 * - `argv`: script and arguments, relative to the repository;
 * - `files`: what must exist for the step to be possible;
 * - `optional`: leave the step out, with a line, when `files` do not exist;
 * - `args`: the step that gets what the user wrote after `npm run x --`;
 * - `counts`: the step runs Vitest, its tests go into the closing line.
 */

/** Where generated files live. `npm test` regenerates them and fails if one changes. */
export const generatedPath = /(^|\/)generated\/|\.gen\.[a-z]+$/;

const entry = (file) => ({ name: file, argv: [file], files: [file], args: true });

const cli = (name) => ({
  name,
  argv: ['collector/main.ts', name],
  files: ['collector/main.ts', `collector/commands/${name}.ts`],
  args: true,
});

const tool = (name, bin, ...argv) => ({ name, argv: [`node_modules/.bin/${bin}`, ...argv], files: [] });

const lint = tool('lint', 'biome', 'check', '.');
const types = tool('types', 'tsc', '--noEmit');
const format = tool('format', 'biome', 'check', '--write', '.');
const generated = {
  ...cli('generate'),
  name: 'generated files',
  argv: ['scripts/check-generated.mjs'],
  optional: true,
  args: false,
};
const tests = { ...tool('tests', 'vitest', 'run'), args: true, counts: true };
const heavy = {
  ...tool('heavy tests', 'vitest', 'run', '--config', 'vitest.verify.config.ts'),
  files: ['tests/verify'],
  counts: true,
};

/** The tests have 25. */
const kills = {
  name: 'a thousand kills',
  argv: ['tests/crash/main.ts', '--kills', '1000'],
  files: ['tests/crash/main.ts'],
};

/** Rules and queries on a current Prometheus too: Debian's is 2.42. */
const prometheus3 = {
  name: 'Prometheus 3',
  argv: ['tests/verify/prometheus3/main.ts'],
  files: ['tests/verify/prometheus3/main.ts'],
};

/** The Grafana app has packages of its own (dashboards/plugin) and is tested by them; ACQ_NO_PLUGIN=1 leaves it out. */
const app = {
  name: 'Grafana app',
  argv: ['dashboards/harness/check.ts'],
  files: ['dashboards/harness/check.ts'],
  optional: true,
};

/** The same app at the lower end of what it promises: packages of Grafana 12.4 with React 18, another 600 MB. */
const oldestGrafana = {
  ...app,
  name: 'Grafana app, Grafana 12.4 packages',
  argv: [...app.argv, '--host', '12.4'],
};

const rules = ['promtool', 'amtool'];
const stack = ['prometheus', 'alertmanager', ...rules];
const everything = [...stack, 'chromium'];

const command = (about, needs, ...steps) => ({ about, needs, steps });

export const commands = {
  start: command('the whole stack with a simulated acquirer', stack, entry('scripts/demo/main.ts')),
  test: command(
    'lint, types, generated files, tests, Grafana app',
    everything,
    lint,
    types,
    generated,
    tests,
    app,
  ),
  verify: command(
    'npm test and the heavy suites',
    everything,
    ...[lint, types, generated, tests, app, oldestGrafana, prometheus3, heavy, kills],
  ),
  crash: command('kill -9 at random points: nothing lost, nothing twice', [], entry('tests/crash/main.ts')),
  bench: command('benchmarks, with the facts of this machine', [], entry('tests/bench/main.ts')),
  simulate: command('events of a simulated acquirer', [], cli('simulate')),
  replay: command('recorded events under a virtual clock', [], cli('replay')),
  drill: command('seed a fault, wait for the alert that names it', stack, entry('scripts/drill/main.ts')),
  backtest: command('the alert rules against known incidents', stack, entry('alerts/backtest/main.ts')),
  check: command('is this configuration valid, what will it cost', [], cli('check')),
  preview: command(
    'boards and pages of the Grafana app, without Grafana',
    ['prometheus', 'chromium'],
    entry('dashboards/preview/main.ts'),
  ),
  'e2e:grafana': command(
    'boards and pages in the Grafana at GRAFANA_URL',
    ['chromium'],
    entry('dashboards/harness/grafana.ts'),
  ),
  generate: command('write the generated files', [], cli('generate')),
  lint: command('Biome', [], { ...lint, args: true }),
  format: command('Biome, writing what it can fix', [], { ...format, args: true }),
  typecheck: command('tsc', [], { ...types, args: true }),
};
