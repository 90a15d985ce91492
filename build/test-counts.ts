/** Counts what the test programs report. A report that is missing or unreadable counts as a failure. */
import { readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { inRoot } from './lib/paths';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, a text each with the file and the first line of why: the last lines of a long output name it. */
  readonly failures: readonly string[];
}

export const noTests: TestCounts = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** One failure that no test reports, such as a check or a program that ended early. */
export const failure = (what: string): TestCounts => ({ ...noTests, failed: 1, failures: [what] });

export const addCounts = (one: TestCounts, other: TestCounts): TestCounts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  failures: [...one.failures, ...other.failures],
});

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
});

interface PlaywrightSuite {
  readonly specs: readonly z.infer<typeof playwrightSpec>[];
  readonly suites?: readonly PlaywrightSuite[] | undefined;
}

const playwrightSuite: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({ specs: z.array(playwrightSpec), suites: z.array(playwrightSuite).optional() }),
);

const playwrightSchema = z.object({
  suites: z.array(playwrightSuite),
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
  if (!report.success) return failure('vitest wrote no report');
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = report.data;
  const failures = testResults
    .filter((result) => result.status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed');
      const ofTests = failed.map((test) =>
        describeFailure(name, test.fullName, test.failureMessages?.[0]),
      );
      return ofTests.length > 0 ? ofTests : [describeFailure(name, '(outside of a test)', message)];
    });
  return failIfNothingPassed(
    { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests, failures },
    code,
  );
}

/** A flaky test counts as failed. */
export function readPlaywrightCounts(file: string, code: number): TestCounts {
  const report = playwrightSchema.safeParse(readReport(file));
  if (!report.success) return failure('playwright wrote no report');
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  const failures = report.data.suites.flatMap(specsOf).flatMap(({ file: spec, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => {
        const errors = results.flatMap((result) => result.errors);
        return describeFailure(spec, title, errors[0]?.message);
      }),
  );
  return failIfNothingPassed(
    { passed: expected, failed: unexpected + flaky, skipped, failures },
    code,
  );
}

const specsOf = (suite: PlaywrightSuite): readonly z.infer<typeof playwrightSpec>[] => [
  ...suite.specs,
  ...(suite.suites ?? []).flatMap(specsOf),
];

/** What Vitest's report has in place of the reason. */
const OUT_OF_TIME = 'Error: STACK_TRACE_ERROR';

const describeFailure = (file: string, title: string, message = ''): string => {
  const inProject = isAbsolute(file) ? relative(inRoot(), file) : file;
  const firstLine = stripVTControlCharacters(message).split('\n', 1)[0] ?? '';
  const why = firstLine === OUT_OF_TIME ? 'ran out of time' : firstLine;
  return `${inProject} › ${title}${why === '' ? '' : `: ${why}`}`;
};

/** A program that failed or ran no test counts as a failure. */
const failIfNothingPassed = (count: TestCounts, code: number): TestCounts =>
  (code !== 0 || count.passed === 0) && count.failed === 0
    ? addCounts(count, failure(`a program of tests ended with ${String(code)}`))
    : count;

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
