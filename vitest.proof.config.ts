import { defineConfig } from 'vitest/config';

/** `npm run test:proof`: what takes minutes; apart from `npm test`. */
export default defineConfig({
  test: {
    include: ['test/proof/**/*.test.ts'],
    globalSetup: ['test/support/build-once.ts'],
    reporters: ['default', './test/support/count-reporter.ts'],
    maxWorkers: 2,
    // Minutes on a quiet machine; a busy one may take several times as long.
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
  },
});
