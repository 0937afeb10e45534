import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/browser.setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    // Grafana's packages are CommonJS and ES modules at once; only the one test of the scene tree loads them.
    server: { deps: { inline: [/@grafana/] } },
  },
});
