/** Prints a comparison in the chosen format and returns its exit code. */
import type { Relation, Result } from '../../../contract';
import { tableToCsv, tableToMarkdown, type TextTable } from '../../comparison/engine';
import type { CommandLineIo } from '../io';
import { toPrintableLines, printProblem, printResult, type ExitCode } from '../print';
import type { OutputOptions } from './profile';

/** Neither an unknown relation, nor one that is not proven, nor a failed comparison has the exit code of `same`. */
const relationExitCodes: Readonly<Record<Relation, ExitCode>> = {
  same: 0,
  different: 1,
  unknown: 2,
  sameAsWritten: 2,
  differsAsWritten: 2,
};
const EXIT_FAILED: ExitCode = 2;

/** In every format, a secret is a letter or is left out. */
export const comparisonFormats = ['text', 'csv', 'markdown'] as const;
export type ComparisonFormat = (typeof comparisonFormats)[number];

export interface CompareCommandOptions extends OutputOptions {
  readonly format: ComparisonFormat;
  /** The account or instance to compare the others with, as the user typed it. */
  readonly baseline?: string | undefined;
}

/** A comparison in its printable forms; `json` is the complete one. */
export interface PrintableComparison {
  readonly verdict: Relation;
  readonly json: unknown;
  readonly text: () => string;
  readonly table: () => TextTable;
}

export function printComparison(
  io: CommandLineIo,
  result: Result<PrintableComparison>,
  { format, json }: CompareCommandOptions,
): ExitCode {
  if (!result.ok) {
    if (json === true) printResult(io, result);
    else printProblem(io, result.problem);
    return EXIT_FAILED;
  }
  const { verdict, json: all, text, table } = result.value;
  if (json === true) printResult(io, { ok: true, value: all });
  else if (format === 'text') io.out(text());
  else if (format === 'markdown') io.out(toPrintableLines(tableToMarkdown(table())));
  else io.out(io.outIsTerminal ? toPrintableLines(tableToCsv(table())) : tableToCsv(table()));
  return relationExitCodes[verdict];
}
