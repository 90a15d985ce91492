/** rotation.find: which accounts have the same secret, by fingerprints; and which may have it, by how they sign in. */
import type {
  AccountKey,
  ParsedRequestFor,
  ResponseFor,
  RotationAccount,
  RotationGroup,
  RotationLeftOut,
  RotationLogin,
  SecretPlace,
} from '../../contract';
import { accountKeyText, MAX_ROTATION_LIKES } from '../../contract/zod-free';
import { comparableField } from '../comparison/engine/equality';
import type { StoredConfig } from '../store/secret-config-types';
import type { Store } from '../store/store-types';
import { readAllConfigs } from './all-configs';
import { groupsBesideLogin, readAskedLogin } from './asked-login';
import {
  differentSecrets,
  distinctSecrets,
  knownSecrets,
  readAskedSecrets,
  type AskedSecret,
} from './asked-secrets';
import type { BulkDeps } from './bulk-flow';
import { loginText } from './login-fields';
import { findBestGroup, questionOf, withoutRepeats, type FoundIn } from './secret-group';

type Found = ResponseFor<'rotation.find'>;

/** What is asked about, and how the others are told apart. */
interface Question {
  readonly asked: readonly AskedSecret[];
  readonly leftOut: readonly Omit<RotationLeftOut, 'label'>[];
  /** Whether the secret of one that is asked about is the one that is looked for. */
  isProven(asked: AskedSecret): boolean;
  /** Of an account that is not asked about. */
  groupOf(other: StoredConfig): FoundIn;
}

type Asking = Pick<BulkDeps, 'workspace'>;

export async function findSameSecret(
  { workspace }: Asking,
  { like, fields, limit }: ParsedRequestFor<'rotation.find'>,
  signal: AbortSignal,
): Promise<Found> {
  const store = await workspace.store();
  const labels = new Map((await store.listProfiles()).map(({ id, label }) => [id, label]));
  const labelOf = (profileId: string): string => labels.get(profileId) ?? profileId;
  const question =
    'user' in like
      ? await askByLogin({ workspace }, like, fields, signal)
      : await askByAccounts(store, Array.isArray(like) ? like : [like], fields);
  const { asked, leftOut } = question;
  const describe = (stored: StoredConfig, has: readonly SecretPlace[] = []): RotationAccount =>
    toFound(stored, labelOf(stored.account.profileId), has);
  // What they are asked about is written in any case; where else they have it is found as in the others.
  const ownPlaces = fields.map((name) => ({ name, asked: name }));
  const groups = noneFound();
  const add = (group: RotationGroup, account: RotationAccount): void => {
    groups[group].count += 1;
    if (groups[group].accounts.length < limit) groups[group].accounts.push(account);
  };
  const found = asked.map((each) => {
    const isProven = question.isProven(each);
    const has = isProven ? [...ownPlaces, ...question.groupOf(each.stored).has] : [];
    const one = describe(each.stored, withoutRepeats(has));
    add(isProven ? 'same' : 'sameLogin', one);
    return one;
  });
  const isAsked = new Set(asked.map(({ stored }) => accountKeyText(stored.account)));
  let [withoutField, checked] = [0, asked.length];
  for await (const stored of readAllConfigs(store, signal)) {
    if (isAsked.has(accountKeyText(stored.account))) continue;
    checked += 1;
    const { group, has } = question.groupOf(stored);
    if (group === null) withoutField += 1;
    else add(group, describe(stored, has));
  }
  const hidden = asked.length - knownSecrets(asked).length;
  // All accounts that a request can name, and of a login, as many as of a group.
  const mostAsked = Math.max(limit, MAX_ROTATION_LIKES);
  return {
    like: found[0] ?? null,
    likes: found.slice(0, mostAsked),
    hidden,
    secrets: differentSecrets(asked).length,
    leftOut: leftOut
      .slice(0, mostAsked)
      .map((each) => ({ ...each, label: labelOf(each.account.profileId) })),
    known: hidden < asked.length,
    groups,
    withoutField,
    checked,
  };
}

async function askByAccounts(
  store: Store,
  likes: readonly AccountKey[],
  fields: readonly string[],
): Promise<Question> {
  const { asked, leftOut } = await readAskedSecrets(store, likes, fields);
  const questions = distinctSecrets(asked).map(questionOf);
  return {
    asked,
    leftOut,
    isProven: () => true,
    groupOf: (other) => findBestGroup(questions, other),
  };
}

/** Of several secrets of one login, nobody knows which one it is that changed. */
async function askByLogin(
  { workspace }: Asking,
  login: RotationLogin,
  fields: readonly string[],
  signal: AbortSignal,
): Promise<Question> {
  const found = await readAskedLogin({ workspace }, login, fields, signal);
  const known = new Set(
    differentSecrets(found.asked).length === 1 ? knownSecrets(found.asked) : [],
  );
  const groupOf = groupsBesideLogin(found, fields);
  return {
    asked: found.asked,
    leftOut: found.leftOut
      .filter(({ stored }) => groupOf(stored).group === null)
      .map(({ account, name, why }) => ({ account, name, why })),
    isProven: (each) => known.has(each),
    groupOf,
  };
}

const noneFound = (): Record<RotationGroup, { count: number; accounts: RotationAccount[] }> => ({
  same: { count: 0, accounts: [] },
  partly: { count: 0, accounts: [] },
  sameLogin: { count: 0, accounts: [] },
  otherLogin: { count: 0, accounts: [] },
  maybeLogin: { count: 0, accounts: [] },
  differs: { count: 0, accounts: [] },
  unknown: { count: 0, accounts: [] },
  notRead: { count: 0, accounts: [] },
});

function toFound(
  { account, name, dataProviderType, config }: StoredConfig,
  label: string,
  fields: readonly SecretPlace[],
): RotationAccount {
  const asWritten = (config?.fields ?? []).some(
    (field) =>
      fields.some(({ name }) => name === field.name) && comparableField(field)?.is === 'written',
  );
  const login = config === null ? '' : loginText(config);
  return { account, label, name, dataProviderType, login, asWritten, fields: [...fields] };
}
