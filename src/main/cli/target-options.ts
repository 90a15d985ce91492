/** The instances that get accounts of another one, by `--to` and `--group`. */
import { createProblem, type Result } from '../../contract';
import { findProfileIds } from './find-profile';
import type { CommandLineIo } from './io';
import type { OperationInvoker } from './operation-invoker';
import { findScope } from './scope-options';

export interface TargetOptions {
  readonly to?: readonly string[];
  readonly group?: string;
}

/** Ids of their profiles, without `own`: the instance that has the accounts. */
export async function findTargets(
  io: Pick<CommandLineIo, 'err'>,
  invoker: OperationInvoker,
  { to, group }: TargetOptions,
  own: string,
): Promise<Result<string[]>> {
  const named = to === undefined ? null : await findProfileIds(invoker, to);
  if (named?.ok === false) return named;
  const grouped = group === undefined ? null : await findScope(io, invoker, { group });
  if (grouped?.ok === false) return grouped;
  const ids = [...new Set([...(named?.value ?? []), ...(grouped?.value ?? [])])];
  const others = ids.filter((id) => id !== own);
  if (others.length > 0) return { ok: true, value: others };
  return {
    ok: false,
    problem: createProblem('invalidRequest', 'Only the instance that has the accounts is named.', {
      next: 'Name others with --to or --group. Nothing was planned.',
    }),
  };
}
