import { expect, test } from 'vitest';
import { faultsOf } from '../../../dashboards/harness/judge.ts';
import type { Seen } from '../../../dashboards/harness/seen.ts';

const fine: Seen = {
  name: 'acq-oncall theme=dark',
  milliseconds: 10,
  pluginLoaded: true,
  errors: [],
  queries: 12,
  failedQueries: [],
  emptyQueries: ['up'],
  canvases: 3,
  text: 'Will merchants miss money? none. What fires, why, who owns it.',
};

test('a board with graphs, answers and text is fine, also where a query has no series', () => {
  expect(faultsOf(fine)).toEqual([]);
});

test.each([
  ['an error of the page', { errors: ['page: TypeError'] }, 'page: TypeError'],
  ['a failed query', { failedQueries: ['parse error: sum('] }, 'query failed: parse error: sum('],
  ['a plugin that was not loaded', { pluginLoaded: false }, 'the plugin was not loaded'],
  ['an empty page', { text: ' ' }, 'almost nothing is shown'],
  ['a number that is none', { text: `${fine.text} NaN %` }, 'it says "NaN"'],
  ['a value that is not there', { text: `${fine.text} undefined` }, 'it says "undefined"'],
  ['a board without graphs', { canvases: 0 }, 'a board without a single graph'],
  ['a board without queries', { queries: 0 }, 'a board that asks nothing'],
])('%s is a fault', (_, change, words) => {
  const [fault] = faultsOf({ ...fine, ...change });
  expect(fault).toContain(words);
});

test('a page of the app may be without graphs', () => {
  expect(faultsOf({ ...fine, name: 'alerts theme=dark', canvases: 0, queries: 0 })).toEqual([]);
});
