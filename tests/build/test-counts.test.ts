/** The last lines of a run name what failed: of a long output often only those are kept. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inRoot } from '../../build/lib/paths';
import { readPlaywrightCounts, readVitestCounts } from '../../build/test-counts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-counts-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const reportOf = (report: unknown): string => {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
};

const vitestReport = (assertions: readonly object[], status: string, message = ''): string =>
  reportOf({
    numPassedTests: 3,
    numFailedTests: assertions.length,
    numPendingTests: 1,
    testResults: [
      { name: inRoot('tests', 'a.test.ts'), message, status, assertionResults: assertions },
      { name: inRoot('tests', 'b.test.ts'), message: '', status: 'passed', assertionResults: [] },
    ],
  });

describe('what failed in a run of tests', () => {
  it('is a text with file, title and the first line of why, of each failed test', () => {
    const failed = {
      fullName: 'a sync counts',
      status: 'failed',
      failureMessages: ['AssertionError: expected 1 to be 2\n    at line 3'],
    };
    const counts = readVitestCounts(vitestReport([failed], 'failed'), 1);
    expect(counts).toEqual({
      passed: 3,
      failed: 1,
      skipped: 1,
      failures: ['tests/a.test.ts › a sync counts: AssertionError: expected 1 to be 2'],
    });
  });

  it('says that a test ran out of time, where the report hides it', () => {
    const failureMessages = ['Error: STACK_TRACE_ERROR\n    at task'];
    const failed = { fullName: 'a sync ends', status: 'failed', failureMessages };
    const { failures } = readVitestCounts(vitestReport([failed], 'failed'), 1);
    expect(failures).toEqual(['tests/a.test.ts › a sync ends: ran out of time']);
  });

  it('names a file that failed outside of its tests, and a program that ended with an error', () => {
    const loading = readVitestCounts(vitestReport([], 'failed', 'Cannot find module x'), 1);
    expect(loading.failed).toBe(1);
    expect(loading.failures[0]).toBe('tests/a.test.ts › (outside of a test): Cannot find module x');
    const ended = readVitestCounts(vitestReport([], 'passed'), 1);
    expect(ended.failed).toBe(1);
    expect(ended.failures).toEqual(['a program of tests ended with 1']);
  });

  it('says that there is no report', () => {
    expect(readVitestCounts(join(folder, 'none.json'), 0).failures).toEqual([
      'vitest wrote no report',
    ]);
  });

  it('names end-to-end tests in nested groups, and a flaky one too', () => {
    const spec = (title: string, status: string): object => ({
      title,
      file: 'one.spec.ts',
      tests: [
        {
          status,
          results: [{ errors: [{ message: '\u001b[31mError: no window\u001b[39m\nat' }] }],
        },
      ],
    });
    const file = reportOf({
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 },
      suites: [
        { specs: [spec('opens', 'expected')], suites: [{ specs: [spec('closes', 'unexpected')] }] },
        { specs: [spec('moves', 'flaky')] },
      ],
    });
    const counts = readPlaywrightCounts(file, 1);
    expect(counts).toMatchObject({ passed: 4, failed: 2 });
    expect(counts.failures).toEqual([
      'one.spec.ts › closes: Error: no window',
      'one.spec.ts › moves: Error: no window',
    ]);
  });
});
