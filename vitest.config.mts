import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first';

/**
 * Folders whose files share a process and its modules: most of what a short file costs is to load them. Their tests
 * mock no module, and what they change of the process is undone after each file (`vitest-setup.ts`).
 */
const SHARING = [
  'accounts',
  'activity',
  'api',
  'attention',
  'bulk',
  'cli',
  'comparison',
  'domo',
  'domo-client',
  'export',
  'network',
  'profiles',
  'publish',
  'review',
  'secrets',
  'store',
  'sync',
  'workspace',
].map((folder) => `tests/${folder}/**/*.test.ts`);

// They build and install packages: `npm run test:package`.
const PACKAGES = ['tests/package/**', '**/node_modules/**'];

export default defineConfig({
  test: {
    // Fault tests start real processes and wait for real time limits; nothing is timed against this.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // What is polled for may be a second away where the machine is busy; nothing is timed against this either.
    expect: { poll: { timeout: 120_000 } },
    // More than cores where there are few: most tests wait for a program or a time limit.
    maxWorkers: Math.max(4, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    // Colours are decided by the terminal that asked.
    env: { NO_COLOR: '1' },
    setupFiles: ['tests/support/vitest-setup.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'sharing', isolate: false, include: SHARING, exclude: PACKAGES },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['tests/**/*.test.ts'],
          exclude: [...PACKAGES, ...SHARING],
        },
      },
    ],
  },
});
