/** How a comparison ends on the command line: printed as it was asked for, and told by the exit code. */
import type { Relation, Result } from '../../../contract';
import { csvOf, markdownOf, type Table } from '../../comparison';
import type { Io } from '../io';
import { plainLines, printProblem, printResult, type ExitCode } from '../print';
import type { OutputOptions } from './profile';

/** What cannot be known is never taken for the same, and neither is a comparison that failed. */
const codes: Readonly<Record<Relation, ExitCode>> = { same: 0, different: 1, unknown: 2 };
const FAILED: ExitCode = 2;

/** In each, secrets are letters or not there at all. */
export const compareFormats = ['text', 'csv', 'markdown'] as const;
export type CompareFormat = (typeof compareFormats)[number];

export interface CompareOptions extends OutputOptions {
  readonly format: CompareFormat;
  /** What the others are held against, as it was named. */
  readonly baseline?: string | undefined;
}

/** What is printed of a comparison; `json` is all of it. */
export interface Compared {
  readonly verdict: Relation;
  readonly json: unknown;
  readonly text: () => string;
  readonly table: () => Table;
}

export function printCompared(
  io: Io,
  result: Result<Compared>,
  { format, json }: CompareOptions,
): ExitCode {
  if (!result.ok) {
    if (json === true) printResult(io, result);
    else printProblem(io, result.problem);
    return FAILED;
  }
  const { verdict, json: all, text, table } = result.value;
  if (json === true) printResult(io, { ok: true, value: all });
  else if (format === 'text') io.out(text());
  else if (format === 'markdown') io.out(plainLines(markdownOf(table())));
  else io.out(io.outIsTerminal ? plainLines(csvOf(table())) : csvOf(table()));
  return codes[verdict];
}
