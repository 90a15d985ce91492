/** Counts what the test programs report. A report that is missing or unreadable counts as a failure. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noTests: TestCounts = { passed: 0, failed: 0, skipped: 0 };

export const addCounts = (one: TestCounts, other: TestCounts): TestCounts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});

const playwrightSchema = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** @param code the exit code of the program. Only it shows a failure outside of any test, such as an error on loading. */
export function readVitestCounts(file: string, code: number): TestCounts {
  const report = vitestSchema.safeParse(readReport(file));
  if (!report.success) return { ...noTests, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests } = report.data;
  return failIfNothingPassed(
    { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests },
    code,
  );
}

/** A flaky test counts as failed. */
export function readPlaywrightCounts(file: string, code: number): TestCounts {
  const report = playwrightSchema.safeParse(readReport(file));
  if (!report.success) return { ...noTests, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  return failIfNothingPassed({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

/** A program that failed or ran no test counts as a failure. */
const failIfNothingPassed = (count: TestCounts, code: number): TestCounts =>
  (code !== 0 || count.passed === 0) && count.failed === 0 ? { ...count, failed: 1 } : count;

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
