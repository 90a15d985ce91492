import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // They build and install packages: `npm run test:package`.
    exclude: ['tests/package/**', '**/node_modules/**'],
    // Fault tests start real processes and wait for real time limits; nothing is timed against this.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // What is polled for may be a second away where the machine is busy; nothing is timed against this either.
    expect: { poll: { timeout: 30_000 } },
    // More than cores where there are few: most tests wait for a program or a time limit.
    maxWorkers: Math.max(4, availableParallelism() - 1),
    // Colours are decided by the terminal that asked.
    env: { NO_COLOR: '1' },
    setupFiles: ['tests/support/vitest-setup.ts'],
  },
});
