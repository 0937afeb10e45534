import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Host, hostOf, newest, oldest } from '../../../dashboards/harness/hosts.ts';

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}
interface Lock {
  readonly packages: Record<string, { version?: string; resolved?: string; extraneous?: boolean }>;
}
const read = (host: Host, file: string): unknown =>
  JSON.parse(readFileSync(join(host.packages, file), 'utf8'));
const manifest = (host: Host) => read(host, 'package.json') as Manifest;
const lock = (host: Host) => (read(host, 'package-lock.json') as Lock).packages;

test('a host is found by its name, the newest where none is asked for', () => {
  expect([hostOf(), hostOf('13.2'), hostOf('12.4')]).toEqual([newest, newest, oldest]);
  expect(() => hostOf('11')).toThrow('no host 11: there is 13.2, 12.4');
});

describe.each([newest, oldest])('host $name', (host) => {
  test('it is made of packages of the Grafana it is named after, and of no other', () => {
    const { dependencies } = manifest(host);
    for (const name of ['data', 'e2e-selectors', 'i18n', 'runtime', 'schema', 'ui']) {
      expect([name, dependencies[`@grafana/${name}`]]).toEqual([
        name,
        expect.stringMatching(`^${host.name}\\.`),
      ]);
      const locked = Object.entries(lock(host)).filter(([path]) => path.endsWith(`/@grafana/${name}`));
      expect(locked.map(([, { version }]) => version)).toEqual([dependencies[`@grafana/${name}`]]);
    }
  });
});

describe('the lower end of the range', () => {
  test('is the one that plugin.json promises', () => {
    const { dependencies } = read(newest, 'src/plugin.json') as {
      dependencies: { grafanaDependency: string };
    };
    expect(dependencies.grafanaDependency).toBe(`>=${oldest.name}.0`);
  });

  test('has the React that Grafana had then; everything else that both name is of one version', () => {
    const [below, above] = [manifest(oldest), manifest(newest)];
    expect(below.dependencies.react).toMatch(/^18\./);
    expect(above.dependencies.react).toMatch(/^19\./);
    const shared = Object.entries({ ...above.dependencies, ...above.devDependencies }).filter(
      ([name]) => name in below.dependencies && !/^react(-dom)?$|^@grafana\/(?!scenes)/.test(name),
    );
    expect(shared).not.toEqual([]);
    for (const [name, version] of shared) expect([name, below.dependencies[name]]).toEqual([name, version]);
  });

  test('its lock is pinned, names no registry and holds nothing that npm ci would not install', () => {
    const { dependencies } = manifest(oldest);
    const locked = lock(oldest);
    for (const [name, version] of Object.entries(dependencies))
      expect([name, locked[`node_modules/${name}`]?.version]).toEqual([name, version]);
    expect(Object.values(locked).filter(({ resolved, extraneous }) => resolved || extraneous)).toEqual([]);
  });
});
