import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { directorySource } from '../../collector/sources/directory/directorysource.ts';
import type { Source } from '../../collector/sources/source.ts';
import { type RecordingSink, recordingSink } from '../contract/source.ts';

let directory: string;
let sink: RecordingSink;
let source: Source;
let problems: string[];

const path = (name: string): string => join(directory, name);
const lines = (...numbers: number[]): string => numbers.map((n) => `{"n":${n}}\n`).join('');
const stored = (): number[] => sink.stored.map((text) => (JSON.parse(text) as { n: number }).n);

function follow(): Source {
  return directorySource({
    id: 'switch',
    directory,
    pollMilliseconds: 2,
    lineBytes: 1000,
    onProblem: (name) => void problems.push(name),
  });
}

async function restart(): Promise<void> {
  await source.stop();
  source = follow();
  await source.start(sink);
}

/** Long enough for several polls: what was not delivered by then will not be. */
const polls = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'followed-'));
  sink = recordingSink();
  problems = [];
  source = follow();
  await source.start(sink);
});

afterEach(async () => {
  await source.stop();
  rmSync(directory, { recursive: true, force: true });
});

describe('a followed directory', () => {
  test('an unfinished last line waits for its rest', async () => {
    writeFileSync(path('a.ndjson'), `${lines(1)}{"n":`);
    await sink.until(1);
    await polls();
    expect(stored()).toEqual([1]);
    appendFileSync(path('a.ndjson'), '2}\n');
    await sink.until(2);
    expect(stored()).toEqual([1, 2]);
  });

  test('a file that grows while we are away goes on where it was', async () => {
    writeFileSync(path('a.ndjson'), lines(1, 2));
    await sink.until(2);
    await source.stop();
    appendFileSync(path('a.ndjson'), lines(3));
    await restart();
    await sink.until(3);
    await polls();
    expect(stored()).toEqual([1, 2, 3]);
  });

  test('a renamed file is not read again, its successor is read from the start', async () => {
    writeFileSync(path('a.ndjson'), lines(1, 2));
    await sink.until(2);
    renameSync(path('a.ndjson'), path('a-1.ndjson'));
    appendFileSync(path('a-1.ndjson'), lines(3));
    await sink.until(3);
    writeFileSync(path('a.ndjson'), lines(4));
    await sink.until(4);
    await polls();
    expect(stored()).toEqual([1, 2, 3, 4]);
  });

  test('a truncated file is read from its new start', async () => {
    writeFileSync(path('a.ndjson'), lines(1, 2, 3));
    await sink.until(3);
    truncateSync(path('a.ndjson'));
    await polls();
    appendFileSync(path('a.ndjson'), lines(4));
    await sink.until(4);
    expect(stored()).toEqual([1, 2, 3, 4]);
  });

  test('a file overwritten with a longer one is read from its start', async () => {
    writeFileSync(path('a.ndjson'), lines(1));
    await sink.until(1);
    writeFileSync(path('a.ndjson'), lines(5, 6, 7));
    await sink.until(4);
    expect(stored()).toEqual([1, 5, 6, 7]);
  });

  test('the least recently written file comes first', async () => {
    await source.stop();
    writeFileSync(path('a.ndjson'), lines(3));
    writeFileSync(path('b.ndjson'), lines(1));
    writeFileSync(path('c.ndjson'), lines(2));
    utimesSync(path('b.ndjson'), 1000, 1000);
    utimesSync(path('c.ndjson'), 2000, 2000);
    await restart();
    await sink.until(3);
    expect(stored()).toEqual([1, 2, 3]);
  });

  test('other files are left alone', async () => {
    writeFileSync(path('a.txt'), lines(1));
    writeFileSync(path('a.ndjson.tmp'), lines(2));
    writeFileSync(path('b.ndjson'), lines(3));
    await sink.until(1);
    await polls();
    expect(stored()).toEqual([3]);
  });

  test('a position is kept with the lines, and forgotten with the file', async () => {
    writeFileSync(path('a.ndjson'), lines(1));
    await sink.until(1);
    expect(sink.positions('switch/').size).toBe(1);
    rmSync(path('a.ndjson'));
    writeFileSync(path('b.ndjson'), lines(2));
    await sink.until(2);
    await polls();
    appendFileSync(path('b.ndjson'), lines(3));
    await sink.until(3);
    expect([...sink.positions('switch/').values()].map((p) => p.name)).toEqual(['b.ndjson']);
  });

  test('a directory that is not there yet is a problem, not an end', async () => {
    await source.stop();
    rmSync(directory, { recursive: true });
    await restart();
    while (problems.length === 0) await polls();
    expect(problems[0]).toBe(directory);
  });
});

describe('gzip files', () => {
  test('are read once, also over a restart', async () => {
    writeFileSync(path('a.ndjson.gz'), gzipSync(lines(1, 2, 3)));
    await sink.until(3);
    await restart();
    await polls();
    expect(stored()).toEqual([1, 2, 3]);
  });

  test('one that is still being written is read as far as it goes, and then to its end', async () => {
    const whole = gzipSync(Buffer.from(Array.from({ length: 20_000 }, (_, n) => lines(n)).join('')), {
      level: 0,
    });
    writeFileSync(path('a.ndjson.gz'), whole.subarray(0, 100_000));
    await sink.until(100);
    await polls();
    expect(sink.stored.length).toBeLessThan(20_000);
    writeFileSync(path('a.ndjson.gz'), whole);
    await sink.until(20_000);
    expect(stored()).toEqual(Array.from({ length: 20_000 }, (_, n) => n));
    expect(problems).toEqual([]);
  });

  test('a damaged one is a problem told once, and holds nobody up', async () => {
    writeFileSync(path('a.ndjson.gz'), 'this is no gzip file at all');
    writeFileSync(path('b.ndjson'), lines(1));
    await sink.until(1);
    await polls();
    expect(problems).toEqual(['a.ndjson.gz']);
  });
});
