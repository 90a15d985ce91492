/** The account that others are aligned to, or created as. */
import { fail, type AccountKey, type BulkSubject } from '../../../contract';
import { displayNameOrName } from '../../../contract/zod-free';
import { readCloneSource, type CloneSource } from '../../accounts/clone/clone-source';
import type { BulkDeps } from '../bulk-flow';

export type Baseline = Extract<BulkSubject, { type: 'baseline' }>;

export const requireBaseline = (subject: BulkSubject | null): Baseline =>
  subject?.type === 'baseline' ? subject : fail('unexpected', 'The plan names no baseline.');

export const baselineKey = ({ profileId, kind, id }: Baseline): AccountKey => ({
  profileId,
  kind,
  id,
});

/** By the inventory, so that an account whose own instance does not answer has a name. */
export async function describeBaseline({ workspace }: BulkDeps, of: AccountKey): Promise<Baseline> {
  const store = await workspace.store();
  const label = (await store.getProfile(of.profileId))?.label ?? of.profileId;
  const name = await store.getAccountDetail(of).then(
    ({ account }) => displayNameOrName(account),
    () => String(of.id),
  );
  return { type: 'baseline', ...of, name, label };
}

/** A reading that failed is tried again; hundreds of instances have the same account as their baseline. */
export function createSourceMemory(deps: BulkDeps) {
  const read = new Map<string, Promise<CloneSource>>();
  return async (of: AccountKey, signal: AbortSignal): Promise<CloneSource> => {
    const text = JSON.stringify([of.profileId, of.kind, of.id]);
    const source = read.get(text) ?? readCloneSource(deps, of, signal);
    read.set(text, source);
    source.catch(() => read.delete(text));
    return source;
  };
}
