import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface ProgramOptions {
  /** What people call it: `Prometheus`. */
  readonly name: string;
  readonly path: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Its whole output goes to this file; the last lines are kept in any case. */
  readonly logFile?: string;
  /** Sees every line of its standard output as it comes. */
  readonly onLine?: (line: string) => void;
  /** Is told of it at once, before it is ready, so that a stop in the meantime finds it. */
  readonly keeper?: Keeper;
}

/** Whoever has to end programs that were started. */
export interface Keeper {
  started(program: Program): void;
}

/** How a program ended: an exit code, or the signal that killed it, or why it could not be started. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error?: Error;
}

/** A child process that was started. */
export interface Program {
  readonly name: string;
  readonly pid: number | undefined;
  /** Resolves when it has ended; never rejects. */
  readonly ended: Promise<Ending>;
  hasEnded(): boolean;
  /** The last lines it printed to either output. */
  lastLines(): readonly string[];
  /** One line to its standard input. */
  say(line: string): void;
  /** SIGTERM, and SIGKILL when it is still there after `graceMs`. Resolves when it has ended. */
  stop(graceMs?: number): Promise<Ending>;
}

const keptLines = 30;

/** Starts a program in the process group of this process, so that whoever ends the group ends it as well. */
export function startProgram(options: ProgramOptions): Program {
  const { name, path, args } = options;
  const child = spawn(path, args, {
    env: options.env ?? process.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  const last = keepOutput(child, options);
  let ended = false;
  const ending = new Promise<Ending>((resolve) => {
    const finish = (end: Ending): void => {
      ended = true;
      resolve(end);
    };
    child.once('error', (error) => finish({ code: null, signal: null, error }));
    child.once('close', (code, signal) => finish({ code, signal }));
  });
  const program: Program = {
    name,
    pid: child.pid,
    ended: ending,
    hasEnded: () => ended,
    lastLines: () => last,
    say: (line) => void child.stdin.write(`${line}\n`),
    async stop(graceMs = 5_000) {
      if (!ended) child.kill('SIGTERM');
      await Promise.race([ending, pause(graceMs, undefined, { ref: false })]);
      if (!ended) child.kill('SIGKILL');
      return ending;
    },
  };
  options.keeper?.started(program);
  return program;
}

/** What a program's end means, for people: `exit code 1`, `killed by SIGKILL`. */
export function endingText({ code, signal, error }: Ending): string {
  if (error !== undefined) return error.message;
  return signal === null ? `exit code ${code}` : `killed by ${signal}`;
}

function keepOutput(child: ChildProcess, { logFile, onLine }: ProgramOptions): readonly string[] {
  const last: string[] = [];
  const log = logFile === undefined ? undefined : createWriteStream(logFile, { flags: 'a' });
  log?.on('error', () => {});
  child.once('close', () => log?.end());
  for (const stream of [child.stdout!, child.stderr!]) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (text: string) => {
      log?.write(text);
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        last.push(line);
        if (last.length > keptLines) last.shift();
        if (stream === child.stdout) onLine?.(line);
      }
    });
    stream.once('end', () => rest !== '' && last.push(rest));
  }
  return last;
}
