/** What a run found out, in words and for programs. */
import { figures, ratio, type Figures } from './figures';
import type { Started } from './start';

/** How many times a bare window's figure is to be reached at most. */
const TARGET = 1.3;

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
}

export interface Measured {
  readonly latchkey: readonly Started[];
  readonly bare: readonly Started[];
}

function compared({ latchkey, bare }: Measured, of: (started: Started) => number | null): Compared {
  const ours = figures(latchkey.map(of));
  const theirs = figures(bare.map(of));
  return { latchkey: ours, bare: theirs, ratio: ratio(ours, theirs), target: TARGET };
}

export const reportOf = (
  measured: Measured,
  about: Pick<Report, 'accounts' | 'evaluationRuntime'>,
): Report => ({
  ...about,
  startMs: compared(measured, ({ milliseconds }) => milliseconds),
  memoryMb: compared(measured, ({ megabytes }) => megabytes),
});

export const asJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;

export const asText = ({ accounts, startMs, memoryMb }: Report): string =>
  line(`start to a usable table of ${accounts} accounts`, 'ms', startMs) +
  line('memory at rest (PSS)', 'MB', memoryMb);

const line = (what: string, unit: string, { latchkey, bare, ratio: times, target }: Compared) =>
  `${what}: ${latchkey?.median ?? '-'} ${unit} against ${bare?.median ?? '-'} ${unit} of a bare window, ${times ?? '-'}x (target at most ${target}x)\n`;
