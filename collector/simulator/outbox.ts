import { hashUnit } from './random.ts';
import { type SourceId, sourceIndex, sources } from './sources.ts';

/** A line on its way. */
export interface Send {
  readonly source: number;
  readonly line: string;
  /** What the books learn when the line is sent. */
  readonly effect: (() => void) | undefined;
  /** Faults that made or changed this line, one bit each. */
  readonly touched: number;
}

/** Faults of transport, for tests of the reader: repeated lines and lines out of order. */
export interface Transport {
  /** Share of lines that are sent a second time, 1 to 30 s later. */
  readonly duplicates: number;
  /** Extra delay of up to this many milliseconds. */
  readonly disorder: number;
}

export interface Outbox {
  /** Queues a line about something that happens at `at`; returns the time of sending. */
  send(source: SourceId, at: number, line: string, effect?: () => void, touched?: number): number;
  /** When a line about something that happens at `at` would be sent. */
  sentAt(source: SourceId, at: number, line: string): number;
  /** Called by the run loop when a line's time has come. */
  deliver(send: Send, now: number): void;
  /** The source sends nothing from now on, until thawed; its lines wait in order. */
  freeze(source: SourceId, mask: number): void;
  thaw(source: SourceId, now: number): void;
}

interface Wiring {
  readonly seed: number;
  readonly transport: Transport;
  readonly schedule: (at: number, send: Send) => void;
  readonly emit: (line: string, sentAt: number, source: SourceId) => void;
  /** Tells the truth that a fault's line went out, or was withheld, at this time. */
  readonly touched: (mask: number, sentAt: number) => void;
}

export function outbox({ seed, transport, schedule, emit, touched }: Wiring): Outbox {
  const waiting = new Map<number, Send[]>();
  const withheldBy = new Map<number, number>();
  let sequence = 0;

  function sentAt(source: SourceId, at: number, line: string): number {
    const { delay, spread } = sources[sourceIndex(source)]!;
    // Hashed from the line itself: what another line does cannot move this one.
    const luck = hashUnit(seed, at & 0x7fffffff, lineKey(line));
    const extra =
      transport.disorder === 0 ? 0 : transport.disorder * hashUnit(seed, 2, at & 0x7fffffff, lineKey(line));
    return Math.floor(at + delay + spread * luck + extra);
  }

  function deliver(send: Send, now: number): void {
    const backlog = waiting.get(send.source);
    if (backlog !== undefined) {
      touched(withheldBy.get(send.source)! | send.touched, now);
      backlog.push(send);
      return;
    }
    release(send, now);
  }

  function release(send: Send, now: number): void {
    emit(send.line, now, sources[send.source]!.id);
    if (send.effect !== undefined) send.effect();
    if (send.touched !== 0) touched(send.touched, now);
  }

  return {
    sentAt,
    deliver,
    send(source, at, line, effect, mask = 0) {
      const when = sentAt(source, at, line);
      const index = sourceIndex(source);
      schedule(when, { source: index, line, effect, touched: mask });
      if (transport.duplicates > 0) {
        sequence += 1;
        if (hashUnit(seed, 3, sequence) < transport.duplicates)
          schedule(when + 1_000 + 29_000 * hashUnit(seed, 4, sequence), {
            source: index,
            line,
            effect: undefined,
            touched: 0,
          });
      }
      return when;
    },
    freeze(source, mask) {
      const index = sourceIndex(source);
      withheldBy.set(index, (withheldBy.get(index) ?? 0) | mask);
      if (!waiting.has(index)) waiting.set(index, []);
    },
    thaw(source, now) {
      const index = sourceIndex(source);
      const backlog = waiting.get(index) ?? [];
      waiting.delete(index);
      withheldBy.delete(index);
      for (const send of backlog) release(send, now);
    },
  };
}

/** Cheap hash of the part of a line that differs between lines of the same instant. */
function lineKey(line: string): number {
  let h = line.length;
  for (let i = 60; i < line.length && i < 130; i += 7) h = (Math.imul(h, 31) + line.charCodeAt(i)) | 0;
  return h;
}
