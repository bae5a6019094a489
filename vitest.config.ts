import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // `npm run test:browser`: what needs Chromium; `npm run test:proof`, `test:fuzz` and `test:crash`: what takes minutes.
    exclude: ['test/browser/**', 'test/proof/**', 'test/fuzz/**', 'test/crash/**'],
    globalSetup: ['test/support/build-once.ts'],
    reporters: ['default', './test/support/count-reporter.ts'],
    // One process for many files: a module is loaded once, and no test may leave anything behind.
    isolate: false,
    // Two, also where there are two cores: the default leaves one of them idle.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
