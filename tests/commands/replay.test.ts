import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCli } from '../../collector/commands/cli.ts';
import { line } from '../pipeline/harness.ts';
import { emptyFolder } from '../scripts/tools/folder.ts';

/** Ten sales a minute of one channel from 10:00 to 10:45 on a day of November 2026. */
function morning(day: number): string[] {
  const start = Date.parse(`2026-11-${String(day).padStart(2, '0')}T10:00:00+08:00`);
  return Array.from({ length: 450 }, (_, i) =>
    line('authorization', {
      at: new Date(start + i * 6000).toISOString(),
      rrn: `${day}${String(i).padStart(10, '0')}`,
    }),
  );
}

function recording(folder: string, name: string, days: readonly number[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${days.flatMap(morning).join('\n')}\n`);
  return file;
}

/** Expected attempts a minute at 10:30 on 12 November, and whether they were learned. */
function expectedAt(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((l) => /^acquirer_authorizations_expected.*channel="cup_card"/.test(l))
    .map((l) => l.split(' ')[1]!);
}

test('what one replay learned, another starts from', async () => {
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const folder = emptyFolder();
  const profile = join(folder, 'profile.json');
  const past = recording(folder, 'past.ndjson', [9, 10, 11]);
  const today = recording(folder, 'today.ndjson', [12]);
  const instant = ['--from', '2026-11-12T10:30:00+08:00', '--until', '2026-11-12T10:30:00+08:00'];

  expect(
    await runCli([
      'replay',
      '--events',
      past,
      '--from',
      '2026-11-11T10:44:00+08:00',
      '--out',
      join(folder, 'past.om'),
      '--save-profile',
      profile,
    ]),
  ).toBe(0);
  const cold = join(folder, 'cold.om');
  const warm = join(folder, 'warm.om');
  expect(await runCli(['replay', '--events', today, ...instant, '--out', cold])).toBe(0);
  expect(await runCli(['replay', '--events', today, ...instant, '--out', warm, '--profile', profile])).toBe(
    0,
  );
  err.mockRestore();

  expect(expectedAt(cold)[1]).toBe('0');
  const [attempts, learned] = expectedAt(warm);
  expect(learned).toBe('1');
  expect(Number(attempts)).toBeGreaterThan(5);
  expect(Number(attempts)).toBeLessThan(11);
});

test('a missing profile is told before a line is read: exit 1 with its code', async () => {
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const status = await runCli(['replay', '--events', '/nowhere.ndjson', '--profile', '/none.json']);
  const said = err.mock.calls.map(([text]) => text).join('');
  err.mockRestore();
  expect(status).toBe(1);
  expect(said).toMatch(/none\.json cannot be read[\s\S]*ACQ_PROFILE_INVALID/);
});
