/** Instances of any size, for tests of bulk and for measurements. */
import { canaryMark } from './company/canaries';
import { makeStaff } from './company/people';
import { listProviders, type ListedProviders } from './company/few-providers';
import type { InstanceSpec } from './instance';
import { Random } from './random';
import type { AccessEntry, OAuthAccount, PlainAccount, Secured } from './state/types';

export interface BigOptions<Name extends string> {
  readonly name: Name;
  readonly accounts: number;
  readonly oauthAccounts?: number;
  readonly seed?: number;
  readonly port?: number;
  readonly providers?: ListedProviders;
  /** The provider of every account; missing: one of several each. */
  readonly type?: AccountType;
}

const types = [
  'snowflake',
  'amazon-s3',
  'abstract-credential-store',
  'domo-access-token',
  'dataset-copy',
] as const;
type AccountType = (typeof types)[number];
const words = ['Harbour', 'Summit', 'Meadow', 'Orchard', 'Canyon', 'Lagoon', 'Prairie', 'Glacier'];

/**
 * An instance with so many accounts and one token, `admin`. Names, types, dates and owners vary; the secret of
 * account n is `canary-big-n`. 100,000 accounts take a few seconds to start and some 400 MB.
 */
export function makeBigInstance<const Name extends string>(
  options: BigOptions<Name>,
): InstanceSpec<Name> {
  const random = new Random(`big ${String(options.seed ?? 1)}`);
  const staff = makeStaff(random);
  const admin = staff.byKey.get('admin')?.id ?? 0;
  const owners = staff.users.map(({ id }) => String(id));
  const token = `${canaryMark}token-${options.name}-admin`;
  const plain = (_: unknown, index: number): PlainAccount => ({
    ...base(random, owners, index + 1, options.type ?? random.pick(types)),
    valid: index % 13 !== 0,
    secretId: null,
    accountTemplateId: null,
    accountTemplateAuthorizationId: null,
  });
  const oauth = (_: unknown, index: number): OAuthAccount => ({
    ...base(random, owners, index + 1, 'oauth'),
    enabled: true,
  });
  return {
    name: options.name,
    tokens: { admin: token },
    ...(options.port === undefined ? {} : { port: options.port }),
    data: {
      customer: 'mmmm-0099-0001',
      users: staff.users,
      groups: staff.groups,
      providers: listProviders(options.providers ?? 'all', types),
      accounts: random.shuffle(Array.from({ length: options.accounts }, plain)),
      oauthAccounts: Array.from({ length: options.oauthAccounts ?? 0 }, oauth),
      tokens: {
        [token]: { kind: 'developer', userId: admin, expiresAt: null, callsLeft: null },
      },
      logins: {},
    },
  };
}

function base(
  random: Random,
  owners: readonly string[],
  id: number,
  type: AccountType | 'oauth',
): Secured {
  const kind = type === 'oauth' ? 'oauth' : 'account';
  const dataProviderType = type === 'oauth' ? 'snowflake-oauth-config' : type;
  const owner = random.pick(owners);
  const createdAt = (1_560_000_000 + id * 37) * 1000;
  const access: AccessEntry[] = [
    { type: 'USER', id: owner, accessLevel: 'OWNER' },
    { type: 'USER', id: random.pick(owners), accessLevel: 'CAN_VIEW' },
  ];
  const displayName = `${random.pick(words)} ${random.pick(words)} ${String(id)}`;
  return {
    id,
    userId: Number(owner),
    name: displayName,
    displayName,
    dataProviderType,
    credentialsType: kind === 'oauth' ? 'oauth' : 'fields',
    allowExternalUse: id % 2 === 0,
    createdAt,
    createdBy: Number(owner),
    modifiedAt: createdAt + 86_400_000,
    modifiedBy: Number(owner),
    secretManagerAccountId: null,
    config: bigConfig(dataProviderType, `${canaryMark}big-${kind}-${String(id)}`),
    readable: true,
    closed: false,
    listedTo: [],
    access,
    datasets: [],
  };
}

function bigConfig(dataProviderType: string, secret: string): Record<string, string> {
  switch (dataProviderType) {
    case 'snowflake':
      return {
        account: 'kestrelbay.example',
        username: 'svc_big',
        password: secret,
        role: 'READER',
      };
    case 'amazon-s3':
      return { accessKey: 'FAKEKEYBIG', secretKey: secret, bucket: 'big', region: 'us-west-2' };
    case 'domo-access-token':
      return { domoAccessToken: secret, username: '', password: '' };
    case 'dataset-copy':
      return { accessToken: secret, instance: 'kestrel-bay' };
    case 'snowflake-oauth-config':
      return { 'client-id': 'big-client', 'client-secret': secret };
    default:
      return { credentials: secret };
  }
}
