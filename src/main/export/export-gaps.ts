/** Which instances an export may lack accounts of, and how old the data of each is. */
import type {
  AccountKind,
  ExportGap,
  InventoryFilter,
  InventoryScope,
  ManifestInstance,
  Problem,
} from '../../contract';
import { isCovered } from '../../contract/coverage-text';
import { toIsoInstant } from '../../contract/instants';
import type { ReadAges, Store, StoredProfile } from '../store/store-types';

interface ReadProfile extends StoredProfile {
  /** When each list was last read; null: never. */
  readonly lists: Readonly<Record<AccountKind, number | null>>;
}

async function readProfiles(
  store: Store,
  { profileIds, group }: Pick<InventoryFilter, 'profileIds' | 'group'>,
): Promise<readonly ReadProfile[]> {
  const all = await store.listProfiles();
  const profiles = all.filter(
    (profile) =>
      (profileIds === null || profileIds.includes(profile.id)) &&
      (group === undefined || profile.group === group),
  );
  const compared = await store.listComparedProfiles(profiles.map(({ id }) => id));
  const times = new Map(
    compared.map(({ profileId, accountsReadAt: account, oauthReadAt: oauth }) => [
      profileId,
      { account, oauth },
    ]),
  );
  return profiles.map((profile) => ({
    ...profile,
    lists: times.get(profile.id) ?? { account: null, oauth: null },
  }));
}

/** Of one instance. */
export interface InstanceGap {
  readonly profile: Pick<StoredProfile, 'id' | 'guard'>;
  readonly gap: ExportGap;
}

/** Empty: the inventory has all accounts that Domo showed of the filter's instances. */
export const findInstanceGaps = async (
  store: Store,
  filter: InventoryScope,
): Promise<InstanceGap[]> =>
  (await readProfiles(store, filter)).flatMap((profile) =>
    gapsOf(profile, filter.kind).map((gap) => ({ profile, gap })),
  );

export const findExportGaps = async (store: Store, filter: InventoryScope): Promise<ExportGap[]> =>
  (await findInstanceGaps(store, filter)).map(({ gap }) => gap);

function gapsOf({ label, lists, lastSync }: ReadProfile, kind: AccountKind | null): ExportGap[] {
  const problem: Problem | null = lastSync?.problem ?? null;
  const wanted: readonly AccountKind[] = kind === null ? ['account', 'oauth'] : [kind];
  const never = wanted.filter((each) => lists[each] === null);
  const gap = { label, kind: null, problem, coverage: null };
  const gaps: ExportGap[] = [];
  if (never.length > 0) {
    gaps.push({ ...gap, why: 'neverRead', kind: never.length === 2 ? null : (never[0] ?? null) });
  } else if (problem !== null) gaps.push({ ...gap, why: 'unreadable' });
  const coverage = lastSync?.coverage;
  // OAuth accounts are not in the search.
  if (kind !== 'oauth' && coverage !== undefined && !isCovered(coverage)) {
    gaps.push({ ...gap, why: 'notCovered', coverage });
  }
  return gaps;
}

export async function describeInstances(
  store: Store,
  filter: Pick<InventoryFilter, 'profileIds'>,
): Promise<ManifestInstance[]> {
  const described: ManifestInstance[] = [];
  for (const { id, label, instance, lists, lastSync } of await readProfiles(store, filter)) {
    const ages = await store.getDetailAges(id);
    described.push({
      profileId: id,
      label,
      instance,
      accountsReadAt: toTime(lists.account),
      oauthReadAt: toTime(lists.oauth),
      configs: toManifestAges(ages.configs),
      accessLists: toManifestAges(ages.accessLists),
      coverage: lastSync?.coverage ?? null,
      lastSync: lastSync && { at: toTime(lastSync.at), problem: shortProblem(lastSync.problem) },
    });
  }
  return described;
}

const toTime = (at: number | null): string | null => (at === null ? null : toIsoInstant(at));

const toManifestAges = ({ count, oldest, newest }: ReadAges): ManifestInstance['configs'] => ({
  count,
  oldest: toTime(oldest),
  newest: toTime(newest),
});

const shortProblem = (problem: Problem | null): { code: string; message: string } | null =>
  problem && { code: problem.code, message: problem.message };
