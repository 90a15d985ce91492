/** An inventory of many instances in which it is known who signs in as one login, and who only looks so. */
import type { Account, ConfigField, RotationGroup } from '../../src/contract';
import { fingerprint } from '../../src/main/secrets';
import type { Store } from '../../src/main/store/store-types';
import { canaryMark } from '../domo/company/canaries';
import { account, profile } from '../store/rows';
import { rotatedName } from './rotated-accounts';

export const LOGIN = { user: 'svc_étl', host: 'db.acme.example' } as const;
const SECRET = `${canaryMark}of-one-login`;
const MODIFIED = 1_700_000_000_000;

interface Kind {
  readonly what: string;
  /** Where it is to be found when any provider counts. */
  readonly group: RotationGroup | 'withoutField';
  readonly provider?: string;
  /** Field names and texts; null: Domo hides it. */
  readonly login?: Readonly<Record<string, string | null>>;
  /** The user name, which is kept as a fingerprint. */
  readonly printedUser?: string;
  /** Missing: Domo hides it. Null: its config was never read. */
  readonly secret?: 'same' | 'other' | null;
  readonly field?: string;
}

const { user, host } = LOGIN;

export const loginKinds: readonly Kind[] = [
  { what: 'the login, secret shown', group: 'same', secret: 'same' },
  { what: 'the login, secret hidden', group: 'sameLogin' },
  {
    what: 'fields of other names',
    group: 'sameLogin',
    login: { server: host, 'user-name': user, database: 'x' },
  },
  { what: 'another provider', group: 'sameLogin', provider: 'postgresql' },
  { what: 'a client id beside it', group: 'sameLogin', login: { host, user, clientId: 'another' } },
  {
    what: 'the user as a client beside another user',
    group: 'maybeLogin',
    login: { host, username: 'svc_other', clientId: user },
  },
  {
    what: 'the login, same secret in another field',
    group: 'same',
    field: 'token',
    secret: 'same',
  },
  { what: 'a fingerprint of the user', group: 'sameLogin', login: { host }, printedUser: user },
  {
    what: 'a fingerprint of the user in upper case',
    group: 'maybeLogin',
    login: { host },
    printedUser: user.toUpperCase(),
  },
  {
    what: 'a fingerprint of another user',
    group: 'unknown',
    login: { host },
    printedUser: 'svc_other',
  },
  { what: 'upper case', group: 'maybeLogin', login: { host, user: user.toUpperCase() } },
  { what: 'a blank', group: 'maybeLogin', login: { host: `${host} `, user } },
  {
    what: 'another form in Unicode',
    group: 'maybeLogin',
    login: { host, user: user.normalize('NFD') },
  },
  { what: 'a port', group: 'maybeLogin', login: { host: `${host}:5432`, user } },
  { what: 'an address', group: 'maybeLogin', login: { url: `jdbc:x://${host}:1/d?a=b`, user } },
  { what: 'a last dot', group: 'maybeLogin', login: { host: `${host}.`, user } },
  { what: 'a hidden user', group: 'maybeLogin', login: { host, user: null } },
  {
    what: 'upper case with the same secret',
    group: 'same',
    login: { host: host.toUpperCase(), user },
    secret: 'same',
  },
  {
    what: 'upper case with another secret',
    group: 'maybeLogin',
    login: { host: host.toUpperCase(), user },
    secret: 'other',
  },
  {
    what: 'another user with the same secret',
    group: 'otherLogin',
    login: { host, user: 'svc_other' },
    secret: 'same',
  },
  {
    what: 'the same secret in another field',
    group: 'otherLogin',
    login: { host: 'other.example', user },
    field: 'token',
    secret: 'same',
  },
  { what: 'another host', group: 'unknown', login: { host: 'db2.acme.example', user } },
  { what: 'a longer host', group: 'unknown', login: { host: `${host}.example`, user } },
  { what: 'another user', group: 'unknown', login: { host, user: `${user}2` } },
  {
    what: 'a letter of another alphabet',
    group: 'unknown',
    login: { host: 'db.аcme.example', user },
  },
  { what: 'user and host exchanged', group: 'unknown', login: { host: user, user: host } },
  { what: 'no host', group: 'unknown', login: { user } },
  { what: 'hidden, of another user', group: 'unknown', login: { host: null, user: 'svc_other' } },
  {
    what: 'another login, other secret',
    group: 'differs',
    login: { host: 'x', user },
    secret: 'other',
  },
  { what: 'no such field', group: 'withoutField', field: 'token', secret: 'other' },
  { what: 'never read', group: 'notRead', secret: null },
];

/** By what it is, the accounts as `profile id`. Every kind is in every instance. */
export async function fillLogins(
  store: Store,
  key: string,
  instances: number,
  each: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const made = new Map<string, string[]>(loginKinds.map(({ what }) => [what, []]));
  for (let at = 0; at < instances; at++) {
    const profileId = `instance-${at}`;
    await store.addProfile(profile(profileId));
    const kinds = Array.from({ length: each }, () => loginKinds).flat();
    const rows = kinds.map((kind, index) => toAccount(kind, index + 1));
    await store.saveAccountList(profileId, 'account', rows, MODIFIED);
    for (const [index, kind] of kinds.entries()) {
      const of = { profileId, kind: 'account' as const, id: index + 1 };
      made.get(kind.what)?.push(rotatedName(of));
      if (kind.secret === null) continue;
      const own = `${canaryMark}own-${rotatedName(of)}`;
      const fields = toFields(kind, own, key);
      const config = { kind: of.kind, id: of.id, dataProviderType: providerOf(kind), fields };
      await store.saveConfig(of, config, MODIFIED);
    }
  }
  return made;
}

const providerOf = ({ provider = 'mysql' }: Kind): string => provider;

const toAccount = (kind: Kind, id: number): Account =>
  account(id, { dataProviderType: providerOf(kind), modifiedAt: MODIFIED });

function toFields(
  { login = { host, username: user }, printedUser, secret, field = 'password' }: Kind,
  own: string,
  key: string,
): ConfigField[] {
  const of = (name: string, value: string | null): ConfigField => ({
    name,
    secret: false,
    state: value === null ? 'hidden' : 'clear',
    value,
    fingerprint: null,
  });
  const value = secret === 'same' ? SECRET : own;
  return [
    ...Object.entries(login).map(([name, text]) => of(name, text)),
    ...(printedUser === undefined
      ? []
      : [
          {
            ...of('userid', null),
            state: 'secret' as const,
            fingerprint: fingerprint(printedUser, key),
          },
        ]),
    {
      name: field,
      secret: true,
      state: secret === undefined ? 'hidden' : 'secret',
      value: null,
      fingerprint: secret === undefined ? null : fingerprint(value, key),
    },
  ];
}
