/** Where and as whom an account signs in, as far as its config says so. */
import type { AccountConfig } from '../../contract';
import { normaliseValue } from '../../contract/config-text';

export type LoginPartName = 'host' | 'systemAccount' | 'user';

/** Names of fields, without `-`, `_` and case; the first that an account has names the part. Databases, roles and buckets are left out: one login has many. */
const fieldNames: Readonly<Record<LoginPartName, readonly string[]>> = {
  host: ['host', 'hostname', 'server', 'servername', 'url', 'domain', 'instanceurl'],
  systemAccount: [
    'subdomain',
    'instance',
    'site',
    'tenant',
    'tenantid',
    'customer',
    'account',
    'accountname',
    'accountid',
  ],
  user: [
    'user',
    'username',
    'userid',
    'login',
    'email',
    'clientid',
    'domoclientid',
    'accesskey',
    'accesskeyid',
    'awsaccesskey',
    'awsaccesskeyid',
    'serviceaccount',
  ],
};

const PART_OF_FIELD: ReadonlyMap<string, LoginPartName> = new Map(
  (['host', 'systemAccount', 'user'] as const).flatMap((part) =>
    fieldNames[part].map((name) => [name, part] as const),
  ),
);

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[-_ ]/gu, '');

const partOf = (name: string): LoginPartName | undefined => PART_OF_FIELD.get(plainName(name));

const isLoginField = (name: string): boolean => partOf(name) !== undefined;

export interface LoginPart {
  readonly part: LoginPartName;
  readonly name: string;
  /** The lowest names the part; the others, such as a client id beside a user name, only say more of it. */
  readonly rank: number;
  /** Null: Domo hides it. */
  readonly value: string | null;
  /** `value` is the fingerprint of a text. */
  readonly isFingerprint: boolean;
}

export const loginParts = ({ fields }: AccountConfig): LoginPart[] =>
  fields.flatMap(({ name, state, value, fingerprint }) => {
    const part = partOf(name);
    if (part === undefined || state === 'empty') return [];
    const isClear = state === 'clear' && value !== null;
    return [
      {
        part,
        name,
        rank: fieldNames[part].indexOf(plainName(name)),
        value: isClear ? normaliseValue(name, value) : fingerprint,
        isFingerprint: !isClear,
      },
    ];
  });

/**
 * Whether both sign in as the same. A part that Domo hides speaks neither for it nor against it, and one part at least
 * must be known of both.
 */
export function compareLogins(one: AccountConfig | null, other: AccountConfig): boolean {
  if (one === null) return false;
  const [ours, theirs] = [loginParts(one), loginParts(other)];
  const names = new Set([...ours, ...theirs].map(({ name }) => name));
  let known = 0;
  for (const name of names) {
    const mine = ours.find((part) => part.name === name);
    const its = theirs.find((part) => part.name === name);
    if (mine === undefined || its === undefined) return false;
    if (mine.value === null || its.value === null) continue;
    if (mine.value !== its.value) return false;
    known += 1;
  }
  return known > 0;
}

/** Equal for two configs of which `compareLogins` says the same of every third one. */
export const loginKey = (config: AccountConfig): string =>
  JSON.stringify(loginParts(config).map(({ name, value }) => [name, value]));

/** `kestrel · svc`; hidden parts are left out. */
export const loginText = (config: AccountConfig): string =>
  config.fields
    .filter(({ name, state, value }) => isLoginField(name) && state === 'clear' && value !== null)
    .map(({ value }) => value)
    .join(' · ');
