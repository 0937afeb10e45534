import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runChild } from './child.mjs';
import { whileHolding } from './install-lock.mjs';
import { NODE, packageState, STAMP, stampOf } from './packages.mjs';
import { Refusal, say, stillBusy } from './progress.mjs';

const NOT_TTY_FLAGS = process.stderr.isTTY ? [] : ['--no-progress'];

/** Makes node_modules match package-lock.json, Node 26 included. Costs a few milliseconds when it does. */
export async function ensurePackages(root) {
  if (packageState(root).action === 'none') return;
  await whileHolding(root, async () => {
    const state = packageState(root);
    if (state.action === 'install') await installAll(root, state.why);
    if (!existsSync(join(root, NODE))) await linkNode(root);
    writeFileSync(join(root, STAMP), stampOf(readFileSync(join(root, 'package-lock.json'), 'utf8')));
    if (state.action !== 'stamp') say('packages are in place');
  });
}

async function installAll(root, why) {
  say(`${why}: npm ci installs the packages and Node 26 (about 400 MB on disk, under a minute)`);
  const done = stillBusy('npm ci');
  // Warnings are left out because every one of them is EBADENGINE: npm judges by the Node it runs on,
  // the project by the one it installs. --include=dev holds against NODE_ENV=production.
  const code = await npm(root, root, [
    'ci',
    '--loglevel=error',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    ...NOT_TTY_FLAGS,
  ]);
  done();
  if (code !== 0) throw new Refusal(`npm ci ended with exit code ${code}; its reason is above`, code);
}

/** Package `node` fetches its binary in an install script. Where npm skips scripts, this runs that script. */
async function linkNode(root) {
  say(`npm did not run the install script of package node: fetching ${NODE}`);
  const folder = join(root, 'node_modules/node');
  const done = stillBusy('fetching Node');
  const code = await runChild(process.execPath, ['installArchSpecificPackage'], {
    cwd: folder,
    env: npmEnv(root),
    stdio: ['ignore', 2, 2],
  });
  done();
  const link = join(root, NODE);
  if (!existsSync(link)) {
    mkdirSync(join(link, '..'), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync('../node/bin/node', link);
  }
  const answer = spawnSync(link, ['--version'], { encoding: 'utf8' });
  if (code !== 0 || answer.status !== 0) {
    throw new Refusal(
      `no Node 26 for ${process.platform}-${process.arch}: package node could not fetch one that runs here`,
    );
  }
}

function npm(root, cwd, args) {
  return runChild('npm', args, { cwd, env: npmEnv(root), stdio: ['ignore', 2, 2], disposable: true }).catch(
    (error) => {
      throw new Refusal(
        `npm cannot be started (${error.code ?? error.message}): install Node 20 or newer with npm`,
      );
    },
  );
}

/**
 * npm must run on a Node that `npm ci` does not delete under it, so node_modules/.bin leaves the PATH;
 * and it must have a cache that can be written.
 */
function npmEnv(root) {
  const own = join(root, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== own);
  const env = { ...process.env, PATH: path.join(delimiter) };
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  if (!writable(cache)) env.npm_config_cache = join(root, 'var/npm-cache');
  return env;
}

function writable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
