import { expect, test } from 'vitest';
import packageJson from '../package.json';
import lock from '../package-lock.json';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly extraneous?: boolean;
}
const packages = Object.entries(lock.packages as Record<string, Locked>);

test('the lock names no registry, so everybody installs from their own', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test('the lock holds nothing that npm ci would not install', () => {
  expect(packages.filter(([, { extraneous }]) => extraneous)).toEqual([]);
});

test('every package is pinned to the version that is locked', () => {
  const wanted = { ...packageJson.dependencies, ...packageJson.devDependencies };
  const locked = Object.fromEntries(
    Object.keys(wanted).map((name) => [
      name,
      (lock.packages as Record<string, Locked>)[`node_modules/${name}`]?.version,
    ]),
  );
  expect(locked).toEqual(wanted);
});
