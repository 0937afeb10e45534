import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the runner writes into node_modules once an install is complete. */
export const STAMP = 'node_modules/.installed-lock';

/** The project's own Node. */
export const NODE = 'node_modules/.bin/node';

/** The stamp of a complete install: the lock file's hash and the platform whose binaries were chosen. */
export function stampOf(lockText) {
  return `${createHash('sha256').update(lockText).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/**
 * Whether the tree that npm recorded has every package of the lock file, at its version. Optional packages of
 * other platforms may be missing. It accepts an install made by hand with `npm ci` or `npm install`.
 */
export function treeMatchesLock(lock, tree) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.link) return true;
    const found = tree.packages[path];
    return found === undefined
      ? wanted.optional === true || wanted.peer === true
      : found.version === wanted.version;
  });
}

/**
 * What has to be done before Node 26 and the libraries can be used.
 * @returns {{ action: 'none' | 'stamp' | 'install' | 'link-node', why: string }}
 */
export function packageState(root) {
  const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);
  const lockText = read('package-lock.json');
  const stamp = read(STAMP);
  const treeText = read('node_modules/.package-lock.json');
  if (!existsSync(join(root, 'node_modules'))) return { action: 'install', why: 'node_modules is missing' };
  // npm writes this file when all else is in place, and `npm ci` begins by deleting it.
  if (treeText === undefined) return { action: 'install', why: 'the last install did not finish' };
  const complete = stamp === stampOf(lockText);
  if (!complete && !treeMatchesLock(JSON.parse(lockText), JSON.parse(treeText))) {
    return { action: 'install', why: 'package-lock.json has changed since the last install' };
  }
  if (!existsSync(join(root, NODE))) return { action: 'link-node', why: `${NODE} is missing` };
  return complete ? { action: 'none', why: '' } : { action: 'stamp', why: 'installed by hand' };
}
