import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: the sandbox page in Chromium. Apart from `npm test`, which needs Node only. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/support/build-once.ts'],
    reporters: ['default', './test/support/count-reporter.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
