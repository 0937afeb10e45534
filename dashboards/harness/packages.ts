import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { treeMatchesLock } from '../../scripts/packages.mjs';

const root = join(import.meta.dirname, '../..');

/** The app's folder: packages of its own, which users of the collector never install. */
export const pluginFolder = join(root, 'dashboards/plugin');

/** Whether a folder's node_modules is what its lock file says. */
function packagesInPlace(folder: string): boolean {
  const tree = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(tree)) return false;
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  return treeMatchesLock(JSON.parse(lock), JSON.parse(readFileSync(tree, 'utf8')));
}

/**
 * Installs a folder's packages, the app's where none is named, when they are not in place (`npm ci --ignore-scripts`,
 * about 600 MB on disk). Returns why that was not possible, in npm's words.
 */
export function installPackages(say: (text: string) => void, folder = pluginFolder): string | undefined {
  if (packagesInPlace(folder)) return undefined;
  say(`npm ci installs the packages of ${relative(root, folder)} (about 600 MB on disk)`);
  // npm must not run on the Node in node_modules/.bin when that is a link it did not make.
  const own = join(root, 'node_modules/.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== own);
  const { status, stderr, error } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'],
    { cwd: folder, env: { ...process.env, PATH: path.join(delimiter) }, encoding: 'utf8' },
  );
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').slice(-15).join('\n');
}
