import { expect, test } from 'vitest';
import { countTests } from '../../scripts/count-reporter.mjs';

const file = (
  states: readonly string[],
  errors: readonly string[] = [],
  suiteErrors: readonly string[] = [],
) => ({
  errors: () => errors,
  children: {
    allSuites: () => [{ errors: () => suiteErrors }],
    allTests: () => states.map((state) => ({ result: () => ({ state }) })),
  },
});

test('adds up files; tests that never ran are skipped', () => {
  const files = [file(['passed', 'failed', 'skipped']), file(['passed', 'pending'])];
  expect(countTests(files)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

test('a file that cannot be loaded, a failing hook and a stray error each count as a failure', () => {
  expect(countTests([file([], ['SyntaxError']), file(['passed'], [], ['beforeAll'])], ['unhandled'])).toEqual(
    {
      passed: 1,
      failed: 3,
      skipped: 0,
    },
  );
});
