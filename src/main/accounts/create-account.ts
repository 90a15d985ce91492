/** account.create: creates an account, once, and reads it again. */
import {
  type Account,
  type ActivityChange,
  type AccountKind,
  type ParsedRequestFor,
  type ResponseFor,
  fail,
  type DomoId,
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
import { fingerprintValues, rememberCreated } from './written-secrets';
import { isSecretField } from '../secrets';
import { readProviderDescriptors, toFieldChange } from './config-activity';
import { refuseMasks } from './refuse-masks';

export async function createAccount(
  deps: AccountWriteDeps,
  request: ParsedRequestFor<'account.create'>,
  { source, signal }: Requester,
): Promise<ResponseFor<'account.create'>> {
  const { profileId, kind } = request;
  const newAccount = buildNewAccount(request);
  const activity = {
    operation: 'account.create' as const,
    source,
    profileId,
    kind,
    accountId: null,
    account: newAccount.displayName || newAccount.name,
    changes: await toCreateActivityChanges(deps, profileId, newAccount),
  };
  return deps.journal.runRecorded(activity, async (amend) => {
    const client = await deps.workspace.client(profileId);
    const before = await listExistingIds(client, kind, signal);
    const { id } = await sendWriteOnce(
      () => client.createAccount(kind, newAccount.body, { signal }),
      (lookSignal) =>
        findLostAccount(deps, { profileId, kind, newAccount, before, amend }, lookSignal),
      (answer) => {
        deps.reading.recentWrites.record({ profileId, kind, id: answer?.id ?? null });
      },
    );
    amend({ accountId: id });
    const key = { profileId, kind, id };
    const reread = await rereadAccount(deps, key, signal);
    const fingerprintKey = await deps.workspace.fingerprintKey();
    const written = fingerprintValues(newAccount.configurations, fingerprintKey);
    await rememberCreated(deps, key, written, reread.account);
    return { id, ...reread };
  });
}

/**
 * The ids before the creation. If the answer is lost, they tell the new account from an old one of its name. Null:
 * unknown.
 */
async function listExistingIds(
  client: DomoClient,
  kind: AccountKind,
  signal: AbortSignal,
): Promise<ReadonlySet<DomoId> | null> {
  const { value } = await attempt(() => client.listAccounts(kind, { signal }));
  return value && new Set(value.items.map(({ id }) => id));
}

interface LostCreate {
  readonly profileId: string;
  readonly kind: AccountKind;
  readonly newAccount: NewAccount;
  readonly before: ReadonlySet<DomoId> | null;
  readonly amend: AmendEntry;
}

/** Looks for the new account after its answer was lost, and describes the result in a sentence. */
async function findLostAccount(
  { reading }: AccountWriteDeps,
  { profileId, kind, newAccount, before, amend }: LostCreate,
  signal: AbortSignal,
): Promise<string> {
  const { listing } = await reading.readAccounts(profileId, kind, signal);
  if (before === null) {
    return 'The list was read again. Its earlier state is not known, so look for the account in it.';
  }
  const found = listing.items.filter(
    (account) => !before.has(account.id) && isNewAccount(account, newAccount),
  );
  const [only] = found;
  if (!only) return 'The list was read again: the account is not in it yet.';
  if (found.length > 1) {
    return `The list was read again: it has several new accounts of this name, ${found.map(({ id }) => id).join(', ')}.`;
  }
  amend({ accountId: only.id });
  return `The list was read again: the account was created with the id ${only.id}.`;
}

const isNewAccount = (
  account: Account,
  { name, displayName, dataProviderType }: NewAccount,
): boolean =>
  account.dataProviderType === dataProviderType &&
  (displayName === '' || account.displayName === displayName) &&
  (name === '' || account.name === name);

/** The changes to record: names, provider and config fields. Only texts that are not secret have a value. */
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

/** An account to create, and the body of its request (domo-api 4.6). */
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

/**
 * Fails with `createParams` if something is missing, and with `invalidRequest` for a mask or a field of the other kind.
 */
export function buildNewAccount(request: CreateRequest): NewAccount {
  const body = request.payload ?? buildCreateBody(request);
  const { configurations } = body;
  const newAccount: NewAccount = {
    body,
    name: trimmedText(body['name']),
    displayName: trimmedText(body['displayName']),
    dataProviderType: trimmedText(body['dataProviderType']),
    configurations: isObject(configurations) ? configurations : {},
  };
  if (newAccount.dataProviderType === '') failMissing(['dataProviderType']);
  refuseMasks(newAccount.configurations);
  const { name: _name, displayName: _displayName, ...rest } = body;
  refuseMasks(rest);
  return newAccount;
}

function buildCreateBody(request: CreateRequest): Record<string, unknown> {
  const { kind, dataProviderType = '', configurations = {}, allowExternalUse, origin } = request;
  const { credentialsType = '' } = request;
  refuseOtherKind(request);
  const name = firstText(request.name, request.displayName);
  const displayName = firstText(request.displayName, name);
  const oauth = kind === 'oauth';
  const missing = [
    ...(name === '' ? ['name'] : []),
    ...(dataProviderType === '' ? ['dataProviderType'] : []),
    ...(oauth && origin === '' ? ['origin'] : []),
    ...(oauth && Object.keys(configurations).length === 0 ? ['configurations'] : []),
  ];
  if (missing.length > 0) failMissing(missing);
  return {
    displayName,
    dataProviderType,
    name,
    configurations,
    ...(oauth ? { origin: origin ?? 'OAUTH_CONFIGURATION' } : {}),
    ...(allowExternalUse === undefined ? {} : { allowExternalUse }),
    ...(credentialsType === '' ? {} : { credentialsType }),
  };
}

/** Domo would ignore the field, and the caller would believe that it was set. */
function refuseOtherKind(request: CreateRequest): void {
  const { kind, allowExternalUse, credentialsType, origin } = request;
  if (kind === 'oauth' && credentialsType !== undefined) {
    fail('invalidRequest', 'Only plain accounts have a credentialsType.');
  }
  if (kind === 'oauth' && allowExternalUse !== undefined) {
    fail('invalidRequest', 'Only plain accounts have allowExternalUse.');
  }
  if (kind === 'account' && origin !== undefined) {
    fail('invalidRequest', 'Only OAuth accounts have an origin.');
  }
}

const failMissing = (fields: readonly string[]): never =>
  fail('createParams', `Nothing was sent. Missing: ${fields.join(', ')}.`);

const trimmedText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const firstText = (...texts: readonly (string | undefined)[]): string =>
  texts.find((text) => text !== undefined && text !== '') ?? '';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
