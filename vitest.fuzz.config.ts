import { defineConfig } from 'vitest/config';

/** `npm run test:fuzz`: a hundred thousand hostile callbacks on each endpoint; apart from `npm test`. */
export default defineConfig({
  test: {
    include: ['test/fuzz/**/*.test.ts'],
    reporters: ['default', './test/support/count-reporter.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
  },
});
