import { describe, expect, test } from 'vitest';
import { collectorSources, folderOf, type SourceFile } from './sources.ts';

const sources = collectorSources();

/**
 * Which folders a folder may import from, beside itself. What is not listed here (compose, main, commands, and the
 * simulator's own rule below) may know everything.
 */
const allowed: Record<string, readonly string[]> = {
  carddata: [],
  time: [],
  iso8583: [],
  state: [],
  events: ['time', 'carddata'],
  config: ['events', 'time', 'iso8583'],
  stores: ['state'],
  ledger: ['events', 'time', 'iso8583', 'state', 'config'],
  causes: ['ledger', 'events'],
  forecast: ['ledger', 'causes'],
  families: ['ledger', 'causes', 'forecast', 'events', 'config', 'time', 'iso8583', 'state'],
  inspect: ['carddata', 'ledger', 'causes', 'families', 'events', 'config', 'time', 'stores'],
  metrics: ['families', 'config', 'ledger', 'pipeline'],
  pipeline: [
    'events',
    'time',
    'iso8583',
    'state',
    'config',
    'carddata',
    'stores',
    'ledger',
    'families',
    'sources',
  ],
  telemetry: ['config'],
};

const offences = (check: (file: SourceFile) => readonly string[]): string[] =>
  sources.flatMap((file) => check(file).map((what) => `${file.path}: ${what}`));

describe('imports', () => {
  test('folders import only what the shape allows', () => {
    expect(
      offences(({ path, imports }) => {
        const may = allowed[folderOf(path)];
        if (may === undefined) return [];
        return imports
          .filter((i) => i.startsWith('collector/'))
          .filter((i) => folderOf(i) !== folderOf(path) && folderOf(i) !== '.' && !may.includes(folderOf(i)));
      }),
    ).toEqual([]);
  });

  test('the simulator is a witness: it shares data files and vocabulary, never arithmetic', () => {
    const forbidden = ['ledger', 'causes', 'families', 'time', 'pipeline', 'stores', 'state'];
    expect(
      offences(({ path, imports }) =>
        folderOf(path) === 'simulator' ? imports.filter((i) => forbidden.includes(folderOf(i))) : [],
      ),
    ).toEqual([]);
  });

  test('only its folder knows a library', () => {
    const home: Record<string, string> = {
      'prom-client': 'metrics',
      express: 'server',
      pino: 'telemetry',
      'node:sqlite': 'stores',
    };
    expect(
      offences(({ path, packages }) =>
        packages.filter(
          (p) =>
            (home[p] !== undefined && home[p] !== folderOf(path)) ||
            (p.startsWith('@opentelemetry/') && folderOf(path) !== 'telemetry'),
        ),
      ),
    ).toEqual([]);
  });

  test('no cycles between files', () => {
    expect(cycles(sources)).toEqual([]);
  });
});

describe('time and chance', () => {
  test('one module reads the wall clock', () => {
    const reads = /\bDate\.now\(|\bnew Date\(\)|performance\.now\(|Temporal\.Now/;
    const exempt = (path: string): boolean =>
      path === 'collector/time/clock.ts' || ['simulator', 'commands', 'telemetry'].includes(folderOf(path));
    expect(
      offences(({ path, text }) => (!exempt(path) && reads.test(text) ? ['reads the wall clock'] : [])),
    ).toEqual([]);
  });

  test('the ledger knows no chance', () => {
    expect(offences(({ text }) => (text.includes('Math.random(') ? ['Math.random'] : []))).toEqual([]);
  });
});

/**
 * The simulator's payments are one state machine in several files: a declined attempt is tried again, and trying again is
 * an attempt. Their circle is the domain's.
 */
const isLifeOfPayment = (path: string): boolean => path.startsWith('collector/simulator/payments/');

/** Import cycles, value imports only: a type that points back costs nothing at run time. */
function cycles(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((f) => [f.path, f]));
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    const file = byPath.get(path);
    for (const next of file === undefined
      ? []
      : valueImports(file).filter((i) => !(isLifeOfPayment(i) && isLifeOfPayment(path))))
      visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const { path } of files) visit(path, []);
  return found;
}

function valueImports({ text, imports }: SourceFile): readonly string[] {
  const types = new Set(
    [...text.matchAll(/import type [^;]*?from '([^']+)'/g)].map((m) => m[1]!.split('/').at(-1)),
  );
  return imports.filter((i) => !types.has(i.split('/').at(-1)));
}
