import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A collector in a process of its own, to be killed and started again on the same port and store. */
export interface Victim {
  readonly url: string;
  start(): Promise<void>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  /** What it printed last, for a failing run. */
  lastWords(): string;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

export function victim(configPath: string, port: number): Victim {
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let words = '';

  async function ready(process: ChildProcess): Promise<void> {
    for (let attempt = 0; attempt < 600; attempt++) {
      if (process.exitCode !== null) throw new Error(`the collector ended by itself:\n${words}`);
      const up = await fetch(`${url}/readyz`).then(
        (r) => r.ok,
        () => false,
      );
      if (up) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`the collector did not become ready:\n${words}`);
  }

  return {
    url,
    lastWords: () => words,
    async start() {
      words = '';
      child = spawn(
        process.execPath,
        [join(root, 'collector/main.ts'), 'serve', '--config', configPath, '--port', String(port)],
        { stdio: ['ignore', 'pipe', 'pipe'] },
      );
      for (const stream of [child.stdout!, child.stderr!])
        stream.on('data', (data: Buffer) => {
          words = (words + data.toString()).slice(-4000);
        });
      await ready(child);
    },
    async kill() {
      if (child === undefined || child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
