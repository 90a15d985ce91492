/** account.create */
import {
  type Account,
  type ActivityChange,
  type AccountKind,
  type ParsedRequestFor,
  type ResponseFor,
  fail,
} from '../../contract';
import type { AmendEntry } from '../activity/activity-journal';
import type { DomoClient } from '../domo';
import {
  rereadAccount,
  attempt,
  type Requester,
  type AccountWriteDeps,
  sendWriteOnce,
} from './send-write-once';
import { isSecretField } from '../secrets';
import { readProviderDescriptors, toFieldChange } from './config-activity';
import { refuseMasks } from './refuse-masks';

export async function createAccount(
  parts: AccountWriteDeps,
  request: ParsedRequestFor<'account.create'>,
  { source, signal }: Requester,
): Promise<ResponseFor<'account.create'>> {
  const { profileId, kind } = request;
  const made = buildNewAccount(request);
  const undertaking = {
    ...({ operation: 'account.create', source, profileId, kind, accountId: null } as const),
    account: made.displayName || made.name,
    changes: await toCreateActivityChanges(parts, profileId, made),
  };
  return parts.journal.runRecorded(undertaking, async (note) => {
    const client = await parts.workspace.client(profileId);
    const before = await listExistingIds(client, kind, signal);
    const { id } = await sendWriteOnce(
      () => client.createAccount(kind, made.body, { signal }),
      (looking) => findLostAccount(parts, { profileId, kind, made, before, note }, looking),
      (answer) => {
        parts.reading.recentWrites.record({ profileId, kind, id: answer?.id ?? null });
      },
    );
    note({ accountId: id });
    return { id, ...(await rereadAccount(parts, { profileId, kind, id }, signal)) };
  });
}

/** To tell a new account from an old one of the same name, should the answer be lost. Null: not known. */
async function listExistingIds(
  client: DomoClient,
  kind: AccountKind,
  signal: AbortSignal,
): Promise<ReadonlySet<number> | null> {
  const { value } = await attempt(() => client.listAccounts(kind, { signal }));
  return value && new Set(value.items.map(({ id }) => id));
}

interface LostCreate {
  readonly profileId: string;
  readonly kind: AccountKind;
  readonly made: NewAccount;
  readonly before: ReadonlySet<number> | null;
  readonly note: AmendEntry;
}

async function findLostAccount(
  { reading }: AccountWriteDeps,
  { profileId, kind, made, before, note }: LostCreate,
  signal: AbortSignal,
): Promise<string> {
  const { listing } = await reading.readAccounts(profileId, kind, signal);
  if (before === null) {
    return 'The list was read again; what was in it before is not known, so look for the account in it.';
  }
  const found = listing.items.filter(
    (account) => !before.has(account.id) && isNewAccount(account, made),
  );
  const [only] = found;
  if (!only) return 'The list was read again, and it is not in it yet.';
  if (found.length > 1) {
    return `The list was read again: new with this name are ${found.map(({ id }) => id).join(', ')}.`;
  }
  note({ accountId: only.id });
  return `The list was read again: it was made, and has the id ${only.id}.`;
}

const isNewAccount = (
  account: Account,
  { name, displayName, dataProviderType }: NewAccount,
): boolean =>
  account.dataProviderType === dataProviderType &&
  (displayName === '' || account.displayName === displayName) &&
  (name === '' || account.name === name);

/** Each config field with its value, unless that is a secret or no text. */
async function toCreateActivityChanges(
  { workspace }: AccountWriteDeps,
  profileId: string,
  { name, displayName, dataProviderType, configurations }: NewAccount,
): Promise<ActivityChange[]> {
  const store = await workspace.store();
  const descriptors = await readProviderDescriptors(store, profileId, dataProviderType);
  const secret = (field: string): boolean => isSecretField(field, dataProviderType, descriptors);
  const plain = (what: string, after: string): ActivityChange[] =>
    after === '' ? [] : [{ what, secret: false, before: null, after }];
  return [
    ...plain('displayName', displayName),
    ...plain('name', name === displayName ? '' : name),
    ...plain('dataProviderType', dataProviderType),
    ...Object.entries(configurations).map(([field, value]) =>
      typeof value === 'string'
        ? toFieldChange(field, secret(field), null, value)
        : toFieldChange(field, true, null, ''),
    ),
  ];
}

/** The body of a create (domo-api 4.6). What is missing is told before anything is sent. */

export interface NewAccount {
  /** HOLDS SECRETS. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly displayName: string;
  readonly dataProviderType: string;
  /** HOLDS SECRETS. */
  readonly configurations: Readonly<Record<string, unknown>>;
}

type CreateRequest = ParsedRequestFor<'account.create'>;

/** Fails with `createParams`, or with `invalidRequest` for a mask and for parts of the other kind. */
export function buildNewAccount(request: CreateRequest): NewAccount {
  const body = request.payload ?? buildCreateBody(request);
  const { configurations } = body;
  const made: NewAccount = {
    body,
    name: trimmedText(body['name']),
    displayName: trimmedText(body['displayName']),
    dataProviderType: trimmedText(body['dataProviderType']),
    configurations: isObject(configurations) ? configurations : {},
  };
  if (made.dataProviderType === '') failMissing(['dataProviderType']);
  refuseMasks(made.configurations);
  const { name: _name, displayName: _displayName, ...rest } = body;
  refuseMasks(rest);
  return made;
}

function buildCreateBody(request: CreateRequest): Record<string, unknown> {
  const { kind, dataProviderType = '', configurations = {}, allowExternalUse, origin } = request;
  refuseOtherKind(request);
  const name = firstText(request.name, request.displayName);
  const displayName = firstText(request.displayName, name);
  const oauth = kind === 'oauth';
  const absent = [
    ...(name === '' ? ['name'] : []),
    ...(dataProviderType === '' ? ['dataProviderType'] : []),
    ...(oauth && origin === '' ? ['origin'] : []),
    ...(oauth && Object.keys(configurations).length === 0 ? ['configurations'] : []),
  ];
  if (absent.length > 0) failMissing(absent);
  return {
    displayName,
    dataProviderType,
    name,
    configurations,
    ...(oauth ? { origin: origin ?? 'OAUTH_CONFIGURATION' } : {}),
    ...(allowExternalUse === undefined ? {} : { allowExternalUse }),
  };
}

/** It would be left out, and the caller think that it was set. */
function refuseOtherKind({ kind, allowExternalUse, origin }: CreateRequest): void {
  if (kind === 'oauth' && allowExternalUse !== undefined) {
    fail('invalidRequest', 'Plain accounts alone have allowExternalUse.');
  }
  if (kind === 'account' && origin !== undefined) {
    fail('invalidRequest', 'OAuth accounts alone have an origin.');
  }
}

const failMissing = (parts: readonly string[]): never =>
  fail('createParams', `Nothing was sent. Missing: ${parts.join(', ')}.`);

const trimmedText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const firstText = (...texts: readonly (string | undefined)[]): string =>
  texts.find((each) => each !== undefined && each !== '') ?? '';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
