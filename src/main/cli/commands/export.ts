/** `latchkey export …`: its options, and what it prints. */
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { exportFormatSchema, type ExportFormat, type ExportTable } from '../../../contract';
import { exportGapText } from '../../../contract/export-gap-text';
import { addAccountFilterOptions, type AccountFilterOptions } from '../account-filter-options';
import { findChosenAccounts } from '../find-view';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { allowPartialOption, exitCodeOf, partialHelp, printPartial } from '../partial';
import { jsonOption, messageLine, printProblem, printResult, type ExitCode } from '../print';
import type { RunInvoking } from '../run-invoking';
import { callAndPrint, type OutputOptions } from './profile';

interface FileCommandOptions extends OutputOptions {
  readonly out: string;
  readonly bom: boolean;
  readonly format: ExportFormat;
  readonly columns?: string[] | undefined;
  readonly manifest?: boolean | undefined;
}

interface TableCommandOptions extends FileCommandOptions, AccountFilterOptions {
  readonly allowPartial?: boolean | undefined;
}

const STANDARD_OUTPUT_FILE = /^(?:-|\/dev\/(?:stdout|fd\/1)|\/proc\/self\/fd\/1)$/;

/** A table on stdout is followed by nothing: what is said of it goes to stderr. */
const exportIo = (io: CommandLineIo, out: string): CommandLineIo =>
  STANDARD_OUTPUT_FILE.test(out) ? { ...io, out: io.err } : io;

const toFileRequest = ({ out, bom, format, columns, manifest }: FileCommandOptions) => ({
  file: out === '-' ? out : resolve(out),
  bom,
  format,
  columns: columns ?? null,
  manifest: manifest === true,
});

const writtenText = ({ file, rows, manifest }: WrittenLines): string =>
  messageLine(`Wrote ${rows} rows to ${file}`) +
  (manifest === null ? '' : messageLine(`Wrote its manifest to ${manifest}`));

interface WrittenLines {
  readonly file: string;
  readonly rows: number;
  readonly manifest: string | null;
}

async function runTableExport(
  given: CommandLineIo,
  invoker: OperationInvoker,
  table: ExportTable,
  { json, allowPartial, ...options }: TableCommandOptions,
): Promise<ExitCode> {
  const chosen = await findChosenAccounts(invoker, options);
  if (!chosen.ok)
    return json === true ? printResult(given, chosen) : printProblem(given, chosen.problem);
  const { filter, notes } = chosen.value;
  for (const note of notes) given.err(messageLine(note));
  const io = exportIo(given, options.out);
  const result = await invoker.call('inventory.export', {
    table,
    filter,
    ...toFileRequest(options),
  });
  if (!result.ok) return json === true ? printResult(io, result) : printProblem(io, result.problem);
  const { gaps, accessNotRead } = result.value;
  const code = exitCodeOf(gaps.length === 0 ? 'full' : 'partial', allowPartial);
  if (json === true) {
    printResult(io, result);
    return code;
  }
  io.out(writtenText(result.value));
  if (accessNotRead > 0) {
    io.err(
      messageLine(`Accounts without rows, since their access was not read: ${accessNotRead}.`),
    );
  }
  printPartial(io, gaps.map(exportGapText));
  return code;
}

const runActivityExport = (
  io: CommandLineIo,
  invoker: OperationInvoker,
  { json, ...options }: FileCommandOptions,
): Promise<ExitCode> =>
  callAndPrint(
    exportIo(io, options.out),
    invoker,
    'activity.export',
    toFileRequest(options),
    { json },
    writtenText,
  );

export function addExportCommands(program: Command, io: CommandLineIo, run: RunInvoking): void {
  const parent = program
    .command('export')
    .description('write the inventory or the activity to a file')
    .addHelpText('after', partialHelp);
  addFileOptions(
    parent
      .command('activity')
      .description('one row per write to Domo, revealed secret and changed guard'),
  ).action((options: FileCommandOptions) =>
    run((invoker) => runActivityExport(io, invoker, options)),
  );
  for (const name of ['accounts', 'access'] as const) {
    const command = parent
      .command(name)
      .description(
        name === 'accounts' ? 'one row per account' : 'one row per account and principal',
      );
    addAccountFilterOptions(addFileOptions(command))
      .option(...allowPartialOption)
      .addHelpText('after', partialHelp)
      .action((options: TableCommandOptions) =>
        run((invoker) => runTableExport(io, invoker, name, options)),
      );
  }
}

const addFileOptions = (command: Command): Command =>
  command
    .requiredOption('--out <file>', 'where to write; - is standard output')
    .addOption(
      new Option('--format <format>', 'csv, JSON Lines or Parquet')
        .choices(exportFormatSchema.options)
        .default('csv'),
    )
    .option('--columns <names>', 'only these columns, such as Account_Id,Valid', toColumnNames)
    .option('--manifest', 'also write <file>.manifest.json: what is in the file, and its SHA-256')
    .option('--no-bom', 'leave out the byte order mark of CSV')
    .option(...jsonOption);

const toColumnNames = (names: string): string[] =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
