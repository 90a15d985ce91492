/** `latchkey export`, `latchkey activity` and `latchkey sync`. */
import { resolve } from 'node:path';
import type { ExportTable, SyncDepth, ResponseFor } from '../../../contract';
import type { OperationInvoker } from '../operation-invoker';
import type { AccountFilterOptions } from '../account-filter-options';
import { findChosenAccounts } from '../find-view';
import type { CommandLineIo } from '../io';
import { coverageText } from '../../../contract/coverage-text';
import { findFailedProfileIds, findProfileIds } from '../find-profile';
import {
  printProblem,
  printResult,
  messageLine,
  type ExitCode,
  activityTable,
  syncTable,
} from '../print';
import { callAndPrint, type OutputOptions } from './profile';

export interface ExportCommandOptions extends OutputOptions, AccountFilterOptions {
  readonly out: string;
  readonly bom: boolean;
}

const STANDARD_OUTPUT_FILE = /^(?:-|\/dev\/(?:stdout|fd\/1)|\/proc\/self\/fd\/1)$/;

const toExportFile = (out: string): string => (out === '-' ? out : resolve(out));

/** A table on stdout is followed by nothing: what is said of it goes to stderr. */
const exportIo = (io: CommandLineIo, out: string): CommandLineIo =>
  STANDARD_OUTPUT_FILE.test(out) ? { ...io, out: io.err } : io;

const notCoveredText = ({
  label,
  coverage,
}: ResponseFor<'inventory.export'>['notCovered'][number]): string =>
  `${label} may have more accounts: ${coverageText(coverage)}.`;

export async function runTableExport(
  io: CommandLineIo,
  invoker: OperationInvoker,
  table: ExportTable,
  { out, bom, json, ...chosen }: ExportCommandOptions,
): Promise<ExitCode> {
  const accounts = await findChosenAccounts(invoker, chosen);
  if (!accounts.ok)
    return json === true ? printResult(io, accounts) : printProblem(io, accounts.problem);
  for (const note of accounts.value.notes) io.err(messageLine(note));
  return callAndPrint(
    exportIo(io, out),
    invoker,
    'inventory.export',
    {
      table,
      file: toExportFile(out),
      bom,
      filter: accounts.value.filter,
    },
    { json },
    ({ file, rows, notCovered }) =>
      [`Wrote ${rows} rows to ${file}`, ...notCovered.map(notCoveredText)]
        .map(messageLine)
        .join(''),
  );
}

const MAX_ENTRIES = 20;

export const runActivityList = (
  io: CommandLineIo,
  invoker: OperationInvoker,
  options: OutputOptions,
): Promise<ExitCode> =>
  callAndPrint(
    io,
    invoker,
    'activity.list',
    { limit: MAX_ENTRIES },
    options,
    ({ total, entries }) =>
      total === 0
        ? 'On this computer, nothing was written to Domo, no secret was revealed and no guard was changed.\n'
        : activityTable(entries),
  );

export interface ActivityExportCommandOptions extends OutputOptions {
  readonly out: string;
  readonly bom: boolean;
}

export const runActivityExport = (
  io: CommandLineIo,
  invoker: OperationInvoker,
  { out, bom, json }: ActivityExportCommandOptions,
): Promise<ExitCode> =>
  callAndPrint(
    exportIo(io, out),
    invoker,
    'activity.export',
    { file: toExportFile(out), bom },
    { json },
    ({ file, rows }) => messageLine(`Wrote ${rows} rows to ${file}`),
  );

export interface SyncCommandOptions extends OutputOptions {
  readonly profile?: readonly string[] | undefined;
  readonly depth: SyncDepth;
  readonly failed?: boolean;
  readonly continue?: boolean;
  /** Forces a full reading. */
  readonly full?: boolean;
}

/** Exits with 1 if an instance could not be read. A partly read instance is reported and is not a failure. */
export async function runSync(
  io: CommandLineIo,
  invoker: OperationInvoker,
  { profile, depth, failed, full, json, ...options }: SyncCommandOptions,
): Promise<ExitCode> {
  const profileIds =
    failed === true ? await findFailedProfileIds(invoker) : await findProfileIds(invoker, profile);
  const result = profileIds.ok
    ? await invoker.call('inventory.sync', {
        profileIds: profileIds.value,
        depth: full === true ? 'full' : depth,
        everything: full === true,
        continue: options.continue === true,
      })
    : profileIds;
  const code =
    result.ok &&
    result.value.results.every(({ outcome }) => outcome === 'done' || outcome === 'partial')
      ? 0
      : 1;
  if (json === true) {
    printResult(io, result);
    return code;
  }
  if (!result.ok) return printProblem(io, result.problem);
  if (failed === true && result.value.results.length === 0) {
    io.out('No instance failed at its last sync.\n');
    return code;
  }
  if (options.continue === true && result.value.results.length === 0) {
    io.out('No full sync was interrupted in the last 24 hours.\n');
    return code;
  }
  const { continued, results } = result.value;
  if (continued.length > 0) {
    const count = `${continued.length} interrupted sync${continued.length === 1 ? '' : 's'}`;
    io.err(messageLine(`Continued ${count}: what was read before was not read again.`));
  }
  io.out(syncTable(results));
  return code;
}
