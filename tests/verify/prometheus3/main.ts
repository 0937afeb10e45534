import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathVariable } from '../../../scripts/tools.mjs';
import { builtPrometheus, type Programs, version } from './build.ts';

/** Every suite that asks Prometheus or promtool something. */
const suites = [
  'tests/alerts',
  'tests/dashboards/queries.test.ts',
  'tests/dashboards/provisioning.test.ts',
  'tests/e2e',
  'tests/scripts/tools/prometheus.test.ts',
];

const root = join(import.meta.dirname, '../../..');

/** `ACQ_PROMETHEUS3=/folder` has the two programs; else they are built, which takes minutes the first time. */
function programs(): Programs | undefined {
  const told = process.env.ACQ_PROMETHEUS3;
  if (told) return { prometheus: join(told, 'prometheus'), promtool: join(told, 'promtool') };
  if (spawnSync('go', ['version'], { stdio: 'ignore' }).status !== 0) return undefined;
  console.log(`building Prometheus ${version} unless it is in var/ already: ten minutes on two cores`);
  return builtPrometheus(join(root, `var/prometheus-${version}`));
}

const found = programs();
if (found === undefined) {
  console.log('left out: neither ACQ_PROMETHEUS3 nor Go to build it with. Prometheus 3 was NOT tried.');
} else {
  console.log(`every suite that asks Prometheus, on ${found.prometheus}`);
  const env = {
    ...process.env,
    [pathVariable('prometheus')]: found.prometheus,
    [pathVariable('promtool')]: found.promtool,
  };
  const vitest = spawn(process.execPath, ['node_modules/.bin/vitest', 'run', ...suites], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const [code] = (await once(vitest, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}
