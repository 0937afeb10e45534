import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { configText, environment } from './world/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'notify-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const notify = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../../collector/main.ts'), 'notify', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment, WECOM_URL: '' },
  });

test('a configuration with mistakes ends the command with their places', () => {
  const file = join(folder, 'notifier.yaml');
  writeFileSync(file, configText);
  const { status, stderr } = notify('--config', file);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /notifier\.yaml:\d+:\d+: robots\[0\]\.urlVariable: environment variable WECOM_URL is not set/,
  );
});

test('called wrongly it says how it is called', () => {
  const { status, stderr } = notify('--port', '9465');
  expect(status).toBe(2);
  expect(stderr).toContain('usage: notify --config FILE [--port N]');
});
