import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { stampOf } from '../../scripts/packages.mjs';

const scripts = fileURLToPath(new URL('../../scripts', import.meta.url));

/** An empty folder that is removed when the test is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'acq-scripts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files (path -> text) below a folder. */
export function write(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Writes a program that can be found on a PATH. */
export function writeProgram(root: string, path: string, text: string): void {
  write(root, { [path]: text });
  chmodSync(join(root, path), 0o755);
}

/** A checkout with the real scripts/, an installed node_modules whose `node` is this one, and the given files. */
export function checkout(files: Record<string, string>): string {
  const root = emptyFolder();
  const lock = '{"packages":{}}';
  cpSync(scripts, join(root, 'scripts'), { recursive: true });
  write(root, {
    'package.json': '{"type":"module"}',
    'package-lock.json': lock,
    'node_modules/.package-lock.json': lock,
    'node_modules/.installed-lock': stampOf(lock),
    ...files,
  });
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'));
  return root;
}

/** A run of scripts/run.mjs that was started: what it printed so far, and its end. */
export interface Run {
  readonly child: ChildProcess;
  readonly printed: { stdout: string; stderr: string };
  /** Resolves when no process holds its output any more: the runner and all it started are gone. */
  readonly ended: Promise<{
    code: number | null;
    signal: NodeJS.Signals | null;
    stdout: string;
    stderr: string;
  }>;
}

/** Starts `run.mjs` in a checkout with nothing on the PATH, no installs, and the given environment. */
export function start(root: string, args: readonly string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), ...args], {
    env: { PATH: '', ACQ_NO_INSTALL: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text;
  });
  const ended = new Promise<Awaited<Run['ended']>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...printed }));
  });
  return { child, printed, ended };
}

/** Resolves once the run has printed `text` to stdout. */
export async function untilPrinted(run: Run, text: string): Promise<void> {
  if (run.printed.stdout.includes(text)) return;
  await new Promise<void>((resolve) => {
    run.child.stdout?.on('data', () => run.printed.stdout.includes(text) && resolve());
  });
}
