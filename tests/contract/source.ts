import { describe, expect, test } from 'vitest';
import { emptyReport } from '../../collector/pipeline/outcome.ts';
import type { Batch, Position, Settlement, Sink } from '../../collector/sources/source.ts';

/** One source under test, and the way its producer gives it lines. */
export interface SourceUnderTest {
  /** Begins, with the positions that were stored so far. */
  start(sink: Sink): Promise<void>;
  stop(): Promise<void>;
  /** The producer has these lines to send, and sees to it that they arrive: it repeats what is not acknowledged. */
  produce(lines: readonly string[]): Promise<void>;
}

/** A sink that remembers, and refuses when told to. */
export interface RecordingSink extends Sink {
  /** Lines acknowledged, in order. */
  readonly stored: string[];
  readonly refusals: number;
  /** Refuses the next n batches. */
  refuse(n: number): void;
  /** Resolves when `n` lines are stored. */
  until(n: number): Promise<void>;
}

export function recordingSink(): RecordingSink {
  const stored: string[] = [];
  const positions = new Map<string, Position>();
  let toRefuse = 0;
  let refusals = 0;
  let wake: (() => void)[] = [];

  async function deliver({ lines, positions: changes }: Batch): Promise<Settlement> {
    await Promise.resolve();
    if (toRefuse > 0) {
      toRefuse--;
      refusals++;
      return { ok: false, why: 'not now', retryAfterSeconds: 0.01 };
    }
    const { bytes, bounds, numbers } = lines;
    numbers.forEach((_, i) => void stored.push(bytes.toString('utf8', bounds[2 * i], bounds[2 * i + 1])));
    for (const [key, position] of changes ?? []) {
      if (position === null) positions.delete(key);
      else positions.set(key, position);
    }
    for (const each of wake) each();
    wake = [];
    return { ok: true, report: { ...emptyReport(), accepted: numbers.length } };
  }

  return {
    stored,
    get refusals() {
      return refusals;
    },
    refuse(n) {
      toRefuse = n;
    },
    async until(n) {
      while (stored.length < n) await new Promise<void>((resolve) => void wake.push(resolve));
    },
    deliver,
    positions: (prefix) => new Map([...positions].filter(([key]) => key.startsWith(prefix))),
  };
}

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `{"n":${from + i}}`);

/** What every source has to keep; an adapter's test file calls this with the adapter. */
export function sourceContract(name: string, create: () => Promise<SourceUnderTest>): void {
  describe(`source contract: ${name}`, () => {
    test('every line is delivered, in order', async () => {
      const [source, sink] = [await create(), recordingSink()];
      await source.start(sink);
      await source.produce(numbered(0, 2500));
      await sink.until(2500);
      await source.stop();
      expect(sink.stored).toEqual(numbered(0, 2500));
    });

    test('what was not stored is delivered again, nothing is left out or changes places', async () => {
      const [source, sink] = [await create(), recordingSink()];
      await source.start(sink);
      sink.refuse(3);
      await source.produce(numbered(0, 10));
      await sink.until(10);
      await source.produce(numbered(10, 20));
      await sink.until(20);
      await source.stop();
      expect(sink.refusals).toBe(3);
      expect(sink.stored).toEqual(numbered(0, 20));
    });

    test('a batch is small enough for one transaction', async () => {
      const [source, sink] = [await create(), recordingSink()];
      const sizes: number[] = [];
      await source.start({
        ...sink,
        deliver(batch) {
          sizes.push(batch.lines.numbers.length);
          return sink.deliver(batch);
        },
      });
      await source.produce(numbered(0, 3000));
      await sink.until(3000);
      await source.stop();
      expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
    });

    test('started again, it goes on after what was stored', async () => {
      const [source, sink] = [await create(), recordingSink()];
      await source.start(sink);
      await source.produce(numbered(0, 10));
      await sink.until(10);
      await source.stop();
      const again = await source.start(sink).then(() => source);
      await again.produce(numbered(10, 20));
      await sink.until(20);
      await again.stop();
      expect(sink.stored).toEqual(numbered(0, 20));
    });

    test('stopped, it waits for the batch in hand and takes no more', async () => {
      const [source, sink] = [await create(), recordingSink()];
      let release = (): void => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      let reached = (): void => {};
      const inHand = new Promise<void>((resolve) => {
        reached = resolve;
      });
      await source.start({
        ...sink,
        async deliver(batch) {
          reached();
          await held;
          return sink.deliver(batch);
        },
      });
      const produced = source.produce(numbered(0, 5)).catch(() => {});
      await inHand;
      const stopped = source.stop();
      release();
      await stopped;
      expect(sink.stored).toEqual(numbered(0, 5));
      await produced;
    });

    test('batches name their source', async () => {
      const [source, sink] = [await create(), recordingSink()];
      const names = new Set<string>();
      await source.start({
        ...sink,
        deliver(batch) {
          names.add(batch.source);
          return sink.deliver(batch);
        },
      });
      await source.produce(numbered(0, 3));
      await sink.until(3);
      await source.stop();
      expect([...names]).toEqual(['switch']);
    });
  });
}
