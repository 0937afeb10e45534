/**
 * Fails when `generate` changes a generated file: the file and what it is made from have drifted apart.
 * Compares contents before and after, so it also works on uncommitted files and outside git.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { generatedPath } from './commands.mjs';

const NOT_OURS = new Set(['node_modules', '.git', 'var', 'dist', 'coverage']);

/** Path -> hash of every generated file below `root`. */
export function snapshot(root) {
  const hashes = new Map();
  const visit = (folder) => {
    for (const item of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, item.name);
      if (item.isDirectory() && !NOT_OURS.has(item.name)) visit(path);
      const name = relative(root, path);
      if (item.isFile() && generatedPath.test(name)) {
        hashes.set(name, createHash('sha256').update(readFileSync(path)).digest('hex'));
      }
    }
  };
  visit(root);
  return hashes;
}

/** The paths that were added, removed or changed between two snapshots, sorted. */
export function changes(before, after) {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((path) => before.get(path) !== after.get(path)).sort();
}

if (import.meta.main) {
  const before = snapshot(process.cwd());
  execFileSync(process.execPath, ['collector/main.ts', 'generate'], { stdio: 'inherit' });
  const stale = changes(before, snapshot(process.cwd()));
  for (const path of stale)
    console.error(`${path} was out of date: commit it as 'npm run generate' has now written it`);
  if (stale.length > 0) process.exitCode = 1;
}
