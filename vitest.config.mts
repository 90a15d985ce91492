import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,contract,faults,architecture}/**/*.test.ts'],
    // Fault tests start real processes and wait for real time limits; nothing is timed against this.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Colours are decided by the terminal that asked.
    env: { NO_COLOR: '1' },
  },
});
