/**
 * Preloaded into what the runner starts: when the runner is gone without a word (kill -9, out of memory), its end of
 * the pipe on descriptor 3 closes, and the child stops itself and its process group. Nothing outlives `npm start`.
 */
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

const GRACE_MS = 10_000;

// Forks and worker threads inherit the preload, not the pipe.
if (isMainThread && process.ppid === Number(process.env.ACQ_RUNNER_PID)) {
  const pipe = new Socket({ fd: 3, readable: true, writable: false });
  pipe.on('error', () => {});
  pipe.on('close', stopGroup);
  pipe.resume();
  pipe.unref();
}

function stopGroup() {
  process.on('exit', () => process.kill(-process.pid, 'SIGKILL'));
  if (process.listenerCount('SIGTERM') === 0) process.exit(143);
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(143), GRACE_MS).unref();
}
