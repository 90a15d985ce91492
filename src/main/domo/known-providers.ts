/** The config fields of known provider types, and which of them are secret (domo-api 6). Every config also has `allowExternalUse`. */
import { ownProperty } from '../../contract/zod-free';

/** `*` at the end of a name marks a secret. */
const KNOWN_PROVIDERS: Readonly<Record<string, string>> = {
  'abstract-credential-store': 'credentials*',
  'dataset-copy': 'accessToken* instance',
  'domo-access-token': 'domoAccessToken* username password*',
  'domo-governance-d14c2fef-49a8-4898-8ddd-f64998005600': 'apikey* customer',
  'amazon-s3': 'accessKey secretKey* bucket region',
  'amazons3-advanced': 'accessKey secretKey* bucket region',
  'aws-athena': 'awsAccessKey awsSecretKey* s3StagingDir region workgroup',
  'amazon-athena-high-bandwidth': 'awsAccessKey awsSecretKey* s3StagingDir region workgroup',
  snowflake: 'account username password* role',
  'snowflake-unload': 'account username password* accessKey secretKey* bucket',
  'snowflake-unload-v2': 'account username password* role accessKey secretKey* bucket region',
  'snowflake-internal-unload': 'account username password* role',
  'snowflake-internal-unload-advanced-partition': 'account username password* role',
  'snowflake-writeback': 'domoClientId domoClientSecret* account username password* role',
  'snowflake-federated': 'host port user password* warehouse role',
  snowflakekeypairauthentication: 'account username privateKey* passPhrase* role',
  'snowflake-key-pair-writeback': 'account username privateKey* passPhrase* role',
  'snowflake-key-pair-unload-v2':
    'account username privateKey* passPhrase* role accessKey secretKey* bucket region encryptionType',
  'snowflake-keypair-internal-managed-unload': 'account username privateKey* passPhrase* role',
  json5: 'authentication apiType name apiKey* username password*',
  'snowflake-oauth-config': 'client-id client-secret*',
  'jira-on-prem-oauth-config': 'client_id client_secret*',
};

export const knownProviderTypes: readonly string[] = Object.keys(KNOWN_PROVIDERS);

export interface KnownProviderField {
  readonly name: string;
  readonly secret: boolean;
}

/** Null for a provider type that is not in the table. */
export function knownProviderFields(
  dataProviderType: string,
): readonly KnownProviderField[] | null {
  const words = ownProperty(KNOWN_PROVIDERS, dataProviderType);
  return (
    words?.split(' ').map((word) => ({
      name: word.replace(/\*$/, ''),
      secret: word.endsWith('*'),
    })) ?? null
  );
}
