import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Position, Sink, Source } from '../source.ts';
import { gzipChunks, plainChunks } from './chunks.ts';
import { type FilePosition, headOf, stillValid } from './fileposition.ts';
import { portions } from './linefeed.ts';

export interface DirectoryParts {
  /** Id of the source in the configuration. */
  readonly id: string;
  readonly directory: string;
  readonly pollMilliseconds: number;
  readonly lineBytes: number;
  /** A file or the directory could not be read; it is tried again. */
  readonly onProblem: (name: string, error: unknown) => void;
}

interface Listed {
  readonly name: string;
  /** Device and inode: survives a rename. */
  readonly key: string;
  readonly size: number;
  readonly modified: number;
}

/**
 * Follows the `*.ndjson` and `*.ndjson.gz` files of a directory, the least recently written first. The position in each
 * is stored in the same transaction as its lines, so no crash loses or repeats any. Renamed files go on where they
 * were, truncated or replaced ones begin anew (what is read twice is recognised as duplicate).
 */
export function directorySource(parts: DirectoryParts): Source {
  const { id, directory, pollMilliseconds, lineBytes, onProblem } = parts;
  const prefix = `${id}/`;
  const positions = new Map<string, FilePosition>();
  /** Size and time of files that were read to their end: looked at again when one of them changes. */
  const settled = new Map<string, string>();
  const gone = new Set<string>();
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();

  /** Delivers until it is durable. False when stopped first. */
  async function deliver(sink: Sink, batch: Parameters<Sink['deliver']>[0]): Promise<boolean> {
    while (!stopping.signal.aborted) {
      const settlement = await sink.deliver(batch);
      if (settlement.ok) return true;
      await rest(settlement.retryAfterSeconds * 1000);
    }
    return false;
  }

  async function rest(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => {});
  }

  async function readOn(sink: Sink, listed: Listed, file: FileHandle): Promise<void> {
    const packed = listed.name.endsWith('.gz');
    const stored = positions.get(listed.key);
    const start =
      (await stillValid(file, stored, packed ? undefined : listed.size)) ??
      ({
        name: listed.name,
        offset: 0,
        line: 1,
        skipping: false,
        ...(await headOf(file)),
      } satisfies FilePosition);
    const chunks = packed ? gzipChunks(file, start.offset) : plainChunks(file, start.offset, listed.size);
    for await (const { lines, after } of portions(chunks, start, lineBytes)) {
      const position: FilePosition = { ...(await headOf(file)), ...after, name: listed.name };
      const changes = new Map<string, Position | null>([...gone].map((key) => [prefix + key, null]));
      changes.set(prefix + listed.key, { ...position });
      if (!(await deliver(sink, { source: id, lines, positions: changes }))) return;
      positions.set(listed.key, position);
      gone.clear();
    }
  }

  async function poll(sink: Sink): Promise<void> {
    const files = await list(directory);
    for (const listed of files) {
      if (stopping.signal.aborted) return;
      const state = `${listed.size} ${listed.modified}`;
      if (listed.size === 0 || settled.get(listed.key) === state) continue;
      try {
        await using file = await open(join(directory, listed.name));
        await readOn(sink, listed, file);
        if (!stopping.signal.aborted) settled.set(listed.key, state);
      } catch (error) {
        settled.set(listed.key, state);
        onProblem(listed.name, error);
      }
    }
    // An empty listing may be a file system that is not mounted: positions are kept then.
    if (files.length > 0) forgetMissing(new Set(files.map((each) => each.key)));
  }

  function forgetMissing(present: ReadonlySet<string>): void {
    for (const key of positions.keys()) {
      if (present.has(key)) continue;
      positions.delete(key);
      settled.delete(key);
      gone.add(key);
    }
  }

  async function run(sink: Sink): Promise<void> {
    while (!stopping.signal.aborted) {
      await poll(sink).catch((error: unknown) => onProblem(directory, error));
      await rest(pollMilliseconds);
    }
  }

  return {
    async start(sink) {
      for (const [key, position] of sink.positions(prefix))
        positions.set(key.slice(prefix.length), position as unknown as FilePosition);
      running = run(sink);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** The files to follow, the least recently written first, so that a rotated file is finished before its successor. */
async function list(directory: string): Promise<Listed[]> {
  const names = (await readdir(directory)).filter((name) => /\.ndjson(?:\.gz)?$/.test(name));
  const listed: Listed[] = [];
  for (const name of names) {
    try {
      const { dev, ino, size, mtimeMs } = await stat(join(directory, name));
      listed.push({ name, key: `${dev}-${ino}`, size, modified: mtimeMs });
    } catch {
      // Renamed or deleted since it was listed: the next poll sees what it is now.
    }
  }
  return listed.sort((a, b) => a.modified - b.modified || (a.name < b.name ? -1 : 1));
}
