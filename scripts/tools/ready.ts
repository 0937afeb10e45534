import { setTimeout as pause } from 'node:timers/promises';
import { endingText, type Program } from './program.ts';

/** A program that did not come up. The message holds what it printed last. */
export class NotReady extends Error {
  constructor(program: Program, why: string) {
    const said = program.lastLines().slice(-10).join('\n  ');
    super(`${program.name} did not start: ${why}${said === '' ? '' : `\n  ${said}`}`);
    this.name = 'NotReady';
  }
}

/** Waits until an address answers 2xx. Throws NotReady when the program ends first, or after `timeoutMs`. */
export async function untilReady(program: Program, url: string, timeoutMs = 60_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await answers(url))) {
    if (program.hasEnded()) throw new NotReady(program, endingText(await program.ended));
    if (performance.now() > deadline) {
      await program.stop();
      throw new NotReady(program, `no answer at ${url} within ${timeoutMs / 1000} s`);
    }
    await pause(50);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
