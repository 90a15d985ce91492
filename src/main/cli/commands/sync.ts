/** `latchkey sync`. */
import type { Depth } from '../../../contract';
import type { Invoker } from '../invoke';
import type { Io } from '../io';
import { profileIdsNamed } from '../named';
import { printProblem, printResult, syncTable, type ExitCode } from '../print';
import type { OutputOptions } from './profile';

export interface SyncOptions extends OutputOptions {
  readonly profile?: readonly string[] | undefined;
  readonly depth: Depth;
}

/** Exits with 1 when an instance could not be read; what was not read of the others is told, and is no failure. */
export async function sync(
  io: Io,
  invoker: Invoker,
  { profile, depth, json }: SyncOptions,
): Promise<ExitCode> {
  const named = await profileIdsNamed(invoker, profile);
  const result = named.ok
    ? await invoker.call('inventory.sync', { profileIds: named.value, depth })
    : named;
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
  io.out(syncTable(result.value.results));
  return code;
}
