/** `latchkey export …`: its options, and what it prints. */
import type { Command } from 'commander';
import type { ExportTable } from '../../../contract';
import { exportGapText } from '../../../contract/export-gap-text';
import { addAccountFilterOptions, type AccountFilterOptions } from '../account-filter-options';
import { findChosenAccounts } from '../find-view';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { ioBeside } from '../out-file';
import { allowPartialOption, exitCodeOf, partialHelp, printPartial } from '../partial';
import { messageLine, printProblem, printResult, type ExitCode } from '../print';
import type { RunInvoking } from '../run-invoking';
import { addChangesExport } from './export-changes';
import {
  addFileOptions,
  toFileRequest,
  writtenText,
  type FileCommandOptions,
} from './export-options';
import { callAndPrint } from './profile';

interface TableCommandOptions extends FileCommandOptions, AccountFilterOptions {
  readonly allowPartial?: boolean | undefined;
  readonly expandGroups?: boolean | undefined;
}

async function runTableExport(
  given: CommandLineIo,
  invoker: OperationInvoker,
  table: ExportTable,
  { json, allowPartial, expandGroups, ...options }: TableCommandOptions,
): Promise<ExitCode> {
  const chosen = await findChosenAccounts(given, invoker, options);
  if (!chosen.ok)
    return json === true ? printResult(given, chosen) : printProblem(given, chosen.problem);
  const { filter } = chosen.value;
  const io = ioBeside(given, options.out);
  const result = await invoker.call('inventory.export', {
    table,
    filter,
    expandGroups: expandGroups === true,
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
    ioBeside(io, options.out),
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
  addChangesExport(parent, io, run);
  for (const name of ['accounts', 'access'] as const) {
    const command = parent
      .command(name)
      .description(
        name === 'accounts' ? 'one row per account' : 'one row per account and principal',
      );
    if (name === 'access')
      command.option('--expand-groups', 'also one row per member of a group, if these were read');
    addAccountFilterOptions(addFileOptions(command))
      .option(...allowPartialOption)
      .addHelpText('after', partialHelp)
      .action((options: TableCommandOptions) =>
        run((invoker) => runTableExport(io, invoker, name, options)),
      );
  }
}
