/** An account of the baseline that another instance lacks: what creating it would write. */
import { createProblem, type Problem } from '../../../contract';
import { cloneNamesOf } from '../../accounts/clone/clone-choices';
import type { CloneSource } from '../../accounts/clone/clone-source';
import { listClonedFields } from '../../accounts/clone/cloned-fields';
import { findProviderObstacle } from '../../accounts/clone/find-provider-obstacle';
import type { Alignment, AlignmentDeps } from './alignment';
import { inspectNew } from './new-account';

/** The instance that lacks it. */
interface OtherInstance {
  readonly profileId: string;
  readonly label: string;
}

export async function inspectMissing(
  { deps, wanted, finder, access }: AlignmentDeps,
  source: CloneSource,
  other: OtherInstance,
  signal: AbortSignal,
): Promise<Alignment> {
  const { profileId } = other;
  const fields = listClonedFields(source);
  const asked = fields.filter(({ from }) => from === 'asked').map(({ name }) => name);
  const { found } = await finder.findNow(source.key, profileId, signal);
  const obstacle =
    source.problem ??
    findDuplicate(found) ??
    (await findProviderObstacle(deps, source, other, signal));
  const choices = {
    ...cloneNamesOf(source.account),
    values: {},
    newSecrets: [],
    leftOut: wanted.withoutSecrets ? asked : [],
  };
  const created = { source, fields, choices, profileId, obstacle };
  return inspectNew(deps, wanted.access ? access : null, created, signal);
}

const findDuplicate = (found: readonly unknown[]): Problem | null =>
  found.length === 0
    ? null
    : createProblem('duplicate', 'This instance has the account now.', {
        next: 'Make a new plan for it.',
      });
