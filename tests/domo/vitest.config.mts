import { defineConfig } from 'vitest/config';

/** The tests of the stand-in alone: `npm test -w tests/domo`. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Nothing is timed against these: a busy machine takes longer.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    env: { NO_COLOR: '1' },
  },
});
