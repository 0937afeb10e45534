import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { whileHolding } from '../../scripts/install-lock.mjs';
import { emptyFolder, write } from './checkout.ts';

test('two installs of one checkout do not overlap', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => said.mockRestore());
  const root = emptyFolder();
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const one = whileHolding(root, async () => {
    order.push('one begins');
    await first.promise;
    order.push('one ends');
  });
  const two = whileHolding(root, async () => order.push('two'));
  first.resolve();
  await Promise.all([one, two]);
  expect(order).toEqual(['one begins', 'one ends', 'two']);
  expect(existsSync(join(root, 'var/install.lock'))).toBe(false);
  expect(said.mock.calls.flat().join()).toContain(`process ${process.pid} is installing in this checkout`);
});

test('the lock of a run that was killed is taken over', async () => {
  const root = emptyFolder();
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  write(root, { 'var/install.lock': String(gone) });
  let ran = false;
  await whileHolding(root, async () => {
    ran = true;
  });
  expect(ran).toBe(true);
});

test('the lock is given back when the install fails', async () => {
  const root = emptyFolder();
  const failing = whileHolding(root, () => Promise.reject(new Error('no network')));
  await expect(failing).rejects.toThrow('no network');
  expect(existsSync(join(root, 'var/install.lock'))).toBe(false);
});
