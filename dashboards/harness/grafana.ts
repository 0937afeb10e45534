/**
 * `GRAFANA_URL=http://localhost:3000 npm run e2e:grafana`: every board and page in a real Grafana, in headless Chromium.
 * GRAFANA_USER and GRAFANA_PASSWORD (admin, admin) must be an administrator's; GRAFANA_PROMETHEUS_URL
 * (http://localhost:9090) is used where Grafana has no data source with the uid `prometheus` yet.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { toolPath } from '../../scripts/tools/toolpaths.ts';
import { installPackages, pluginFolder } from './packages.ts';
import { places } from './places.ts';

const say = (text: string): void => void process.stderr.write(`${text}\n`);

function main(env: NodeJS.ProcessEnv): number {
  const chromium = toolPath('chromium');
  if (env.GRAFANA_URL === undefined) say('set GRAFANA_URL: http://localhost:3000');
  if (chromium === undefined) say('this needs Chromium');
  if (env.GRAFANA_URL === undefined || chromium === undefined) return 2;
  const why = installPackages(say);
  if (why !== undefined) {
    say(`the packages of dashboards/plugin could not be installed\n${why}`);
    return 1;
  }
  const orders = {
    chromium,
    grafana: env.GRAFANA_URL.replace(/\/+$/, ''),
    user: env.GRAFANA_USER ?? 'admin',
    password: env.GRAFANA_PASSWORD ?? 'admin',
    prometheus: env.GRAFANA_PROMETHEUS_URL ?? 'http://localhost:9090',
    boards: join(import.meta.dirname, '../generated/en'),
    places: places(),
    pictures: join(import.meta.dirname, '../../var/e2e'),
  };
  const argv = ['--no-warnings', 'browser/grafana.ts', JSON.stringify(orders)];
  return spawnSync(process.execPath, argv, { cwd: pluginFolder, stdio: 'inherit' }).status ?? 1;
}

process.exitCode = main(process.env);
