import { defineConfig } from 'vitest/config';

/** Tests of the packages: one after the other, for they install on the machine. */
export default defineConfig({
  test: {
    include: ['tests/package/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    env: { NO_COLOR: '1' },
    setupFiles: ['tests/support/vitest-setup.ts'],
  },
});
