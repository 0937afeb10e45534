import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Available } from '../../../alerts/runbooks/commands.ts';
import { commandTable } from '../../../collector/commands/table.ts';

const root = join(import.meta.dirname, '../../..');

/** Paths that the Express apps in a folder answer, as their source says. */
function routesIn(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [
      ...readFileSync(join(root, folder, name), 'utf8').matchAll(/http\.(?:get|post)\(\s*'([^']+)'/g),
    ])
    .map(([, path]) => path!);
}

const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts;

/** What exists in this repository for commands to use. */
export const available: Available = {
  routes: {
    9464: routesIn('collector/server'),
    9465: routesIn('alerts/notifier/server'),
    9090: [
      '/',
      '/-/healthy',
      '/-/ready',
      '/-/reload',
      '/api/v1/(query|query_range|targets|rules|alerts|status/tsdb)',
    ],
    9093: ['/', '/-/healthy', '/-/ready', '/-/reload', '/api/v2/(alerts|silences|status)'],
  },
  scripts: Object.keys(scripts),
  commands: new Map(commandTable.map(({ name, usage }) => [name, usage])),
};
