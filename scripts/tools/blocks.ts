import { mkdirSync, rmSync } from 'node:fs';
import type { Samples } from '../../collector/replay/openmetrics.ts';
import { endingText, type Keeper, startProgram } from './program.ts';

/** Prometheus' block length. promtool reads its whole input once per block, so a file per block is the fast way. */
export const blockMs = 2 * 3_600_000;

/** Turns an OpenMetrics text into blocks inside a Prometheus' data folder. Throws with promtool's words. */
export async function createBlocks(
  promtool: string,
  file: string,
  data: string,
  keeper?: Keeper,
): Promise<void> {
  const program = startProgram({
    name: 'promtool',
    path: promtool,
    args: ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', file, data],
    ...(keeper === undefined ? {} : { keeper }),
  });
  const ending = await program.ended;
  if (ending.code !== 0)
    throw new Error(
      `promtool could not make blocks: ${endingText(ending)}\n${program.lastLines().join('\n')}`,
    );
}

/** Blocks made while the samples of later hours are still being recorded. */
export interface BlockWriter {
  /** Steps handed over so far. */
  readonly samples: number;
  /** Records one step; a block's worth of steps is handed to promtool in the background. */
  record(readAt: number, stampedAt?: number): Promise<void>;
  /** Waits until all is in blocks. */
  close(): Promise<void>;
}

/**
 * Records samples into the data folder of a Prometheus that is not running yet. Steps must come in ascending order.
 * At most two blocks of text wait on disk at a time: `record` waits for promtool when it falls behind.
 */
export function blockWriter(
  samples: Samples,
  {
    promtool,
    folder,
    data,
    keeper,
  }: { readonly promtool: string; readonly folder: string; readonly data: string; readonly keeper?: Keeper },
): BlockWriter {
  mkdirSync(folder, { recursive: true });
  mkdirSync(data, { recursive: true });
  let block: number | undefined;
  let files = 0;
  let written = 0;
  let working: Promise<void> = Promise.resolve();

  async function handOver(): Promise<void> {
    if (samples.steps === 0) return;
    const file = `${folder}/${files++}.om`;
    written += samples.write(file);
    await working;
    working = createBlocks(promtool, file, data, keeper).finally(() => rmSync(file, { force: true }));
    working.catch(() => {}); // told to whoever records or closes next
  }

  return {
    get samples() {
      return written;
    },
    async record(readAt, stampedAt = readAt) {
      const itsBlock = Math.floor(stampedAt / blockMs);
      if (block !== itsBlock || samples.full) await handOver();
      block = itsBlock;
      samples.record(readAt, stampedAt);
    },
    async close() {
      await handOver();
      await working;
    },
  };
}
