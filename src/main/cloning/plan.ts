/** clone.plan: what would be made where. Changes nothing. */
import type { CloneTarget, ParsedRequestFor, ResponseFor } from '../../contract';
import { fieldsOf } from './fields';
import type { Caller, CloningParts } from './parts';
import { ruleOf } from './rule';
import { readSource } from './source';
import { sourceStamp } from './stamp';
import { readTarget } from './target';

export async function planClone(
  parts: CloningParts,
  { source: key, profileIds, rule: asked, displayName: wanted }: ParsedRequestFor<'clone.plan'>,
  { signal }: Pick<Caller, 'signal'>,
): Promise<ResponseFor<'clone.plan'>> {
  const source = await readSource(parts, key, signal);
  const { account, label, readAt } = source;
  const fields = fieldsOf(source);
  const displayName = wanted ?? nameOf(account);
  const rule = await ruleOf(parts, asked);
  // Every instance has its own queue, so all can be read at once.
  const targets: CloneTarget[] = await Promise.all(
    [...new Set(profileIds)].map((profileId) =>
      readTarget(parts, profileId, { source, displayName, rule }, signal),
    ),
  );
  signal.throwIfAborted();
  return {
    ...{ label, displayName, fields, targets, readAt },
    name: account.name === '' ? displayName : account.name,
    dataProviderType: account.dataProviderType,
    stamp: sourceStamp(source, fields, await parts.workspace.fingerprintKey()),
  };
}

/** An account may have no display name; Domo shows its name then. */
const nameOf = ({ name, displayName }: { name: string; displayName: string }): string =>
  displayName === '' ? name : displayName;
