/** A company of many instances, as the store would have it after a full sync of each. */
import { openDatabase } from '../../../src/main/store/db/open-database';
import { saveAccountList } from '../../../src/main/store/tables/accounts';
import { saveConfig } from '../../../src/main/store/tables/account-details';
import { addProfile } from '../../../src/main/store/tables/profiles';
import { saveProviders } from '../../../src/main/store/tables/providers';
import type { Account, AccountConfig, ConfigField, Provider } from '../../../src/contract';
import { account, oauth, profile } from '../../store/rows';

export interface Size {
  readonly instances: number;
  readonly accounts: number;
}

/** What the instances have in common decides how many rows there are. */
export const cases = {
  alike: (_instance: number, id: number) => `Account ${id} of the company`,
  'half alike': (instance: number, id: number) => `Account ${id}${id % 2 ? ` of ${instance}` : ''}`,
  'nothing in common': (instance: number, id: number) => `Account ${id} of ${instance}`,
} as const;

export type NameOf = (instance: number, id: number) => string;

/** The values that differ, and where: every tenth password is masked, every twentieth account differs somewhere. */
export const valuesOf = (instance: number, id: number) => ({
  account: `acme-${id}`,
  fingerprint: id % 10 === 0 ? null : String(id).padStart(64, 'f'),
  role: id % 20 === 7 && instance % 9 === 1 ? 'other' : 'ANALYST',
  username: `user-${id}`,
});

export const providerOf = (id: number): string => `provider-${id % 100}`;
export const displayNameOf = (nameOf: NameOf, instance: number, id: number): string =>
  `Prod - ${nameOf(instance, id)}`;
export const validOf = (id: number): boolean => id % 50 !== 0;
export const profileIdOf = (instance: number): string => `p${instance}`;

/** Fills the store of a folder, which nobody else has open. */
export function fill(folder: string, key: string, size: Size, nameOf: NameOf): void {
  const opened = openDatabase(folder, key);
  const { database } = opened;
  // What is lost with the power is made again.
  database.exec('PRAGMA synchronous = OFF');
  const providers = Array.from({ length: 100 }, (_, id) => provider(id));
  for (let instance = 0; instance < size.instances; instance++) {
    const profileId = profileIdOf(instance);
    addProfile(database, profile(profileId, { label: `Instance ${instance}` }));
    saveProviders(database, profileId, providers, 1);
    const ids = Array.from({ length: size.accounts }, (_, id) => id);
    const accounts = ids.map((id) => accountOf(nameOf, instance, id));
    saveAccountList(database, profileId, 'account', accounts, 1);
    saveAccountList(database, profileId, 'oauth', [oauth(1)], 1);
    for (const id of ids) {
      saveConfig(database, { profileId, kind: 'account', id }, configOf(instance, id), 1);
    }
  }
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  opened.close();
}

const accountOf = (nameOf: NameOf, instance: number, id: number): Account =>
  account(id, {
    displayName: displayNameOf(nameOf, instance, id),
    name: nameOf(instance, id),
    dataProviderType: providerOf(id),
    credentialsType: 'fields',
    valid: validOf(id),
  });

function configOf(instance: number, id: number): AccountConfig {
  const values = valuesOf(instance, id);
  const clear = (name: string, value: string): ConfigField => ({
    name,
    secret: false,
    state: 'clear',
    value,
    fingerprint: null,
  });
  const { fingerprint } = values;
  return {
    kind: 'account',
    id,
    dataProviderType: providerOf(id),
    fields: [
      clear('account', values.account),
      clear('username', values.username),
      {
        name: 'password',
        secret: true,
        value: null,
        fingerprint,
        state: fingerprint === null ? 'hidden' : 'secret',
      },
      clear('role', values.role),
      clear('warehouse', 'COMPUTE_WH'),
      clear('allowExternalUse', 'true'),
    ],
  };
}

const field = (name: string, defaultValue: string | null): Provider['fields'][number] => ({
  name,
  type: name === 'password' ? 'password' : 'string',
  text: name,
  tooltipText: null,
  defaultValue,
  required: false,
  encrypted: name === 'password',
  more: {},
});

const provider = (id: number): Provider => ({
  key: providerOf(id),
  name: `Provider ${id}`,
  authenticationScheme: 'fields',
  fields: [
    ...['account', 'username', 'password', 'role', 'warehouse'].map((name) => field(name, null)),
    field('region', 'us-east-1'),
    field('port', '443'),
  ],
  connectorValidatorPresent: true,
  customerOAuthConfigurationDataProviderType: null,
  more: {},
});
