import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * A second process that acts when this one dies without a word (kill -9, out of memory): it ends the programs it
 * holds and removes the folders. As long as this process lives it only waits.
 */
export interface Guard {
  hold(pid: number): void;
  release(pid: number): void;
  /** Everything was put in order here: the guard ends and touches nothing. */
  dismiss(): Promise<void>;
}

/** Starts a guard over folders that must not stay behind. */
export function openGuard(folders: readonly string[]): Guard {
  // Its own process group: who kills ours must not kill it.
  const child = spawn(process.execPath, [`${import.meta.dirname}/guardprocess.ts`, ...folders], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: process.env.PATH },
    cwd: '/',
  });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  child.unref();
  (child.stdin as Socket).unref();
  const tell = (line: string): void => void child.stdin.write(`${line}\n`);
  return {
    hold: (pid) => tell(`hold ${pid}`),
    release: (pid) => tell(`release ${pid}`),
    dismiss() {
      child.ref();
      child.stdin.end('dismiss\n');
      return ended;
    },
  };
}
