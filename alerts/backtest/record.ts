import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { WorkerJob } from './worker.ts';

const worker = join(import.meta.dirname, 'worker.ts');

/** What a worker says of its run. */
export interface Recorded {
  readonly name: string;
  readonly lines: number;
  readonly rejected: number;
  readonly firstRejection?: { readonly line: number; readonly reason: string; readonly detail: string };
  readonly series: number;
  readonly seconds: number;
}

/** Simulates and replays one run in a process of its own: it needs a core, and its memory goes with it. */
export function recordRun(job: WorkerJob): Promise<Recorded> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=4096', worker, JSON.stringify(job)], {
      // The channel carries nothing: the worker ends when it closes, however this process ends.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let out = '';
    let errors = '';
    child.stdout!.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.stderr!.on('data', (data: Buffer) => {
      errors = (errors + data.toString()).slice(-2000);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve(JSON.parse(out) as Recorded);
      else reject(new Error(`${job.run.name} failed (${code}):\n${errors}`));
    });
  });
}
