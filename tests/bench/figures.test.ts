/** What the measurements are made of, and the shape that programs read. */
import { describe, expect, it } from 'vitest';
import { figures, ratio } from './figures';
import { asJson, asText, reportOf } from './report';
import { kindOfProcess } from './pss';
import type { Started } from './start';

describe('figures', () => {
  it.each([
    ['one value', [7], { median: 7, min: 7, max: 7, runs: 1 }],
    ['an odd number: the middle one', [30, 10, 20], { median: 20, min: 10, max: 30, runs: 3 }],
    [
      'an even number: between the middle two',
      [4, 1, 3, 2],
      { median: 2.5, min: 1, max: 4, runs: 4 },
    ],
    // As text, 100 comes before 9.
    ['numbers, not text', [100, 9, 10], { median: 10, min: 9, max: 100, runs: 3 }],
    ['one that is far out', [10, 11, 5000], { median: 11, min: 10, max: 5000, runs: 3 }],
    ['parts, to a tenth', [1.04, 1.06], { median: 1.1, min: 1, max: 1.1, runs: 2 }],
    ['what could be measured alone', [null, 5, null, 7], { median: 6, min: 5, max: 7, runs: 2 }],
  ])('of %s', (_what, values, expected) => {
    expect(figures(values)).toEqual(expected);
  });

  it('are none when nothing could be measured', () => {
    expect(figures([])).toBeNull();
    expect(figures([null, null])).toBeNull();
  });

  it('leave what they were made from as it was', () => {
    const values = [3, 1, 2];
    figures(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('a ratio', () => {
  it('is of the medians, to a hundredth', () => {
    expect(ratio(figures([130, 10, 900]), figures([100]))).toBe(1.3);
    expect(ratio(figures([1]), figures([3]))).toBe(0.33);
  });

  it('is none when a side is missing', () => {
    expect(ratio(null, figures([1]))).toBeNull();
    expect(ratio(figures([1]), null)).toBeNull();
  });
});

describe('a report', () => {
  const starts = (...pairs: readonly [number, number | null][]): Started[] =>
    pairs.map(([milliseconds, megabytes]) => ({
      milliseconds,
      megabytes,
      phases: new Map([
        ['store open', milliseconds / 2],
        ['main started', milliseconds / 4],
      ]),
      processes: new Map(megabytes === null ? [] : [['main', megabytes / 2]]),
    }));

  const report = reportOf(
    { latchkey: starts([600, 250], [640, 270], [620, 260]), bare: starts([500, 200]) },
    { accounts: 100_000, evaluationRuntime: true, reading: null },
  );

  it('is for programs what it always was', () => {
    expect(JSON.parse(asJson(report))).toEqual({
      accounts: 100_000,
      evaluationRuntime: true,
      startMs: {
        latchkey: { median: 620, min: 600, max: 640, runs: 3 },
        bare: { median: 500, min: 500, max: 500, runs: 1 },
        ratio: 1.24,
        target: 1.3,
      },
      memoryMb: {
        latchkey: { median: 260, min: 250, max: 270, runs: 3 },
        bare: { median: 200, min: 200, max: 200, runs: 1 },
        ratio: 1.3,
        target: 1.2,
      },
      phasesMs: [
        { name: 'main started', latchkey: 155, bare: 125 },
        { name: 'store open', latchkey: 310, bare: 250 },
      ],
      processesMb: [{ name: 'main', latchkey: 130, bare: 100 }],
      reading: null,
    });
  });

  it('is a line per figure for people', () => {
    expect(asText(report).split('\n')).toEqual([
      'start to a usable table of 100000 accounts: 620 ms against 500 ms of a bare window, 1.24x (target at most 1.3x)',
      '      155     125 ms  main started',
      '      310     250 ms  store open',
      'memory at rest (PSS): 260 MB against 200 MB of a bare window, 1.3x (target at most 1.2x)',
      '      130     100 MB  main',
      '',
    ]);
  });

  it('leaves a phase empty for the window that has none of that name', () => {
    const bare = starts([500, 200]).map((started) => ({ ...started, phases: new Map() }));
    const one = reportOf(
      { latchkey: starts([600, 250]), bare },
      { accounts: 1, evaluationRuntime: false, reading: null },
    );
    expect(one.phasesMs).toContainEqual({ name: 'store open', latchkey: 300, bare: null });
    expect(asText(one)).toContain('      300       - ms  store open');
  });

  it('ends with the pages that were read while instances synced', () => {
    const times = (p50: number, p95: number) => ({ p50, p95, pages: 9 });
    const reading = {
      accounts: 60_000,
      atRest: times(5, 20),
      oneConnection: times(900, 2000),
      twoConnections: times(9, 30),
      ratio: 1.5,
      targetMs: 100,
    };
    const text = asText({ ...report, reading });
    expect(text.split('\n').slice(-3)).toEqual([
      'a page of 60000 accounts while instances sync: p50 9 ms, p95 30 ms, 1.5x of the p95 at rest (target at most 100 ms)',
      '  p50 5 ms, p95 20 ms at rest; p50 900 ms, p95 2000 ms through the connection that writes',
      '',
    ]);
  });

  it('says null, and not nothing, of memory where it cannot be told', () => {
    const without = reportOf(
      { latchkey: starts([600, null]), bare: starts([500, null]) },
      { accounts: 1, evaluationRuntime: false, reading: null },
    );
    const { memoryMb } = JSON.parse(asJson(without)) as { memoryMb: unknown };
    expect(memoryMb).toEqual({ latchkey: null, bare: null, ratio: null, target: 1.2 });
    expect(asText(without)).toContain('memory at rest (PSS): - MB against - MB');
  });
});

describe('the kind of a process', () => {
  it.each([
    [['electron', '--no-sandbox', '.'], 'main'],
    [['electron', '--type=renderer', '--lang=en'], 'renderer'],
    [
      ['electron', '--type=utility', '--utility-sub-type=network.mojom.NetworkService'],
      'network.mojom.NetworkService',
    ],
    [['electron', '--type=utility'], 'utility'],
  ])('of %j is %s', (commandLine, kind) => {
    expect(kindOfProcess(commandLine)).toBe(kind);
  });
});
