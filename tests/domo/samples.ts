/** The instance of the recorded samples (domo-api 8), so that tests can hold routes against them. */
import { canaryMark } from './company/canaries';
import { listProviders, type ListedProviders } from './company/few-providers';
import type { InstanceSpec } from './instance';
import type { AccessEntry, OAuthAccount, PlainAccount, Token, User } from './state/types';

const jae = 1_893_952_720;
const viewer = 55_874_022;
const outsider = 929_336_557;

const user = (id: number, displayName: string, admin = false): User => ({
  id,
  displayName,
  emailAddress: `user${String(id)}@example.com`,
  department: 'Business Improvement',
  title: '',
  roleId: 2,
  admin,
  active: true,
  invitorUserId: 587_894_148,
  created: 1_588_960_518,
  modified: 1_711_210_801_112,
});

type Basic = Pick<PlainAccount, 'id' | 'name' | 'displayName' | 'dataProviderType'> &
  Partial<PlainAccount>;

const owned: AccessEntry[] = [{ type: 'USER', id: String(jae), accessLevel: 'OWNER' }];

const secured = (basic: Basic, createdAt: number, modifiedAt: number) => ({
  userId: jae,
  credentialsType: 'fields',
  allowExternalUse: true,
  createdAt,
  createdBy: jae,
  modifiedAt,
  modifiedBy: jae,
  secretManagerAccountId: null,
  config: {},
  readable: true,
  closed: false,
  listedTo: [],
  access: owned,
  datasets: [],
  ...basic,
});

const plain = (basic: Basic, createdAt: number, modifiedAt = createdAt): PlainAccount => ({
  ...secured(basic, createdAt, modifiedAt),
  valid: true,
  secretId: null,
  accountTemplateId: null,
  accountTemplateAuthorizationId: null,
});

const oauth = (basic: Basic, createdAt: number, modifiedAt = createdAt): OAuthAccount => ({
  ...secured(basic, createdAt, modifiedAt),
  credentialsType: 'oauth',
  enabled: true,
});

const domoToken = 'domo-access-token';
const store = 'abstract-credential-store';
const snowflake = 'snowflake-oauth-config';

/** In the order of domo-api 8.1: by no field. */
const accounts: readonly PlainAccount[] = [
  plain(
    {
      id: 125,
      name: 'sudo_demo',
      displayName: 'sudo_demo',
      dataProviderType: domoToken,
      config: { domoAccessToken: `${canaryMark}sample-125`, username: '', password: '' },
    },
    1_717_452_645_000,
  ),
  plain(
    {
      id: 102,
      name: 'my_domo_community_access_token - updated 2024-03-23',
      displayName: 'dp24 - update 2025-03-11 17:27:21.566530',
      dataProviderType: store,
    },
    1_711_242_208_000,
    1_741_714_041_000,
  ),
  plain(
    { id: 124, name: 'zzz', displayName: 'zzz', dataProviderType: domoToken },
    1_716_999_578_000,
  ),
  plain(
    {
      id: 71,
      name: 'domo_creds',
      displayName: 'DomoLibrary - update 2025-04-10 20:36:24.106444',
      dataProviderType: store,
      allowExternalUse: false,
      config: { credentials: `${canaryMark}sample-71` },
      readable: false,
      access: [
        { type: 'USER', id: '233216585', accessLevel: 'CAN_VIEW' },
        { type: 'GROUP', id: '1814479647', accessLevel: 'CAN_VIEW' },
        { type: 'USER', id: String(viewer), accessLevel: 'CAN_VIEW' },
        { type: 'USER', id: String(jae), accessLevel: 'CAN_VIEW' },
        { type: 'USER', id: '1216550715', accessLevel: 'OWNER' },
      ],
    },
    1_684_447_092_000,
    1_744_317_387_000,
  ),
  plain(
    {
      id: 45,
      name: 'sheets@example.com',
      displayName: 'test-goolesheets',
      dataProviderType: 'google-spreadsheets',
      credentialsType: 'oauth',
    },
    1_664_924_354_000,
    1_682_350_828_000,
  ),
  // Shares its id with an OAuth account; listed to the outsider, open to its owner alone.
  plain(
    {
      id: 1,
      name: 'copy',
      displayName: 'copy',
      dataProviderType: 'dataset-copy',
      config: { accessToken: `${canaryMark}sample-1`, instance: 'kestrel-bay' },
      closed: true,
      listedTo: [outsider],
      access: [{ type: 'USER', id: '1216550715', accessLevel: 'OWNER' }],
    },
    1_600_000_000_000,
  ),
];

const oauthAccounts: readonly OAuthAccount[] = [
  oauth(
    {
      id: 5,
      name: 'Jira On Prem OAuth Config OAuth Configuration',
      displayName: 'domolibrary test account - updated 2025-04-10',
      dataProviderType: 'jira-on-prem-oauth-config',
      config: { client_id: 'jira', client_secret: `${canaryMark}sample-oauth-5` },
    },
    1_731_511_049_000,
    1_744_316_847_000,
  ),
  oauth(
    {
      id: 1,
      name: 'OZ test',
      displayName: 'OZ test',
      dataProviderType: snowflake,
      config: { 'client-secret': `${canaryMark}sample-oauth-1`, 'client-id': '123' },
    },
    1_731_503_516_000,
    1_731_505_069_000,
  ),
  oauth(
    { id: 3, name: 'test_api', displayName: 'test_api', dataProviderType: snowflake },
    1_731_507_343_000,
  ),
];

const token = (userId: number): Token => ({
  kind: 'developer',
  userId,
  expiresAt: null,
  callsLeft: null,
});

/** Tokens: `admin` (Jae, may manage all accounts), `viewer` (CAN_VIEW on 71), `outsider` (no right at all). */
/** Its accounts show their secrets, except 71: most tests that write and read again need clear secrets. */
export const sampleInstance = (listed: ListedProviders = 'all'): InstanceSpec<'sample'> => ({
  name: 'sample',
  modes: { plainSecrets: 'someReadable' },
  tokens: {
    admin: `${canaryMark}token-sample-admin`,
    viewer: `${canaryMark}token-sample-viewer`,
    outsider: `${canaryMark}token-sample-outsider`,
  },
  data: {
    customer: 'mmmm-0012-0200',
    users: [
      user(jae, 'Jae Wilson1', true),
      user(viewer, 'Grant Smith'),
      user(233_216_585, 'test - updated via dl 2025-04-10'),
      user(1_216_550_715, '8:26 - go to sleep'),
      user(outsider, 'Share Target'),
    ],
    groups: [
      {
        id: 1_814_479_647,
        name: 'Admin Test',
        type: 'open',
        userIds: [viewer, jae],
        creatorId: jae,
        active: true,
        created: 1_686_257_945_000,
      },
    ],
    providers: listProviders(
      listed,
      [...accounts, ...oauthAccounts].map(({ dataProviderType }) => dataProviderType),
    ),
    accounts,
    oauthAccounts,
    tokens: {
      [`${canaryMark}token-sample-admin`]: token(jae),
      [`${canaryMark}token-sample-viewer`]: token(viewer),
      [`${canaryMark}token-sample-outsider`]: token(outsider),
    },
    logins: {
      [`user${String(jae)}@example.com`]: { password: `${canaryMark}login-sample`, locked: false },
      [`user${String(viewer)}@example.com`]: { password: `${canaryMark}locked`, locked: true },
    },
  },
});
