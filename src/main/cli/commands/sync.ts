/** `latchkey sync`. */
import type { Depth } from '../../../contract';
import type { Invoker } from '../invoke';
import type { Io } from '../io';
import { printProblem, printResult, syncTable, type ExitCode } from '../print';
import { profileIdsOf, type OutputOptions } from './profile';

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
  const named = profile ? await profileIdsOf(invoker, profile) : { ids: null };
  const result =
    'problem' in named
      ? ({ ok: false, problem: named.problem } as const)
      : await invoker.call('inventory.sync', { profileIds: named.ids, depth });
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
