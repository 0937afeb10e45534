import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { performance } from 'node:perf_hooks';
import { kill, sweep } from './process-group.mjs';
import { say } from './progress.mjs';

/** How long a child may take to stop before its whole process group is killed. */
const GRACE_MS = 15_000;
/** npm forwards the Ctrl-C that the terminal already sent: within this time it is the same one. */
const SAME_SIGNAL_MS = 500;

let current;
let stoppedBy;
let lastSignalAt = Number.NEGATIVE_INFINITY;

/** The first signal that asked this process to stop, or undefined. */
export const stopSignal = () => stoppedBy;

/** The exit code a shell shows for a process ended by this signal. */
export const signalExitCode = (signal) => 128 + (constants.signals[signal] ?? 0);

/**
 * Runs one program to its end. Its exit code, or 128 + signal number.
 *
 * The child leads a process group of its own: one Ctrl-C reaches it once, it stops its children in its own order,
 * and whatever is left of the group when it has ended is killed. `ownGroup: false` is for programs that must not be
 * cut short (apt-get); `disposable: true` for one that is killed at once, because the next run begins by deleting what
 * it did (npm ci, which on Ctrl-C would spend ten seconds undoing it). `leash` adds the pipe of scripts/leash.mjs.
 */
export async function runChild(
  program,
  args,
  { env, cwd, stdio = 'inherit', ownGroup = true, leash = false, disposable = false },
) {
  if (stoppedBy !== undefined) return signalExitCode(stoppedBy);
  const three = typeof stdio === 'string' ? [stdio, stdio, stdio] : stdio;
  const child = spawn(program, args, {
    env,
    cwd,
    stdio: leash ? [...three, 'pipe'] : three,
    detached: ownGroup,
  });
  child.stdio[3]?.on('error', () => {});
  current = { child, ownGroup, disposable };
  try {
    const { code, signal } = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    if (ownGroup) await sweep(child.pid);
    return code ?? signalExitCode(signal);
  } finally {
    current = undefined;
    child.stdio[3]?.destroy();
  }
}

/** Passes SIGINT, SIGTERM, SIGHUP, a closed output and the death of npm on to the child. */
export function watchForStop() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => stop('SIGTERM'));
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop('SIGTERM');
  }, 1000).unref();
}

function stop(signal) {
  const now = performance.now();
  if (now - lastSignalAt < SAME_SIGNAL_MS) return;
  lastSignalAt = now;
  const again = stoppedBy !== undefined;
  stoppedBy ??= signal;
  if (current === undefined) return;
  const { child, ownGroup, disposable } = current;
  if (!ownGroup) return say('stopping as soon as the system packages are in place');
  if (again || disposable) return kill(-child.pid, 'SIGKILL');
  // Prometheus and many servers read SIGHUP as "reload"; a closed terminal means "end".
  child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  setTimeout(() => kill(-child.pid, 'SIGKILL'), GRACE_MS).unref();
}
