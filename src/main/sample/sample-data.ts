/** Makes the sample company's instances and their accounts: the same at every call, except that times are near `now`. */
import { createHash } from 'node:crypto';
import {
  createProblem,
  type AccessEntry,
  type Account,
  type AccountConfig,
  type Provider,
} from '../../contract';
import type { NewProfile } from '../store/store-types';
import {
  sampleAccounts,
  sampleGroups,
  sampleInstances,
  samplePeople,
  sampleProviders,
} from './sample-words';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A number from 0 to `below` - 1 that depends on the words alone. */
function pick(below: number, ...words: readonly (string | number)[]): number {
  return createHash('sha256').update(words.join('|')).digest().readUInt32BE(0) % below;
}

export interface SampleAccount {
  readonly account: Account;
  readonly config: AccountConfig;
  readonly access: readonly AccessEntry[];
  readonly datasets: number;
}

export interface SampleInstance {
  readonly profile: NewProfile;
  readonly providers: readonly Provider[];
  readonly accounts: readonly SampleAccount[];
  /** Accounts as they were at the sync before. */
  readonly before: readonly SampleAccount[];
  readonly lastSync: {
    readonly at: number;
    readonly problem: ReturnType<typeof createProblem> | null;
  };
}

export const makeSampleInstances = (now: number): SampleInstance[] =>
  sampleInstances.map((_each, at) => makeInstance(at, now));

function makeInstance(at: number, now: number): SampleInstance {
  const { name, ...settings } = sampleInstances[at] ?? sampleInstances[0];
  const origin = `https://${name}.domo.com`;
  const accounts = sampleAccounts.flatMap((_each, nth) =>
    // Some accounts are missing in some instances; the first ones are everywhere.
    nth > 5 && pick(9, 'missing', name, nth) === 0 ? [] : [makeAccount(name, nth, now)],
  );
  // The newest two are new, and one had another name.
  const before = accounts.slice(0, -2).map((each, nth) => (nth === 2 ? renamed(each) : each));
  const readAt = now - (at + 1) * 2 * HOUR;
  const refused = createProblem('unauthorized', `${origin} refuses the token: it is expired.`);
  const isRefused = at === sampleInstances.length - 1;
  return {
    profile: {
      id: `sample-${name}`,
      origin,
      instance: name,
      ...settings,
      keep: 'session',
      user: { id: 1, displayName: samplePeople[0], emailAddress: null },
      createdAt: now - 200 * DAY,
    },
    providers: sampleProviders.map(toProvider),
    accounts,
    before,
    lastSync: { at: readAt, problem: isRefused ? refused : null },
  };
}

const renamed = (given: SampleAccount): SampleAccount => ({
  ...given,
  account: { ...given.account, displayName: `${given.account.displayName} (old)` },
});

function toProvider({ key, name, fields }: (typeof sampleProviders)[number]): Provider {
  return {
    key,
    name,
    authenticationScheme: 'fields',
    fields: fields.map((field) => ({
      name: toFieldName(field),
      type: isSecret(field) ? 'password' : 'string',
      text: toFieldName(field),
      tooltipText: null,
      defaultValue: null,
      required: true,
      encrypted: isSecret(field),
      more: {},
    })),
    connectorValidatorPresent: false,
    customerOAuthConfigurationDataProviderType: null,
    more: {},
  };
}

const isSecret = (field: string): boolean => field.endsWith('*');
const toFieldName = (field: string): string => field.replace('*', '');

function makeAccount(instance: string, nth: number, now: number): SampleAccount {
  const [name, place] = sampleAccounts[nth] ?? ['', 0];
  const { key, fields } = sampleProviders[place] ?? { key: '', fields: [] };
  const id = 100 + nth;
  const owner = pick(samplePeople.length, 'owner', name);
  const valid = pick(8, 'valid', instance, nth) !== 0;
  const modifiedAt = now - pick(400, 'modified', instance, nth) * DAY - 5 * HOUR;
  return {
    account: {
      kind: 'account',
      id,
      displayName: name,
      name: name.toLowerCase().replaceAll(' ', '-'),
      type: null,
      valid,
      enabled: null,
      allowExternalUse: null,
      dataProviderType: key,
      credentialsType: 'fields',
      origin: null,
      createdAt: now - 500 * DAY - nth * DAY,
      createdBy: owner + 1,
      modifiedAt,
      modifiedBy: owner + 1,
      userId: owner + 1,
      owners: null,
      datasourceCount: null,
      secretManagerAccountId: null,
      secretId: null,
      accountTemplateId: null,
      accountTemplateAuthorizationId: null,
      validationStatus: valid ? null : 'FAILED',
      validationReason: valid ? null : 'The password has expired.',
      more: {},
    },
    config: {
      kind: 'account',
      id,
      dataProviderType: key,
      fields: fields.map((field) => makeField(field, name, instance)),
    },
    access: makeAccess(owner, instance, nth),
    datasets: pick(12, 'datasets', instance, nth),
  };
}

/** Most values are the same in all instances, and some differ. */
function makeField(
  field: string,
  account: string,
  instance: string,
): AccountConfig['fields'][number] {
  const own = pick(4, 'own', field, account, instance) === 0 ? instance : 'shared';
  const seed = `${toFieldName(field)}-${account.toLowerCase().replaceAll(' ', '-')}-${own}`;
  const name = toFieldName(field);
  if (!isSecret(field))
    return { name, secret: false, state: 'clear', value: seed, fingerprint: null };
  const fingerprint = createHash('sha256').update(seed).digest('hex');
  return { name, secret: true, state: 'secret', value: null, fingerprint };
}

function makeAccess(owner: number, instance: string, nth: number): AccessEntry[] {
  const other = (owner + 1 + pick(samplePeople.length - 1, 'other', instance, nth)) % samplePeople.length; // prettier-ignore
  const group = pick(sampleGroups.length + 2, 'group', instance, nth);
  const people = [
    toEntry('USER', owner, samplePeople[owner], 'OWNER'),
    toEntry('USER', other, samplePeople[other], 'CAN_EDIT'),
  ];
  const name = sampleGroups[group];
  return name === undefined ? people : [...people, toEntry('GROUP', group, name, 'CAN_VIEW')];
}

const toEntry = (
  type: string,
  at: number,
  name: string | undefined,
  accessLevel: string,
): AccessEntry => ({ type, id: String(at + 1), accessLevel, name: name ?? null, more: {} });
