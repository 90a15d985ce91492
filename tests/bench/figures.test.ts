/** What the measurements are made of, and the shape that programs read. */
import { describe, expect, it } from 'vitest';
import { figures, ratio } from './figures';
import { benchRow, benchRowAsText } from './bench-row';
import { fittedExponent } from './exponent';
import { benchReportAsJson, reportOf, startRows } from './report';
import { quantilesOf } from './quantiles';
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
      processor: new Map<string, number>(),
      phases: new Map([
        ['store open', milliseconds / 2],
        ['main started', milliseconds / 4],
      ]),
      processes: new Map(megabytes === null ? [] : [['main', megabytes / 2]]),
    }));

  const report = reportOf(
    { latchkey: starts([600, 250], [640, 270], [620, 260]), bare: starts([500, 200]) },
    { accounts: 100_000, evaluationRuntime: true },
  );

  const startReport = {
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
  };

  it('of starts is for programs what it always was, beside the rows', () => {
    const rows = startRows(report);
    expect(JSON.parse(benchReportAsJson(rows, report))).toEqual({ rows, ...startReport });
  });

  it('has rows alone where no start was measured', () => {
    expect(JSON.parse(benchReportAsJson([], null))).toEqual({ rows: [] });
  });

  it('of starts has a row per figure, with its parts', () => {
    expect(startRows(report)).toEqual([
      {
        part: 'start',
        name: 'start to a usable table of 100000 accounts',
        figure: 620,
        unit: 'ms',
        comparison: { what: 'a bare window', figure: 500 },
        ratio: 1.24,
        target: { of: 'ratio', atMost: 1.3 },
        met: true,
        parts: [
          { name: 'main started', figure: 155, comparison: 125 },
          { name: 'store open', figure: 310, comparison: 250 },
        ],
      },
      {
        part: 'start',
        name: 'memory at rest (PSS)',
        figure: 260,
        unit: 'MB',
        comparison: { what: 'a bare window', figure: 200 },
        ratio: 1.3,
        target: { of: 'ratio', atMost: 1.2 },
        met: false,
        parts: [{ name: 'main', figure: 130, comparison: 100 }],
      },
    ]);
  });

  it('leaves a phase empty for the window that has none of that name', () => {
    const bare = starts([500, 200]).map((started) => ({ ...started, phases: new Map() }));
    const one = reportOf(
      { latchkey: starts([600, 250]), bare },
      { accounts: 1, evaluationRuntime: false },
    );
    expect(one.phasesMs).toContainEqual({ name: 'store open', latchkey: 300, bare: null });
  });

  it('says null, and not nothing, of memory where it cannot be told', () => {
    const without = reportOf(
      { latchkey: starts([600, null]), bare: starts([500, null]) },
      { accounts: 1, evaluationRuntime: false },
    );
    const rows = startRows(without);
    const { memoryMb } = JSON.parse(benchReportAsJson(rows, without)) as { memoryMb: unknown };
    expect(memoryMb).toEqual({ latchkey: null, bare: null, ratio: null, target: 1.2 });
    expect(rows[1]).toMatchObject({ figure: null, ratio: null, met: null });
  });
});

describe('a row of the benchmark', () => {
  const given = {
    part: 'pages',
    name: 'rare word (p95)',
    figure: 12.345,
    unit: 'ms',
    comparison: { what: 'one account by its key', figure: 2 },
    target: { of: 'figure', atMost: 50 },
  } as const;

  it('has its figures to a hundredth, their ratio, and whether its target is met', () => {
    expect(benchRow(given)).toEqual({ ...given, figure: 12.35, ratio: 6.17, met: true });
  });

  it('is judged by what its target is of', () => {
    expect(benchRow({ ...given, target: { of: 'ratio', atMost: 6 } }).met).toBe(false);
    expect(benchRow({ ...given, target: { of: 'ratio', atMost: 7 } }).met).toBe(true);
    expect(benchRow({ ...given, target: { of: 'figure', atMost: 12 } }).met).toBe(false);
  });

  it('is neither met nor missed when a side of its ratio is missing', () => {
    const missing = { what: 'nothing', figure: null };
    const target = { of: 'ratio', atMost: 1 } as const;
    expect(benchRow({ ...given, comparison: missing, target })).toMatchObject({
      ratio: null,
      met: null,
    });
    expect(benchRow({ ...given, comparison: { what: 'nothing', figure: 0 } }).ratio).toBeNull();
  });

  it('is for people a line, and one for each of its parts', () => {
    const parts = [
      { name: 'p50', figure: 9 },
      { name: 'file', figure: 3, comparison: 4, unit: 'MB' },
    ];
    expect(benchRowAsText(benchRow({ ...given, parts })).split('\n')).toEqual([
      'pages: rare word (p95): 12.35 ms against 2 of one account by its key, 6.17x (50 ms at most): met',
      '          9 ms  p50',
      '          3         4 MB  file',
      '',
    ]);
    expect(benchRowAsText(benchRow({ ...given, target: { of: 'ratio', atMost: 1 } }))).toContain(
      '(1x at most): NOT MET',
    );
  });
});

describe('the exponent of a growth', () => {
  const sizes = [10, 100, 1000];
  it.each([
    ['the same for every size', (_size: number) => 7, 0],
    ['in proportion', (size: number) => 3 * size, 1],
    ['with the square', (size: number) => size ** 2 / 5, 2],
  ])('of what is %s', (_what, figureOf, exponent) => {
    const measured = sizes.map((size) => ({ size, figure: figureOf(size) }));
    expect(fittedExponent(measured)).toBeCloseTo(exponent, 10);
  });

  it('cannot be told from one size', () => {
    expect(fittedExponent([{ size: 10, figure: 1 }])).toBeNull();
    expect(fittedExponent([])).toBeNull();
  });
});

describe('quantiles', () => {
  it('are the middle time, and the one that a twentieth exceeds', () => {
    const times = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(quantilesOf(times)).toEqual({ p50: 50, p95: 95, runs: 100 });
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
