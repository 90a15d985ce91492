/** How a comparison ends on the command line: printed as it was asked for, and told by the exit code. */
import type { Relation, Result } from '../../../contract';
import { tableToCsv, tableToMarkdown, type TextTable } from '../../comparison/engine';
import type { CommandLineIo } from '../io';
import { toPrintableLines, printProblem, printResult, type ExitCode } from '../print';
import type { OutputOptions } from './profile';

/** What cannot be known is never taken for the same, and neither is a comparison that failed. */
const relationExitCodes: Readonly<Record<Relation, ExitCode>> = {
  same: 0,
  different: 1,
  unknown: 2,
};
const EXIT_FAILED: ExitCode = 2;

/** In each, secrets are letters or not there at all. */
export const comparisonFormats = ['text', 'csv', 'markdown'] as const;
export type ComparisonFormat = (typeof comparisonFormats)[number];

export interface CompareCommandOptions extends OutputOptions {
  readonly format: ComparisonFormat;
  /** What the others are held against, as it was named. */
  readonly baseline?: string | undefined;
}

/** What is printed of a comparison; `json` is all of it. */
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
