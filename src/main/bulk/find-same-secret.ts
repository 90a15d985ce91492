/** rotation.find: which accounts have the same secret, by fingerprints; and which may have it, by how they sign in. */
import {
  fail,
  type AccountConfig,
  type ConfigField,
  type ParsedRequestFor,
  type ResponseFor,
  type RotationAccount,
  type RotationGroup,
} from '../../contract';
import { combineRelations, comparableField, relationOfFields } from '../comparison/engine/equality';
import type { StoredConfig } from '../store/secret-config-types';
import type { BulkDeps } from './bulk-flow';
import { compareLogins, loginText } from './login-fields';

type Found = ResponseFor<'rotation.find'>;

export async function findSameSecret(
  { workspace }: Pick<BulkDeps, 'workspace'>,
  { like, fields, limit }: ParsedRequestFor<'rotation.find'>,
  signal: AbortSignal,
): Promise<Found> {
  const store = await workspace.store();
  const labels = new Map((await store.listProfiles()).map(({ id, label }) => [id, label]));
  const { account, config } = await store.getAccountDetail(like);
  const name = account.displayName === '' ? account.name : account.displayName;
  const one = { account: like, name, dataProviderType: account.dataProviderType, config };
  const wanted = requireSecrets(config, fields);
  const describe = (stored: StoredConfig, has: readonly string[] = []): RotationAccount =>
    toFound(stored, labels.get(stored.account.profileId) ?? stored.account.profileId, has);
  const first = describe(one, fields);
  const known = wanted.every((field) => comparableField(field) !== null);
  const groups = noneFound();
  groups.same = { count: 1, accounts: [first] };
  let [withoutField, checked] = [0, 1];
  for (let after: number | null = 0; after !== null;) {
    signal.throwIfAborted();
    const batch = await store.listConfigBatch(after);
    for (const stored of batch.accounts) {
      if (isSameAccount(stored.account, like)) continue;
      checked += 1;
      const { group, has } = findGroup(one, wanted, stored);
      if (group === null) withoutField += 1;
      else {
        groups[group].count += 1;
        if (groups[group].accounts.length < limit)
          groups[group].accounts.push(describe(stored, has));
      }
    }
    after = batch.after;
  }
  return { like: first, known, groups, withoutField, checked };
}

const isSameAccount = (one: Found['like']['account'], other: Found['like']['account']): boolean =>
  one.profileId === other.profileId && one.kind === other.kind && one.id === other.id;

const noneFound = (): Record<RotationGroup, { count: number; accounts: RotationAccount[] }> => ({
  same: { count: 0, accounts: [] },
  partly: { count: 0, accounts: [] },
  sameLogin: { count: 0, accounts: [] },
  differs: { count: 0, accounts: [] },
  unknown: { count: 0, accounts: [] },
  notRead: { count: 0, accounts: [] },
});

function requireSecrets(config: AccountConfig | null, names: readonly string[]): ConfigField[] {
  if (config === null) {
    return fail('noMatch', 'Its config was never read.', {
      next: 'Sync its instance in depth first, or open the account.',
    });
  }
  return names.map((name) => {
    const field = config.fields.find((each) => each.name === name);
    if (field === undefined || field.state === 'empty')
      return fail('noMatch', `It has no value in ${name}.`, {
        next: `Choose one of ${secretNames(config) || 'the fields of another account'}.`,
      });
    if (field.state === 'clear')
      return fail('noMatch', `${name} is no secret there.`, {
        next: `Choose one of ${secretNames(config) || 'the fields of another account'}.`,
      });
    return field;
  });
}

const secretNames = ({ fields }: AccountConfig): string =>
  fields
    .filter(({ state }) => state !== 'clear' && state !== 'empty')
    .map(({ name }) => name)
    .join(', ');

interface FoundIn {
  /** Null: it has no such field. */
  readonly group: RotationGroup | null;
  /** The fields that have the secret. */
  readonly has: readonly string[];
}

function findGroup(
  like: StoredConfig,
  wanted: readonly ConfigField[],
  other: StoredConfig,
): FoundIn {
  const { config } = other;
  if (config === null) return { group: 'notRead', has: [] };
  const pairs = wanted.map((field) => {
    const own = config.fields.find(({ name }) => name === field.name);
    return own === undefined || own.state === 'empty' ? null : { field, own };
  });
  const there = pairs.filter((pair) => pair !== null);
  const relation = combineRelations(there.map(({ field, own }) => relationOfFields(field, own)));
  const isWhole = there.length === wanted.length;
  if (isWhole && isSame(relation)) return { group: 'same', has: wanted.map(({ name }) => name) };
  const has = config.fields
    .filter((own) => wanted.some((field) => isSame(relationOfFields(field, own))))
    .map(({ name }) => name);
  if (has.length > 0) return { group: 'partly', has };
  if (!isWhole) return { group: null, has };
  if (relation === 'different' || relation === 'differsAsWritten') return { group: 'differs', has };
  const isLikely =
    like.dataProviderType === other.dataProviderType && compareLogins(like.config, config);
  return { group: isLikely ? 'sameLogin' : 'unknown', has };
}

const isSame = (relation: ReturnType<typeof relationOfFields>): boolean =>
  relation === 'same' || relation === 'sameAsWritten';

function toFound(
  { account, name, dataProviderType, config }: StoredConfig,
  label: string,
  fields: readonly string[],
): RotationAccount {
  const asWritten = (config?.fields ?? []).some(
    (field) => fields.includes(field.name) && comparableField(field)?.is === 'written',
  );
  const login = config === null ? '' : loginText(config);
  return { account, label, name, dataProviderType, login, asWritten, fields: [...fields] };
}
