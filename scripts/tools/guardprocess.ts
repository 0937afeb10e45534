/** The guard's own process, see guard.ts: `guardprocess.ts FOLDER...`, told on standard input what to hold. */
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const folders = process.argv.slice(2);
const held = new Set<number>();
let dismissed = false;
let rest = '';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

process.stdin.setEncoding('utf8').on('data', (text: string) => {
  const lines = (rest + text).split('\n');
  rest = lines.pop()!;
  for (const line of lines) {
    const [word, pid] = line.split(' ');
    if (word === 'hold') held.add(Number(pid));
    if (word === 'release') held.delete(Number(pid));
    if (word === 'dismiss') dismissed = true;
  }
});
process.stdin.once('close', () => void (dismissed ? undefined : putInOrder()));

async function putInOrder(): Promise<void> {
  signalAll('SIGTERM');
  for (let waited = 0; waited < 3_000 && signalAll(0); waited += 50) await pause(50);
  signalAll('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Whether a held process was still there. */
function signalAll(signal: NodeJS.Signals | 0): boolean {
  let any = false;
  for (const pid of held) {
    try {
      process.kill(pid, signal);
      any = true;
    } catch {
      held.delete(pid);
    }
  }
  return any;
}
