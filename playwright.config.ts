import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // Each test is a whole desktop, which waits for most of its time: one at a time leaves half of two cores idle.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // Nothing is timed against these: a busy machine takes ten times as long.
  timeout: 600_000,
  expect: { timeout: 90_000 },
  reporter: [
    ['list'],
    [
      'json',
      { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'test-results/playwright.json' },
    ],
  ],
});
