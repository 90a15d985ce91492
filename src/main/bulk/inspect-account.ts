/** Looks at one account for a bulk change, and turns what it sees into a planned write with its stamp. */
import {
  createProblem,
  type BulkChange,
  type BulkItem,
  type BulkValue,
  type Problem,
  toProblem,
} from '../../contract';
import { normaliseValue } from '../../contract/config-text';
import { isInstanceKey, OF_INSTANCE } from '../../contract/instance-key';
import { displayNameOrName } from '../../contract/zod-free';
import { computeStamp } from '../secrets';
import type { StoredProfile } from '../store/store-types';
import type { BulkDeps, BulkFlow, BulkTarget } from './bulk-flow';
import type { PlannedTarget } from './list-targets';
import { stampedChange } from './stamped-change';

/** A planned write, and why it will not be made; null: it can be. */
export interface InspectedItem {
  readonly item: BulkItem;
  readonly problem: Problem | null;
}

export interface InspectedChange {
  readonly deps: Pick<BulkDeps, 'workspace'>;
  readonly flow: BulkFlow;
  readonly wanted: BulkChange;
}

/** Never fails: what cannot be read becomes the reason why nothing is written. */
export async function inspectAccount(
  { deps, flow, wanted }: InspectedChange,
  { account, subject, notes, problem: unlisted }: PlannedTarget,
  position: number,
  signal: AbortSignal,
): Promise<InspectedItem> {
  const store = await deps.workspace.store();
  const profile = await store.getProfile(account.profileId);
  const label = profile?.label ?? account.profileId;
  const target = { account, subject, label, position };
  const head = { account, subject, label, guard: profile?.guard ?? null };
  const refusal = findRefusal(profile) ?? unlisted;
  try {
    if (refusal !== null) return unread(head, await findStoredName(deps, target), refusal);
    const { state, obstacle, ...seen } = await flow.inspect(target, signal);
    const stamp = computeStamp(
      [
        stampedChange(wanted, account),
        account,
        ...(subject ? [subject.id] : []),
        head.guard,
        state,
        seen.values.map(comparableValue),
        obstacle?.code ?? null,
      ],
      await deps.workspace.fingerprintKey(),
    );
    const item = {
      ...head,
      ...seen,
      values: [...seen.values],
      notes: [...notes, ...seen.notes],
      stamp,
    };
    return { item, problem: obstacle };
  } catch (error) {
    return unread(head, await findStoredName(deps, target), toProblem(error));
  }
}

/** In the form that comparing uses, so that a stamp stays the same exactly as long as the values do. */
const comparableValue = ({ what, before, after, ...rest }: BulkValue): unknown => ({
  ...rest,
  what,
  before: before === null ? null : normaliseValue(what, before),
  after: after === null ? null : normaliseValue(what, after),
});

function findRefusal(profile: StoredProfile | null): Problem | null {
  if (profile === null) return createProblem('notFound', 'There is no such instance any more.');
  if (profile.guard !== 'read-only') return null;
  return createProblem('readOnly', `${profile.label} is read-only: nothing is written there.`);
}

const unread = (
  head: Pick<BulkItem, 'account' | 'subject' | 'label' | 'guard'>,
  stored: Pick<BulkItem, 'name' | 'dataProviderType'>,
  problem: Problem,
): InspectedItem => ({
  item: { ...head, ...stored, values: [], notes: [], stamp: '' },
  problem,
});

/** As the inventory has it, so that a person can tell which account could not be read. */
async function findStoredName(
  { workspace }: Pick<BulkDeps, 'workspace'>,
  { account, subject }: BulkTarget,
): Promise<Pick<BulkItem, 'name' | 'dataProviderType'>> {
  if (subject?.type === 'baseline') return { name: subject.name, dataProviderType: '' };
  if (isInstanceKey(account)) return { name: OF_INSTANCE, dataProviderType: '' };
  try {
    const { account: stored } = await (await workspace.store()).getAccountDetail(account);
    return { name: displayNameOrName(stored), dataProviderType: stored.dataProviderType };
  } catch {
    return { name: String(account.id), dataProviderType: '' };
  }
}
