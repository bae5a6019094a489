import { defineConfig } from 'vitest/config';

/** The short form kills a dozen times; the long one, as `KILLS=200 npm run test:crash`, leaves its figures in test/crash/RESULTS.md. */
const LONG = Number(process.env['KILLS'] ?? 12) >= 100;

/** `npm run test:crash`: the built programme killed, starved, damaged and set to other times; apart from `npm test`. */
export default defineConfig({
  test: {
    include: ['test/crash/**/*.test.ts'],
    globalSetup: ['test/support/build-once.ts'],
    reporters: ['default', './test/support/count-reporter.ts'],
    // One at a time in the long form: its figures tell how long a start took.
    maxWorkers: LONG ? 1 : 2,
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
  },
});
