/** An inventory of many instances in which it is known which accounts have one secret. */
import type { Account, AccountKey, ConfigField, RotationGroup } from '../../src/contract';
import { fingerprint } from '../../src/main/secrets';
import type { Store } from '../../src/main/store/store-types';
import { canaryMark } from '../domo/company/canaries';
import { account, profile } from '../store/rows';

const SECRET = `${canaryMark}shared-by-many`;
export const SECRET_FIELD = 'password';
const MODIFIED = 1_700_000_000_000;

/** What becomes of an account: it is of the group, and this is why. */
interface Kind {
  readonly group: RotationGroup | 'withoutField';
  readonly provider?: string;
  readonly user?: string;
  /** Null: its config was never read. */
  readonly secret:
    'shown' | 'otherShown' | 'written' | 'otherWritten' | 'doubted' | 'hidden' | null;
  readonly field?: string;
}

const kinds: readonly Kind[] = [
  { group: 'same', secret: 'shown' },
  { group: 'same', secret: 'written', user: 'another' },
  { group: 'same', secret: 'shown', provider: 'snowflake-unload' },
  { group: 'same', secret: 'shown', field: 'secretKey', provider: 'amazon-s3' },
  { group: 'sameLogin', secret: 'doubted' },
  { group: 'sameLogin', secret: 'hidden' },
  { group: 'differs', secret: 'otherShown' },
  { group: 'differs', secret: 'otherWritten' },
  { group: 'unknown', secret: 'hidden', user: 'another' },
  { group: 'unknown', secret: 'hidden', provider: 'snowflake-unload' },
  { group: 'withoutField', secret: 'otherShown', field: 'token', provider: 'slack' },
  { group: 'notRead', secret: null },
];

const kindOf = (id: number): Kind =>
  kinds[(id - 1) % kinds.length] ?? { group: 'notRead', secret: null };

export interface RotatedInventory {
  readonly like: AccountKey;
  /** By group, the accounts that a search has to find, as `profile id`. */
  readonly expected: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those that sign in as `ROTATED_LOGIN` and have the field, as `profile id`. */
  readonly ofLogin: ReadonlySet<string>;
}

/** Its accounts have thousands of secrets. */
export const ROTATED_LOGIN = { user: 'svc', systemAccount: 'kestrel' } as const;

export const rotatedName = ({ profileId, id }: AccountKey): string => `${profileId} ${id}`;

/** Every group has accounts in every instance. `each`: accounts of each instance. */
export async function fillRotated(
  store: Store,
  key: string,
  instances: number,
  each: number,
): Promise<RotatedInventory> {
  const expected = new Map<string, Set<string>>();
  const ofLogin = new Set<string>();
  for (let at = 0; at < instances; at++) {
    const profileId = `instance-${at}`;
    await store.addProfile(profile(profileId));
    const ids = Array.from({ length: each }, (_, n) => n + 1);
    await store.saveAccountList(profileId, 'account', ids.map(toAccount), MODIFIED);
    await Promise.all(ids.map((id) => saveSecret(store, key, { profileId, kind: 'account', id })));
    for (const id of ids) {
      const { group, user, field, secret } = kindOf(id);
      const found = expected.get(group) ?? new Set();
      const name = rotatedName({ profileId, kind: 'account', id });
      expected.set(group, found.add(name));
      if (user === undefined && field === undefined && secret !== null) ofLogin.add(name);
    }
  }
  return { like: { profileId: 'instance-0', kind: 'account', id: 1 }, expected, ofLogin };
}

const toAccount = (id: number): Account =>
  account(id, { dataProviderType: kindOf(id).provider ?? 'snowflake', modifiedAt: MODIFIED });

async function saveSecret(store: Store, key: string, of: AccountKey): Promise<void> {
  const { secret, field = SECRET_FIELD, user = 'svc', provider } = kindOf(Number(of.id));
  if (secret === null) return;
  const own = `${canaryMark}own-${rotatedName(of)}`;
  const value = secret === 'otherShown' || secret === 'otherWritten' ? own : SECRET;
  const isShown = secret === 'shown' || secret === 'otherShown';
  const clear = (name: string, text: string): ConfigField => ({
    name,
    secret: false,
    state: 'clear',
    value: text,
    fingerprint: null,
  });
  const fields: ConfigField[] = [
    clear('account', 'kestrel'),
    clear('username', user),
    {
      name: field,
      secret: true,
      state: isShown ? 'secret' : 'hidden',
      value: null,
      fingerprint: isShown ? fingerprint(value, key) : null,
    },
  ];
  const config = { kind: of.kind, id: of.id, dataProviderType: provider ?? 'snowflake', fields };
  await store.saveConfig(of, config, MODIFIED);
  if (isShown || secret === 'hidden') return;
  await store.saveSuccessfulWrite(of, {
    secrets: { [field]: fingerprint(value, key) },
    otherFields: [],
    writtenAt: MODIFIED,
    modifiedAt: MODIFIED,
    modifiedBefore: null,
  });
  if (secret === 'doubted') await store.doubtWrittenSecrets(of, [field], true);
}
