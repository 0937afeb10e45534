import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageState, stampOf, treeMatchesLock } from '../../scripts/packages.mjs';
import { checkout, write } from './checkout.ts';

const locked = (packages: Record<string, unknown>) =>
  JSON.stringify({ packages: { '': { name: 'x' }, ...packages } });

describe('packageState', () => {
  test('a complete install needs nothing', () => {
    expect(packageState(checkout({})).action).toBe('none');
  });

  test('no node_modules: install', () => {
    const root = checkout({});
    rmSync(join(root, 'node_modules'), { recursive: true });
    expect(packageState(root)).toEqual({ action: 'install', why: 'node_modules is missing' });
  });

  test('an install cut short (npm writes its own record last): install, whatever the stamp says', () => {
    const root = checkout({});
    rmSync(join(root, 'node_modules/.package-lock.json'));
    expect(packageState(root)).toEqual({ action: 'install', why: 'the last install did not finish' });
  });

  test('a lock file with another version than the tree: install', () => {
    const root = checkout({});
    write(root, {
      'package-lock.json': locked({ 'node_modules/zod': { version: '4.6.7' } }),
      'node_modules/.package-lock.json': locked({ 'node_modules/zod': { version: '4.6.6' } }),
    });
    expect(packageState(root).action).toBe('install');
  });

  test('installed by hand to the same versions: only the stamp is missing', () => {
    const text = locked({ 'node_modules/zod': { version: '4.6.7' } });
    const root = checkout({ 'package-lock.json': text, 'node_modules/.package-lock.json': text });
    expect(packageState(root).action).toBe('stamp');
  });

  test('the binary of Node is missing (npm skipped its script): link-node', () => {
    const root = checkout({});
    rmSync(join(root, 'node_modules/.bin/node'));
    expect(packageState(root).action).toBe('link-node');
  });
});

test('the stamp changes with a single character of the lock file, and names the platform', () => {
  expect(stampOf('{"a":1}')).not.toBe(stampOf('{"a":2}'));
  expect(stampOf('')).toContain(`${process.platform}-${process.arch}`);
});

test('treeMatchesLock lets optional packages of other platforms be absent, and nothing else', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a-mac': { version: '1.0.0', optional: true },
    },
  };
  expect(treeMatchesLock(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
  expect(treeMatchesLock(lock, { packages: { 'node_modules/a-mac': { version: '1.0.0' } } })).toBe(false);
});
