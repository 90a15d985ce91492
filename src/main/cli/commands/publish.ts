/** `latchkey publish`: tables of the inventory become DataSets of an instance. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  publishedTableSchema,
  type PublishedResult,
  type PublishedTable,
  type PublishPreview,
} from '../../../contract';
import { counted } from '../../../contract/counted';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import {
  formatTable,
  jsonOption,
  messageLine,
  printProblem,
  printResult,
  type ExitCode,
} from '../print';
import type { RunInvoking } from '../run-invoking';
import { cutToWidth } from '../terminal-width';
import { callAndPrint, withProfile, type OutputOptions } from './profile';

interface PublishCommandOptions extends OutputOptions {
  readonly to: string;
  readonly tables: PublishedTable[];
  readonly dryRun?: boolean;
  readonly remake?: boolean;
  readonly confirm?: string;
}

const publishHelp = `
Exit status:
  0  every table was published, or has no rows and was never published
  1  a table was not published, or its outcome is unknown
  3  as for export: nothing is published from a store that was damaged`;

export function addPublishCommand(program: Command, io: CommandLineIo, run: RunInvoking): void {
  program
    .command('publish')
    .description('send tables of the inventory to DataSets of an instance; sends no secret')
    .requiredOption('--to <label>', 'the instance that gets the DataSets')
    .addOption(
      new Option('--tables <tables>', 'only these tables, separated by commas')
        .argParser(parseTables)
        .default(publishedTableSchema.options, publishedTableSchema.options.join(',')),
    )
    .option('--dry-run', 'print what would be sent, and send nothing')
    .option('--remake', 'make a new DataSet where the old one is gone or has other columns')
    .option('--confirm <label>', "the instance's label, if its guard asks for it")
    .option(...jsonOption)
    .addHelpText('after', publishHelp)
    .action((options: PublishCommandOptions) => run((invoker) => runPublish(io, invoker, options)));
}

function parseTables(text: string): PublishedTable[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const parsed = publishedTableSchema
    .array()
    .min(1)
    .safeParse([...new Set(names)]);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(`The tables are ${publishedTableSchema.options.join(', ')}.`);
}

const runPublish = (
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: PublishCommandOptions,
): Promise<ExitCode> =>
  withProfile(io, invoker, options.to, options, ({ id: profileId }) =>
    options.dryRun === true
      ? preview(io, invoker, profileId, options)
      : publish(io, invoker, profileId, options),
  );

async function publish(
  io: CommandLineIo,
  invoker: OperationInvoker,
  profileId: string,
  { tables, remake = false, confirm, json }: PublishCommandOptions,
): Promise<ExitCode> {
  const request = { profileId, tables, remake, ...(confirm === undefined ? {} : { confirm }) };
  const result = await invoker.call('inventory.publish', request);
  const isGood =
    result.ok &&
    result.value.results.every(({ outcome }) => outcome === 'done' || outcome === 'skipped');
  const code = isGood ? 0 : 1;
  if (json === true) {
    printResult(io, result);
    return code;
  }
  if (!result.ok) return printProblem(io, result.problem);
  io.out(resultsTable(result.value.results));
  for (const { problem } of result.value.results) if (problem) printProblem(io, problem);
  return code;
}

const resultsTable = (results: readonly PublishedResult[]): string =>
  formatTable(
    ['TABLE', 'OUTCOME', 'ROWS', 'BYTES', 'DATASET'],
    results.map(({ table, outcome, rows, bytes, url, made }) => [
      table,
      outcome,
      String(rows),
      String(bytes),
      `${url ?? '-'}${made ? ' (new)' : ''}`,
    ]),
  );

const PREVIEW_ROWS = 3;
const MAX_CELL_WIDTH = 24;

const preview = (
  io: CommandLineIo,
  invoker: OperationInvoker,
  profileId: string,
  { tables, json }: PublishCommandOptions,
): Promise<ExitCode> =>
  callAndPrint(
    io,
    invoker,
    'inventory.publishPreview',
    { profileId, tables, limit: PREVIEW_ROWS },
    { json },
    (value) => `${value.tables.map(previewText).join('\n')}\n${messageLine('Nothing was sent.')}`,
  );

/** One line per column, so that it fits a terminal. */
function previewText(table: PublishPreview): string {
  const { name, rows, bytes, url, columns, problem } = table;
  const place = url ?? 'a new DataSet';
  const head = messageLine(
    `${name}: ${counted(rows, 'row')}, ${counted(bytes, 'byte')}, to ${place}`,
  );
  if (problem) return `${head}${messageLine(`${problem.message} ${problem.next}`)}`;
  const header = ['COLUMN', 'TYPE', ...table.preview.map((_, at) => `ROW ${at + 1}`)];
  return (
    head +
    formatTable(
      header,
      columns.map((column, at) => [
        column.name,
        column.type,
        ...table.preview.map((row) => cutToWidth(row[at] ?? '', MAX_CELL_WIDTH)),
      ]),
    )
  );
}
