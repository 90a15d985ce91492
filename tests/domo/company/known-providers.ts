/** The providers whose config fields are known (domo-api 6), and the rows of the samples (domo-api 8.4, 8.5). */

export interface ProviderPlan {
  readonly key: string;
  readonly name: string;
  readonly scheme: 'fields' | 'oauth' | null;
  /** Field names in order; a `!` at the end marks a secret, a `?` one that may stay empty. */
  readonly fields: string;
  readonly id?: number;
  readonly visibility?: 'ALWAYS' | 'WITH_CONNECTOR';
  readonly connector?: string | null;
  readonly url?: string | null;
  /** Epoch ms. */
  readonly created?: number;
  readonly updated?: number;
}

const fields = (key: string, name: string, list: string): ProviderPlan => ({
  key,
  name,
  scheme: 'fields',
  fields: list,
});

const keyPair = 'account username privateKey! passPhrase! role?';
const s3Bucket = 'accessKey secretKey! bucket';

export const knownProviders: readonly ProviderPlan[] = [
  {
    key: '10k',
    name: '10k',
    scheme: 'fields',
    fields: 'apiKey!',
    id: 710,
    url: 'http://www.10000ft.com/',
    connector: 'com.domo.connector.10k',
    created: 1_494_789_166_000,
    updated: 1_490_641_118_000,
  },
  {
    key: 'test-temp-97e6f554-6000-4a7f-96ce-be4449fa30a7',
    name: '2-7 test Third Party',
    scheme: null,
    fields: '',
    id: 4792,
    connector: null,
    created: 1_678_915_048_000,
  },
  {
    key: 'abc-news-3a4136be-9552-4eed-a438-a07e7f723cc9',
    name: 'ABC News Third Party',
    scheme: null,
    fields: '',
    id: 1269,
    connector: 'com.thirdparty.connector.3a4136be-9552-4eed-a438-a07e7f723cc9',
    created: 1_528_294_791_000,
    updated: 1_528_201_713_000,
  },
  {
    key: 'abs-indicators-abd9d37e-acb9-4677-9a70-7d680dd00000',
    name: 'ABS Indicators Third Party',
    scheme: null,
    fields: '',
    id: 643,
    connector: null,
    created: 1_494_789_166_000,
  },
  {
    key: 'abstract-credential-store',
    name: 'Abstract Credential Store',
    scheme: 'fields',
    fields: 'credentials!',
    id: 4876,
    visibility: 'ALWAYS',
    connector: null,
    created: 1_672_760_351_000,
  },
  {
    key: 'domo-governance-d14c2fef-49a8-4898-8ddd-f64998005600',
    name: 'Domo Governance Datasets Third Party',
    scheme: 'fields',
    fields: 'apikey! customer',
    id: 1496,
    url: 'com.thirdparty.connector.d14c2fef-49a8-4898-8ddd-f64998005600',
    connector: null,
    created: 1_542_289_927_000,
    updated: 1_541_088_102_000,
  },
  fields('dataset-copy', 'Domo DataSet Copy', 'accessToken! instance'),
  fields('domo-access-token', 'Domo Access Token', 'domoAccessToken! username? password!?'),
  fields('amazon-s3', 'Amazon S3', `${s3Bucket} region`),
  fields('amazons3-advanced', 'Amazon S3 Advanced', `${s3Bucket} region`),
  fields('aws-athena', 'Amazon Athena', 'awsAccessKey awsSecretKey! s3StagingDir region workgroup'),
  fields(
    'amazon-athena-high-bandwidth',
    'Amazon Athena High Bandwidth',
    'awsAccessKey awsSecretKey! s3StagingDir region workgroup?',
  ),
  fields('snowflake', 'Snowflake', 'account username password! role?'),
  fields('snowflake-unload', 'Snowflake Unload', `account username password! ${s3Bucket}`),
  fields(
    'snowflake-unload-v2',
    'Snowflake Unload V2',
    `account username password! role? ${s3Bucket} region`,
  ),
  fields(
    'snowflake-internal-unload',
    'Snowflake Internal Unload',
    'account username password! role?',
  ),
  fields(
    'snowflake-internal-unload-advanced-partition',
    'Snowflake Internal Unload Advanced Partition',
    'account username password! role?',
  ),
  fields(
    'snowflake-writeback',
    'Snowflake Writeback',
    'domoClientId domoClientSecret! account username password! role?',
  ),
  fields('snowflake-federated', 'Snowflake Federated', 'host port? user password! warehouse role?'),
  fields('snowflakekeypairauthentication', 'Snowflake Key Pair Authentication', keyPair),
  fields('snowflake-key-pair-writeback', 'Snowflake Key Pair Writeback', keyPair),
  fields(
    'snowflake-key-pair-unload-v2',
    'Snowflake Key Pair Unload V2',
    `${keyPair} ${s3Bucket} region encryptionType`,
  ),
  fields(
    'snowflake-keypair-internal-managed-unload',
    'Snowflake Key Pair Internal Managed Unload',
    keyPair,
  ),
  fields('json5', 'JSON No Code', 'authentication apiType name apiKey!? username? password!?'),
  { key: 'google-spreadsheets', name: 'Google Sheets', scheme: 'oauth', fields: '' },
  { key: 'domo-csv', name: 'File Upload', scheme: null, fields: '', visibility: 'ALWAYS' },
  fields('snowflake-oauth-config', 'Snowflake OAuth Config', 'client-id client-secret!'),
  fields('jira-on-prem-oauth-config', 'Jira On Prem OAuth Config', 'client_id client_secret!'),
];

/** Those whose credentials the validators route can try. */
export const validated: ReadonlySet<string> = new Set([
  'amazon-s3',
  'aws-athena',
  'domo-access-token',
  'snowflake',
  'snowflakekeypairauthentication',
]);
