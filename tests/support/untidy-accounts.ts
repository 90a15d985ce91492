/** An inventory in which it is known which accounts are there twice or have no name of their own. */
import type { Account, ConfigField } from '../../src/contract';
import type { Store } from '../../src/main/store/store-types';
import { account, profile } from '../store/rows';

const MODIFIED = 1_700_000_000_000;

interface Kind {
  readonly name: string;
  readonly provider: string;
  readonly user: string | null;
  /** Text: its fingerprint is known. Null: Domo hides it. */
  readonly secret: string | null;
  /** Further values that are no secret. */
  readonly role?: string;
  readonly read?: false;
}

/** Each letter is a set of duplicates; `-`: it is nobody's duplicate. */
const kinds: readonly (readonly [set: string, kind: Kind])[] = [
  ['a', { name: 'Warehouse', provider: 'snowflake', user: 'svc', secret: null }],
  ['a', { name: 'Warehouse, again', provider: 'snowflake', user: 'svc', secret: null }],
  // The same login with another value beside it.
  ['-', { name: 'Reports', provider: 'snowflake', user: 'svc', secret: null, role: 'READER' }],
  // The same login, and secrets that are known to differ.
  ['-', { name: 'Old', provider: 'postgres', user: 'svc', secret: 'one' }],
  ['-', { name: 'New', provider: 'postgres', user: 'svc', secret: 'two' }],
  // Other values, and the same known secret.
  ['b', { name: 'Key', provider: 'stripe', user: 'eu', secret: 'key' }],
  ['b', { name: 'Key of the US', provider: 'stripe', user: 'us', secret: 'key' }],
  // The same secret in another provider.
  ['-', { name: 'Key too', provider: 'adyen', user: 'eu', secret: 'key' }],
  // Nothing says who signs in.
  ['-', { name: 'Plans', provider: 'sheets', user: null, secret: null }],
  ['-', { name: 'More plans', provider: 'sheets', user: null, secret: null }],
  ['-', { name: 'Unread', provider: 'snowflake', user: 'svc', secret: null, read: false }],
  ['-', { name: 'Snowflake Account (2)', provider: 'snowflake', user: 'n1', secret: null }],
  ['-', { name: 'account 1', provider: 'mysql', user: 'n2', secret: null }],
];

export const untidyDefaultNames = ['Snowflake Account (2)', 'account 1'];
export const UNTIDY_UNREAD = kinds.filter(([, { read }]) => read === false).length;
export const UNTIDY_EACH = kinds.length;

export const untidyDuplicates = (): string[][] =>
  ['a', 'b'].map((letter) => kinds.flatMap(([set, { name }]) => (set === letter ? [name] : [])));

/** Of `copies`, each has logins and secrets of its own, so that it makes no duplicates of another. Secrets are filled up at their end. */
function copiesOf(copies: number): Kind[] {
  return Array.from({ length: copies }, (_, copy) =>
    kinds.map(([, kind]) => ({
      ...kind,
      user: kind.user === null || copy === 0 ? kind.user : `${copy} ${kind.user}`,
      secret: kind.secret === null || copy === 0 ? kind.secret : `${copy} ${kind.secret}`,
    })),
  ).flat();
}

/** The accounts of one instance. */
export const untidyAccounts = (copies = 1): Account[] =>
  copiesOf(copies).map(({ name, provider }, n) =>
    account(n + 1, { displayName: name, dataProviderType: provider, modifiedAt: MODIFIED }),
  );

/** The same accounts in every instance: another instance makes no duplicates. */
export async function fillUntidy(store: Store, instances: number, copies = 1): Promise<void> {
  for (let at = 0; at < instances; at++) {
    const profileId = `instance-${at}`;
    await store.addProfile(profile(profileId));
    await store.saveAccountList(profileId, 'account', untidyAccounts(copies), MODIFIED);
    const saved = copiesOf(copies).map(async (kind, n) => {
      if (kind.read === false) return;
      const key = { profileId, kind: 'account' as const, id: n + 1 };
      const config = { kind: key.kind, id: key.id, dataProviderType: kind.provider };
      await store.saveConfig(key, { ...config, fields: fieldsOf(kind) }, MODIFIED);
    });
    await Promise.all(saved);
  }
}

const clear = (name: string, value: string): ConfigField => ({
  name,
  secret: false,
  state: 'clear',
  value,
  fingerprint: null,
});

const fieldsOf = ({ user, secret, role }: Kind): ConfigField[] => [
  ...(user === null ? [] : [clear('username', user)]),
  clear('region', 'us-west-2'),
  ...(role === undefined ? [] : [clear('role', role)]),
  {
    name: 'password',
    secret: true,
    state: secret === null ? 'hidden' : 'secret',
    value: null,
    fingerprint: secret === null ? null : secret.padEnd(64, '0'),
  },
];
