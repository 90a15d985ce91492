/** `latchkey export changes` */
import type { Command } from 'commander';
import { changeGapText } from '../../../contract/change-text';
import { describeInstant } from '../../../contract/instants';
import { findProfileIds } from '../find-profile';
import type { CommandLineIo } from '../io';
import type { OperationInvoker } from '../operation-invoker';
import { ioBeside } from '../out-file';
import { allowPartialOption, exitCodeOf, partialHelp, printPartial } from '../partial';
import { printProblem, printResult, type ExitCode } from '../print';
import type { RunInvoking } from '../run-invoking';
import { addPeriodOptions, type PeriodOptions } from './changes';
import {
  addFileOptions,
  toFileRequest,
  writtenText,
  type FileCommandOptions,
} from './export-options';

interface ChangesExportOptions extends FileCommandOptions, PeriodOptions {
  readonly allowPartial?: boolean | undefined;
}

export function addChangesExport(parent: Command, io: CommandLineIo, run: RunInvoking): void {
  const command = parent
    .command('changes')
    .description('one row per thing that changed since a time, from the stored snapshots');
  addFileOptions(addPeriodOptions(command))
    .option(...allowPartialOption)
    .addHelpText('after', partialHelp)
    .action((options: ChangesExportOptions) =>
      run((invoker) => runChangesExport(io, invoker, options)),
    );
}

async function runChangesExport(
  given: CommandLineIo,
  invoker: OperationInvoker,
  { json, allowPartial, since, until, profile, kind, ...options }: ChangesExportOptions,
): Promise<ExitCode> {
  const io = ioBeside(given, options.out);
  const profileIds = await findProfileIds(invoker, profile);
  const result = profileIds.ok
    ? await invoker.call('changes.export', {
        since,
        until: until ?? null,
        profileIds: profileIds.value,
        kinds: kind === undefined ? null : [...kind],
        ...toFileRequest(options),
      })
    : profileIds;
  if (!result.ok) return json === true ? printResult(io, result) : printProblem(io, result.problem);
  const { gaps } = result.value;
  const code = exitCodeOf(gaps.length === 0 ? 'full' : 'partial', allowPartial);
  if (json === true) {
    printResult(io, result);
    return code;
  }
  io.out(writtenText(result.value));
  printPartial(
    io,
    gaps.map((gap) => `${gap.label}: ${changeGapText(gap, describeInstant)}`),
  );
  return code;
}
