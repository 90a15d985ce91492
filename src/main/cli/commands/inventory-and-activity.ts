/** `latchkey activity` and `latchkey sync`. */
import type { SyncDepth } from '../../../contract';
import { syncCompleteness, syncGapTexts } from '../../../contract/sync-gaps';
import type { OperationInvoker } from '../operation-invoker';
import type { CommandLineIo } from '../io';
import { findFailedProfileIds, findProfileIds } from '../find-profile';
import {
  printProblem,
  printResult,
  messageLine,
  type ExitCode,
  activityTable,
  syncTable,
} from '../print';
import { exitCodeOf, printPartial } from '../partial';
import { callAndPrint, type OutputOptions } from './profile';
import { printUnreadStreams } from './unread-streams';

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

export interface SyncCommandOptions extends OutputOptions {
  readonly profile?: readonly string[] | undefined;
  readonly depth: SyncDepth;
  readonly failed?: boolean;
  readonly continue?: boolean;
  /** Forces a full reading. */
  readonly full?: boolean;
  readonly allowPartial?: boolean | undefined;
  /** Also how the streams of accounts ended. */
  readonly readStreams?: boolean | undefined;
}

/** `allowPartial` is about the exit code alone. */
export async function runSync(
  io: CommandLineIo,
  invoker: OperationInvoker,
  { profile, depth, failed, full, json, allowPartial, readStreams, ...options }: SyncCommandOptions,
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
  const streams =
    result.ok && readStreams === true
      ? await invoker.call('attention.readStreams', {
          profileIds: result.value.results.map(({ profileId }) => profileId),
        })
      : null;
  const completeness = result.ok ? syncCompleteness(result.value.results) : 'failed';
  const code = exitCodeOf(completeness, allowPartial);
  // Streams are no part of the inventory's coverage, so they do not change how a sync ends.
  if (streams?.ok === true) printUnreadStreams(io, streams.value.results);
  else if (streams !== null) printProblem(io, streams.problem);
  if (json === true) {
    printResult(io, result);
    return code;
  }
  if (!result.ok) return printProblem(io, result.problem);
  const { continued, results } = result.value;
  if (failed === true && results.length === 0) {
    io.out('No instance failed at its last sync.\n');
    return code;
  }
  if (options.continue === true && results.length === 0) {
    io.out('No full sync was interrupted in the last 24 hours.\n');
    return code;
  }
  if (continued.length > 0) {
    const count = `${continued.length} interrupted sync${continued.length === 1 ? '' : 's'}`;
    io.err(messageLine(`Continued ${count}: what was read before was not read again.`));
  }
  io.out(syncTable(results));
  if (completeness === 'partial') printPartial(io, syncGapTexts(results));
  return code;
}
