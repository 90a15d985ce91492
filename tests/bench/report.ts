/** What the starts found out, in words and for programs. */
import { benchRow, type BenchDetail, type BenchRow } from './bench-row';
import { figures, ratio, type Figures } from './figures';
import type { Started } from './start';

/** How many times a bare window's figure is to be reached at most. */
const START_TARGET = 1.3;
const MEMORY_TARGET = 1.2;

/** Figures of the app beside those of the bare window, and what they are to be at most. */
export interface Compared {
  readonly latchkey: Figures | null;
  readonly bare: Figures | null;
  /** Null when one side could not be measured. */
  readonly ratio: number | null;
  readonly target: number;
}

/** Programs read this: a name that is changed here is changed for them. */
export interface Report {
  readonly accounts: number;
  readonly evaluationRuntime: boolean;
  readonly startMs: Compared;
  readonly memoryMb: Compared;
  /** Ms since the program was started. */
  readonly phasesMs: readonly Part[];
  readonly processesMb: readonly Part[];
}

export interface Measured {
  readonly latchkey: readonly Started[];
  readonly bare: readonly Started[];
}

/** Medians of one part of a start, in the order in which Latchkey reaches them. Null: that window has no such part. */
export interface Part {
  readonly name: string;
  readonly latchkey: number | null;
  readonly bare: number | null;
}

function compared(
  { latchkey, bare }: Measured,
  of: (started: Started) => number | null,
  target: number,
): Compared {
  const ours = figures(latchkey.map(of));
  const theirs = figures(bare.map(of));
  return { latchkey: ours, bare: theirs, ratio: ratio(ours, theirs), target };
}

const medianOf = (
  started: readonly Started[],
  of: (each: Started) => number | undefined,
): number | null => figures(started.map((each) => of(each) ?? null))?.median ?? null;

function partsOf(
  measured: Measured,
  of: (started: Started) => ReadonlyMap<string, number>,
): Part[] {
  const all = [...measured.latchkey, ...measured.bare];
  const names = [...new Set(all.flatMap((each) => [...of(each).keys()]))];
  return names
    .map((name) => ({
      name,
      latchkey: medianOf(measured.latchkey, (each) => of(each).get(name)),
      bare: medianOf(measured.bare, (each) => of(each).get(name)),
    }))
    .sort((one, other) => (one.latchkey ?? one.bare ?? 0) - (other.latchkey ?? other.bare ?? 0));
}

export const reportOf = (
  measured: Measured,
  about: Pick<Report, 'accounts' | 'evaluationRuntime'>,
): Report => ({
  ...about,
  startMs: compared(measured, ({ milliseconds }) => milliseconds, START_TARGET),
  memoryMb: compared(measured, ({ megabytes }) => megabytes, MEMORY_TARGET),
  phasesMs: partsOf(measured, ({ phases }) => phases),
  processesMb: partsOf(measured, ({ processes }) => processes),
});

/** All rows; beside them what the starts found out, if they were measured. */
export const benchReportAsJson = (rows: readonly BenchRow[], start: Report | null): string =>
  `${JSON.stringify({ rows, ...start }, null, 2)}\n`;

/** The same as rows of the benchmark. */
export const startRows = ({
  accounts,
  startMs,
  memoryMb,
  phasesMs,
  processesMb,
}: Report): BenchRow[] => [
  startRow(`start to a usable table of ${accounts} accounts`, 'ms', startMs, phasesMs),
  startRow('memory at rest (PSS)', 'MB', memoryMb, processesMb),
];

const startRow = (
  name: string,
  unit: string,
  { latchkey, bare, target }: Compared,
  parts: readonly Part[],
): BenchRow =>
  benchRow({
    part: 'start',
    name,
    figure: latchkey?.median ?? null,
    unit,
    comparison: { what: 'a bare window', figure: bare?.median ?? null },
    target: { of: 'ratio', atMost: target },
    parts: parts.map((part): BenchDetail => ({
      name: part.name,
      figure: part.latchkey,
      comparison: part.bare,
    })),
  });
