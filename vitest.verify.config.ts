import { defineConfig } from 'vitest/config';

/** The suites that `npm run verify` adds to `npm test`. One at a time: they measure and load the whole machine. */
export default defineConfig({
  test: {
    include: ['tests/verify/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    reporters: ['default', './scripts/count-reporter.mjs'],
  },
});
