import { defineConfig } from 'vitest/config';

/** Suites that take minutes: run by `npm run verify`, `npm run crash` and `npm run bench`. */
const heavySuites = ['tests/verify/**', 'tests/crash/**', 'tests/bench/**'];

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: heavySuites,
    // Processes, not threads: tests use node:sqlite, signals and process.exitCode as production does.
    pool: 'forks',
    maxWorkers: 2,
    // A guard against hanging, not a measure: CI may be several times slower.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    reporters: ['default', './scripts/count-reporter.mjs'],
  },
});
