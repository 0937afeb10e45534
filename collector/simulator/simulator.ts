import { buildWorld } from './build.ts';
import type { Transport } from './outbox.ts';
import { profileNamed } from './profiles/profiles.ts';
import type { SourceId } from './sources.ts';
import { prologue } from './streams/prologue.ts';
import { startStreams } from './streams/start.ts';
import type { Truth } from './truth/schema.ts';

export interface SimulatorOptions {
  /** B, S, M or L. */
  readonly profile?: string;
  readonly seed: number;
  /** Epoch ms of the first event. */
  readonly start: number;
  /** Snapshots of the fleet each minute instead of single heartbeats. */
  readonly presence?: boolean;
  readonly transport?: Partial<Transport>;
}

/** Receives every line in the order of sending. */
export type Emit = (line: string, sentAt: number, source: SourceId) => void;

/** A running acquirer. The same options and calls give the same lines. */
export interface Simulator {
  /** Lines sent so far. */
  readonly lines: number;
  /** Runs until just before a moment (epoch ms); may be called again with a later one. */
  run(until: number, emit: Emit): void;
}

export function createSimulator(options: SimulatorOptions): Simulator {
  let lines = 0;
  let sink: Emit = () => undefined;
  let begun = false;
  const emit: Emit = (line, sentAt, source) => {
    lines += 1;
    sink(line, sentAt, source);
  };
  const { world, advance } = buildWorld({
    profile: profileNamed(options.profile ?? 'B'),
    seed: options.seed,
    start: options.start,
    presence: options.presence ?? false,
    transport: { duplicates: 0, disorder: 0, ...options.transport },
    emit,
  });

  return {
    get lines() {
      return lines;
    },
    run(until, emitTo) {
      sink = emitTo;
      if (!begun) {
        begun = true;
        prologue(world, (line, source) => emit(line, world.start, source));
        startStreams(world, options.transport?.disorder ?? 0);
      }
      advance(until);
    },
  };
}

export type { Truth };
