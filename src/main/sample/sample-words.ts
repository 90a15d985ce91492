/** The words that the sample company is made of. All of it is invented. */
import type { NewProfile } from '../store/store-types';

export const sampleInstances = [
  { name: 'tamarind-us', label: 'Tamarind Foods · Production US', group: 'Production', colour: 'red', guard: 'confirm' },
  { name: 'tamarind-eu', label: 'Tamarind Foods · Production EU', group: 'Production', colour: 'red', guard: 'confirm' },
  { name: 'tamarind-staging', label: 'Tamarind Foods · Staging', group: 'Staging', colour: 'amber', guard: 'normal' },
  { name: 'tamarind-dev', label: 'Tamarind Foods · Development', group: 'Development', colour: 'green', guard: 'normal' },
  { name: 'quince-retail', label: 'Quince Retail · Production', group: 'Production', colour: 'violet', guard: 'read-only' },
] as const satisfies readonly (Pick<NewProfile, 'label' | 'group' | 'colour' | 'guard'> & { readonly name: string })[]; // prettier-ignore

interface SampleProvider {
  readonly key: string;
  readonly name: string;
  /** A name that ends with `*` is a secret. */
  readonly fields: readonly string[];
}

export const sampleProviders: readonly SampleProvider[] = [
  { key: 'snowflake', name: 'Snowflake', fields: ['account', 'username', 'password*', 'warehouse', 'role'] },
  { key: 'salesforce', name: 'Salesforce', fields: ['username', 'password*', 'securityToken*', 'environment'] },
  { key: 'amazon-s3', name: 'Amazon S3', fields: ['accessKey', 'secretKey*', 'bucket', 'region'] },
  { key: 'google-sheets', name: 'Google Sheets', fields: ['email', 'refreshToken*'] },
  { key: 'mysql', name: 'MySQL', fields: ['host', 'port', 'database', 'username', 'password*'] },
  { key: 'netsuite', name: 'NetSuite', fields: ['accountId', 'tokenId', 'tokenSecret*'] },
  { key: 'sftp', name: 'SFTP', fields: ['host', 'port', 'username', 'privateKey*'] },
  { key: 'zendesk', name: 'Zendesk', fields: ['subdomain', 'email', 'apiToken*'] },
]; // prettier-ignore

/** Type of data, provider (by its place above). */
export const sampleAccounts: readonly (readonly [name: string, provider: number])[] = [
  ['Sales warehouse', 0], ['Finance warehouse', 0], ['Marketing warehouse', 0], ['Data science sandbox', 0],
  ['CRM', 1], ['CRM sandbox', 1], ['Partner portal', 1],
  ['Clickstream', 2], ['Invoices archive', 2], ['Shipping labels', 2], ['Nightly dumps', 2],
  ['Targets 2026', 3], ['Headcount plan', 3], ['Campaign calendar', 3],
  ['Web shop', 4], ['Loyalty programme', 4], ['Stock levels', 4],
  ['General ledger', 5], ['Procurement', 5],
  ['Carrier files', 6], ['Bank statements', 6], ['Price lists', 6],
  ['Support tickets', 7], ['Customer satisfaction', 7],
]; // prettier-ignore

export const samplePeople = [
  'Ada Osei', 'Bruno Keller', 'Chidi Park', 'Dana Whitlock', 'Elif Sørensen', 'Farid Nilsson',
  'Greta Okonkwo', 'Hana Duarte', 'Ivo Marchetti', 'June Castellan',
] as const; // prettier-ignore

export const sampleGroups = ['Data engineers', 'Finance', 'Everybody in Marketing'] as const;
