import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type * as Files from '../../../../alerts/notifier/journal/files.ts';
import { openJournal } from '../../../../alerts/notifier/journal/journal.ts';

const disk = vi.hoisted(() => ({ full: false }));

/** A disk that takes half of what is written and then no more. */
vi.mock('../../../../alerts/notifier/journal/files.ts', async (original) => {
  const files = await original<typeof Files>();
  return {
    ...files,
    writeAll(descriptor: number, text: string, offset?: number) {
      if (!disk.full) return files.writeAll(descriptor, text, offset);
      files.writeAll(descriptor, text.slice(0, text.length / 2), offset);
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), 'journal-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what a full disk did not take is applied at once, written later, and never half there', () => {
  const failures: unknown[] = [];
  const file = join(folder, 'journal.ndjson');
  const options = { file, keepDays: 30, now: () => 0, onFailure: (error: Error) => failures.push(error) };
  const silence = (id: string) =>
    ({
      kind: 'silence',
      at: 1,
      id,
      state: 'active',
      startsAt: '',
      endsAt: '',
      matchers: [],
      by: 'x',
    }) as const;
  const journal = openJournal(options);
  journal.append(silence('before'));
  disk.full = true;
  journal.append(silence('during'));
  journal.append(silence('too'));
  expect([...journal.state.silences.keys()]).toEqual(['before', 'during', 'too']);
  expect(journal.durable()).toBe(false);
  expect(failures.length).toBeGreaterThan(0);
  expect(
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id ?? 'snapshot'),
  ).toEqual(['snapshot', 'before']);
  disk.full = false;
  expect(journal.durable()).toBe(true);
  expect([...openJournal(options).state.silences.keys()]).toEqual(['before', 'during', 'too']);
});
