import { performance } from 'node:perf_hooks';

/** Seconds since the runner started, as shown in every progress line. */
export const elapsed = () => `${(performance.now() / 1000).toFixed(1)} s`;

/** One progress line. On stderr, so that stdout belongs to the command (`npm run -s simulate > events`). */
export function say(text) {
  process.stderr.write(`[${elapsed().padStart(7)}] ${text}\n`);
}

/** Says that `what` is still going on, every ten seconds, until the returned function is called. */
export function stillBusy(what) {
  const timer = setInterval(() => say(`${what} ...`), 10_000);
  timer.unref();
  return () => clearInterval(timer);
}

/** A fault that the person at the terminal can act on: shown as one line, without a stack. */
export class Refusal extends Error {
  exitCode;
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
