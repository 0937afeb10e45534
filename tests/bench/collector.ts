import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../crash/server.ts';
import { hashKey, main } from './installation.ts';
import { processorSeconds, residentMegabytes } from './process.ts';

/** A collector in a process of its own, so that what it costs can be told from what sending costs. */
export interface RunningCollector {
  readonly port: number;
  /** From the start of the process to the first answer 200 of /readyz, milliseconds. */
  readonly readyAfter: number;
  processorSeconds(): number;
  resident(): { readonly now: number; readonly peak: number };
  /** The text of /metrics. */
  scrape(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the collector of a configuration file and waits until it is ready. Rejects when it ends by itself. */
export async function startCollector(
  config: string,
  nodeOptions: readonly string[] = [],
): Promise<RunningCollector> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [...nodeOptions, main, 'serve', '--config', config, '--port', String(port)],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, [hashKey.variable]: hashKey.key },
    },
  );
  const url = `http://127.0.0.1:${port}`;
  await ready(child, url);
  const readyAfter = performance.now() - began;
  const pid = child.pid!;
  return {
    port,
    readyAfter,
    processorSeconds: () => processorSeconds(pid),
    resident: () => residentMegabytes(pid),
    scrape: async () => (await fetch(`${url}/metrics`)).text(),
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 60_000; tries++) {
    if (child.exitCode !== null) throw new Error(`the collector ended with exit code ${child.exitCode}`);
    const up = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return;
    await sleep(5);
  }
  child.kill('SIGKILL');
  throw new Error('the collector did not become ready');
}

/** Value of one series, or the sum over series, of a scraped text. */
export function sumOfSeries(text: string, name: string, labels = ''): number {
  let sum = 0;
  for (const line of text.split('\n')) {
    if (!line.startsWith(name) || !line.includes(labels)) continue;
    if (line[name.length] !== '{' && line[name.length] !== ' ') continue;
    sum += Number(line.slice(line.lastIndexOf(' ') + 1));
  }
  return sum;
}
