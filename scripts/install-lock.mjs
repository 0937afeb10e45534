import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stopSignal } from './child.mjs';
import { say } from './progress.mjs';

const LOCK = 'var/install.lock';

/** Runs `work` while no other run of this checkout installs: two `npm ci` at once delete each other's files. */
export async function whileHolding(root, work) {
  const file = join(root, LOCK);
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (stopSignal() !== undefined) return;
    const holder = holderOf(file);
    if (holder === undefined) continue;
    if (!alive(holder)) rmSync(file, { force: true });
    else if (!told) say(`process ${holder} is installing in this checkout: waiting for it (${LOCK})`);
    told = true;
    await pause(200);
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that holds the lock; undefined when it was given back meanwhile. */
function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function alive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
