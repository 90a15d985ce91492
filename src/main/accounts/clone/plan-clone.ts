/** clone.plan: what a clone would create in each instance. Changes nothing. */
import type { CloneTarget, ParsedRequestFor, ResponseFor } from '../../../contract';
import { displayNameOrName } from '../../../contract/zod-free';
import type { CallContext } from '../../call-context';
import { computeSourceStamp, readCloneSource, type CloneDeps } from './clone-source';
import { readCloneTarget } from './clone-target';
import { listClonedFields } from './cloned-fields';
import { withRememberedPairings } from './find-same-accounts';

export async function planClone(
  deps: CloneDeps,
  request: ParsedRequestFor<'clone.plan'>,
  { signal }: Pick<CallContext, 'signal'>,
): Promise<ResponseFor<'clone.plan'>> {
  const source = await readCloneSource(deps, request.source, signal);
  const { account, label, readAt } = source;
  const fields = listClonedFields(source);
  const displayName = request.displayName ?? displayNameOrName(account);
  const rule = await withRememberedPairings(deps, request.rule);
  // Each instance has its own queue of requests, so all can be read at once.
  const targets: CloneTarget[] = await Promise.all(
    [...new Set(request.profileIds)].map((profileId) =>
      readCloneTarget(deps, profileId, { source, displayName, rule }, signal),
    ),
  );
  signal.throwIfAborted();
  return {
    label,
    displayName,
    fields,
    targets,
    readAt,
    name: account.name === '' ? displayName : account.name,
    dataProviderType: account.dataProviderType,
    stamp: computeSourceStamp(source, fields, await deps.workspace.fingerprintKey()),
  };
}
