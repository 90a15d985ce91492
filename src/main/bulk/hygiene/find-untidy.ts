/** hygiene.find: looks once at every account of the inventory. */
import {
  inventoryFilterSchema,
  type InventoryFilter,
  type ParsedRequestFor,
  type ResponseFor,
  type UntidyAccount,
} from '../../../contract';
import { displayNameOrName } from '../../../contract/zod-free';
import { readAllConfigs } from '../all-configs';
import type { StoredConfig } from '../../store/secret-config-types';
import type { Store } from '../../store/store-types';
import { loginText } from '../login-fields';
import { whyDefaultName } from './default-names';
import { DuplicateFinder, type DuplicateSet } from './duplicates';

type Found = ResponseFor<'hygiene.find'>;
type UntidyStore = Pick<Store, 'getFacets' | 'listConfigBatch' | 'listProfiles' | 'searchUntil'>;

/** Counts accounts while the store answers others. */
type CountAccounts = (filter: InventoryFilter) => Promise<number>;

/** What is said of an account, whatever is wrong with it. */
type About = Pick<UntidyAccount, 'account' | 'label' | 'name' | 'dataProviderType'> & {
  readonly login: string;
};

export async function findUntidy(
  store: UntidyStore,
  { profileIds, limit }: ParsedRequestFor<'hygiene.find'>,
  signal: AbortSignal,
  countAccounts: CountAccounts,
): Promise<Found> {
  const profiles = (await store.listProfiles()).filter(
    ({ id }) => profileIds === null || profileIds.includes(id),
  );
  const labels = new Map(profiles.map(({ id, label }) => [id, label]));
  const providers = await readProviderNames(store, profileIds);
  const finder = new DuplicateFinder();
  const all: About[] = [];
  const named: UntidyAccount[] = [];
  let [configNotRead, unnamed] = [0, 0];
  for await (const stored of readAllConfigs(store, signal)) {
    const label = labels.get(stored.account.profileId);
    if (label === undefined) continue;
    finder.add(all.length, stored);
    all.push(toAbout(stored, label));
    if (stored.config === null) configNotRead += 1;
    const { dataProviderType: type } = stored;
    const why = whyDefaultName(stored.name, [type, providers.get(type) ?? type]);
    if (why === null) continue;
    unnamed += 1;
    if (named.length < limit) named.push(toUntidy(toAbout(stored, label), why, null));
  }
  const sets = finder.find();
  const duplicates = sets.flatMap((set, group) => describeSet(set, group, all));
  const ofNone = toFilter({ profileIds, datasetsAtMost: 0 });
  const unused = await listUnused(store, ofNone, limit, labels, signal);
  const used = await countAccounts(toFilter({ profileIds, datasetsAtLeast: 0 }));
  return {
    kinds: {
      duplicate: {
        count: new Set(sets.flatMap(({ positions }) => positions)).size,
        accounts: duplicates.slice(0, limit),
      },
      unused: { count: await countAccounts(ofNone), accounts: unused },
      defaultName: { count: unnamed, accounts: named },
    },
    duplicateGroups: sets.length,
    checked: all.length,
    configNotRead,
    useUnknown: Math.max(0, all.length - used),
  };
}

const toAbout = (
  { account, name, dataProviderType, config }: StoredConfig,
  label: string,
): About => ({
  account,
  label,
  name,
  dataProviderType,
  login: config === null ? '' : loginText(config),
});

const toUntidy = (
  { account, label, name, dataProviderType }: Omit<About, 'login'>,
  why: string,
  group: number | null,
): UntidyAccount => ({ account, label, name, dataProviderType, why, group });

function describeSet(
  { why, positions }: DuplicateSet,
  group: number,
  all: readonly About[],
): UntidyAccount[] {
  const others = `${positions.length - 1} other${positions.length === 2 ? '' : 's'}`;
  return positions.flatMap((position) => {
    const about = all[position];
    if (about === undefined) return [];
    const login = about.login === '' ? '' : ` (${about.login})`;
    const text =
      why === 'sameConfig'
        ? `same config as ${others}${login}`
        : `same secret as ${others}${login}`;
    return [toUntidy(about, text, group)];
  });
}

async function readProviderNames(
  store: UntidyStore,
  profileIds: readonly string[] | null,
): Promise<ReadonlyMap<string, string>> {
  const { providers } = await store.getFacets(profileIds === null ? null : [...profileIds], null);
  return new Map(
    providers.flatMap(({ dataProviderType, name }) =>
      name === null ? [] : [[dataProviderType, name]],
    ),
  );
}

async function listUnused(
  store: UntidyStore,
  filter: InventoryFilter,
  limit: number,
  labels: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<UntidyAccount[]> {
  const sort = { field: 'profile', direction: 'ascending' } as const;
  const { rows } = await store.searchUntil(signal, filter, sort, 0, limit);
  return rows.map(({ profileId, kind, id, dataProviderType, ...row }) =>
    toUntidy(
      {
        account: { profileId, kind, id },
        label: labels.get(profileId) ?? profileId,
        name: displayNameOrName(row),
        dataProviderType,
      },
      'Domo lists no dataset that uses it',
      null,
    ),
  );
}

const toFilter = (part: Partial<InventoryFilter>): InventoryFilter =>
  inventoryFilterSchema.parse(part);
