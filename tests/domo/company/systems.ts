/** The accounts that the company has, before any instance bends them: what, for whom, over which provider. */
import { Random } from '../random';
import { providers } from './providers';

export interface System {
  /** The same in all instances; what a comparison would match by. */
  readonly key: string;
  readonly name: string;
  readonly area: string;
  readonly dataProviderType: string;
  /** The same password in every instance: a finding for a comparison. */
  readonly sharedSecret: boolean;
  /** A field that is unequal between instances without a reason. */
  readonly drift: 'role' | 'region' | 'warehouse' | 'bucket' | null;
}

const areas = [
  'Finance',
  'Sales',
  'Marketing',
  'Logistics',
  'Retail',
  'People',
  'Support',
  'Web',
  'Purchasing',
  'Warehouse',
  'Data Platform',
  'Customer Care',
] as const;

const kinds: readonly (readonly [name: string, dataProviderType: string])[] = [
  ['Snowflake mart', 'snowflake'],
  ['Snowflake key pair', 'snowflakekeypairauthentication'],
  ['Snowflake federated', 'snowflake-federated'],
  ['landing bucket', 'amazon-s3'],
  ['Athena', 'aws-athena'],
  ['API token store', 'abstract-credential-store'],
  ['Domo access token', 'domo-access-token'],
  ['dataset copy', 'dataset-copy'],
  ['planning sheets', 'google-spreadsheets'],
  ['partner API', 'json5'],
];

/** Each area has each of the ten kinds and two connectors of its own. */
export function makeSystems(seed: number, areaCount: number): System[] {
  const random = new Random(`systems ${String(seed)}`);
  const others = providers.filter(
    ({ key, authenticationSchemeConfiguration: fields }) =>
      !kinds.some(([, known]) => known === key) &&
      fields.length > 1 &&
      !key.endsWith('oauth-config'),
  );
  return areas.slice(0, areaCount).flatMap((area) => {
    const own = random.some(others, 2).map(({ name, key }) => [name, key] as const);
    return [...kinds, ...own].map(([name, dataProviderType]) => ({
      key: `${area} ${name}`,
      name: `${area} ${name}`,
      area,
      dataProviderType,
      sharedSecret: random.chance(0.15),
      drift: random.chance(0.25)
        ? random.pick(['role', 'region', 'warehouse', 'bucket'] as const)
        : null,
    }));
  });
}

export const oauthSystems: readonly (readonly [name: string, dataProviderType: string])[] = [
  ['Snowflake SSO client', 'snowflake-oauth-config'],
  ['Snowflake SSO client', 'snowflake-oauth-config'],
  ['Jira on-prem reader', 'jira-on-prem-oauth-config'],
  ['Jira on-prem service desk', 'jira-on-prem-oauth-config'],
  ['Finance warehouse OAuth', 'snowflake-oauth-config'],
  ['Sales warehouse OAuth', 'snowflake-oauth-config'],
  ['Retail warehouse OAuth', 'snowflake-oauth-config'],
  ['Jira migration (temporary)', 'jira-on-prem-oauth-config'],
  ['=HYPERLINK("http://example.com/oauth")', 'snowflake-oauth-config'],
  ['Čeština 日本語 OAuth', 'jira-on-prem-oauth-config'],
  ['Data science sandbox', 'snowflake-oauth-config'],
  ['', 'snowflake-oauth-config'],
];
