import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openGuard } from '../tools/guard.ts';
import { type Ending, endingText, type Keeper, type Program } from '../tools/program.ts';

/** Why everything ends. */
export type End =
  | { readonly why: 'done' }
  | { readonly why: 'signal'; readonly signal: NodeJS.Signals }
  | { readonly why: 'output closed' }
  /** Something could not be started; its reason was printed. */
  | { readonly why: 'failed' }
  | { readonly why: 'crash'; readonly program: Program; readonly ending: Ending };

/** Owner of everything the demo started: the programs end together, and the folder goes with them. */
export interface Supervisor extends Keeper {
  /** Everything written to disk is in here. */
  readonly folder: string;
  /** Resolves once, when something says that it is over. Never rejects. */
  readonly over: Promise<End>;
  isOver(): boolean;
  /** Waits; shorter when it is over. */
  pause(ms: number): Promise<void>;
  /** From here on the end of this program ends everything. */
  mustLive(program: Program): void;
  /** Something in this process to close when it is over. */
  onStop(close: () => unknown): void;
  end(end: End): void;
  /** Ends every program, closes, removes the folder. Within about ten seconds, whatever the programs do. */
  stop(): Promise<void>;
}

const graceMs = 8_000;

/** Starts supervision: signals, a closed output and the end of a program that must live are the ends it knows. */
export function supervise(): Supervisor {
  const folder = mkdtempSync(join(tmpdir(), 'acq-demo-'));
  const guard = openGuard([folder]);
  const programs = new Set<Program>();
  const closers: (() => unknown)[] = [];
  let over = false;
  const whenToStop = new AbortController();
  let resolveOver: (end: End) => void = () => {};
  const whenOver = new Promise<End>((resolve) => {
    resolveOver = resolve;
  });

  function end(reason: End): void {
    over = true;
    whenToStop.abort();
    resolveOver(reason);
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => end({ why: 'signal', signal }));
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', () => end({ why: 'output closed' }));

  return {
    folder,
    over: whenOver,
    isOver: () => over,
    pause: (ms) => pause(ms, undefined, { signal: whenToStop.signal }).catch(() => {}),
    started(program) {
      if (program.pid === undefined) return;
      const { pid } = program;
      guard.hold(pid);
      programs.add(program);
      void program.ended.then(() => {
        guard.release(pid);
        programs.delete(program);
      });
      // Started while everything else was being stopped: nobody waits for it any more.
      if (over) void program.stop(graceMs);
    },
    mustLive(program) {
      void program.ended.then((ending) => {
        if (!over) end({ why: 'crash', program, ending });
      });
    },
    onStop: (close) => void closers.push(close),
    end,
    async stop() {
      end({ why: 'done' });
      await Promise.all([...programs].map((program) => program.stop(graceMs)));
      await Promise.allSettled(closers.map(async (close) => close()));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      await guard.dismiss();
    },
  };
}

/** What an end means, for people; undefined when there is nothing to explain. */
export function endText(end: End): string | undefined {
  if (end.why === 'signal') return `${end.signal} received`;
  if (end.why !== 'crash') return undefined;
  const said = end.program.lastLines().slice(-15);
  const tail = said.length === 0 ? '' : `; it last said:\n  ${said.join('\n  ')}`;
  return `${end.program.name} ended by itself, ${endingText(end.ending)}${tail}`;
}

/** A folder inside the supervised one. */
export function folderFor(supervisor: Supervisor, name: string): string {
  const path = join(supervisor.folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}
