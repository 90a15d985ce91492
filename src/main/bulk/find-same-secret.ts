/** rotation.find: which accounts have the same secret, by fingerprints; and which may have it, by how they sign in. */
import type {
  AccountConfig,
  ConfigField,
  ParsedRequestFor,
  ResponseFor,
  RotationAccount,
  RotationGroup,
  SecretPlace,
} from '../../contract';
import { combineRelations, comparableField, relationOfFields } from '../comparison/engine/equality';
import type { StoredConfig } from '../store/secret-config-types';
import { distinctSecrets, readAskedSecrets, type AskedSecret } from './asked-secrets';
import type { BulkDeps } from './bulk-flow';
import { compareLogins, loginText } from './login-fields';
import { accountKeyText } from '../../contract/zod-free';

type Found = ResponseFor<'rotation.find'>;

export async function findSameSecret(
  { workspace }: Pick<BulkDeps, 'workspace'>,
  { like, fields, limit }: ParsedRequestFor<'rotation.find'>,
  signal: AbortSignal,
): Promise<Found> {
  const store = await workspace.store();
  const labels = new Map((await store.listProfiles()).map(({ id, label }) => [id, label]));
  const labelOf = (profileId: string): string => labels.get(profileId) ?? profileId;
  const likes = Array.isArray(like) ? like : [like];
  const { asked, leftOut } = await readAskedSecrets(store, likes, fields);
  const describe = (stored: StoredConfig, has: readonly SecretPlace[] = []): RotationAccount =>
    toFound(stored, labelOf(stored.account.profileId), has);
  const secrets = distinctSecrets(asked);
  // What they are asked about is written in any case; where else they have it is found as in the others.
  const ownPlaces = fields.map((name) => ({ name, asked: name }));
  const describeAsked = ({ stored }: AskedSecret): RotationAccount =>
    describe(stored, withoutRepeats([...ownPlaces, ...findBestGroup(secrets, stored).has]));
  const [head, ...rest] = asked;
  const first = describeAsked(head);
  const found = [first, ...rest.map(describeAsked)];
  const hidden = asked.filter(({ wanted }) => !wanted.every(isKnown)).length;
  const groups = noneFound();
  groups.same = { count: found.length, accounts: found.slice(0, limit) };
  const isAsked = new Set(asked.map(({ stored }) => accountKeyText(stored.account)));
  let [withoutField, checked] = [0, asked.length];
  for (let after: number | null = 0; after !== null;) {
    signal.throwIfAborted();
    const batch = await store.listConfigBatch(after);
    for (const stored of batch.accounts) {
      if (isAsked.has(accountKeyText(stored.account))) continue;
      checked += 1;
      const { group, has } = findBestGroup(secrets, stored);
      if (group === null) withoutField += 1;
      else {
        groups[group].count += 1;
        if (groups[group].accounts.length < limit)
          groups[group].accounts.push(describe(stored, has));
      }
    }
    after = batch.after;
  }
  return {
    like: first,
    likes: found,
    hidden,
    leftOut: leftOut.map((each) => ({ ...each, label: labelOf(each.account.profileId) })),
    known: hidden < asked.length,
    groups,
    withoutField,
    checked,
  };
}

const noneFound = (): Record<RotationGroup, { count: number; accounts: RotationAccount[] }> => ({
  same: { count: 0, accounts: [] },
  partly: { count: 0, accounts: [] },
  sameLogin: { count: 0, accounts: [] },
  differs: { count: 0, accounts: [] },
  unknown: { count: 0, accounts: [] },
  notRead: { count: 0, accounts: [] },
});

const isKnown = (field: ConfigField): boolean => comparableField(field) !== null;

interface FoundIn {
  /** Null: it has no such field. */
  readonly group: RotationGroup | null;
  /** The fields that have the secret. */
  readonly has: readonly SecretPlace[];
}

/** The best first. What is unknown of one secret is not known to differ from all. */
const groupsByRank: readonly FoundIn['group'][] = [
  'same',
  'partly',
  'sameLogin',
  'unknown',
  'differs',
  'notRead',
  null,
];

function findBestGroup(secrets: readonly AskedSecret[], other: StoredConfig): FoundIn {
  let group: FoundIn['group'] = null;
  const has: SecretPlace[] = [];
  for (const secret of secrets) {
    const found = findGroup(secret, other);
    if (groupsByRank.indexOf(found.group) < groupsByRank.indexOf(group)) ({ group } = found);
    has.push(...found.has);
    if (group === 'notRead') break;
  }
  return { group, has: withoutRepeats(has) };
}

const withoutRepeats = (places: readonly SecretPlace[]): SecretPlace[] =>
  [...new Map([...places].reverse().map((place) => [place.name, place])).values()].reverse();

function findGroup({ stored: like, wanted }: AskedSecret, other: StoredConfig): FoundIn {
  const { config } = other;
  if (config === null) return { group: 'notRead', has: [] };
  const has = findPlaces(wanted, config);
  if (has.length > 0) {
    const hasAll = wanted.every((field) => config.fields.some((own) => hasSecret(field, own)));
    return { group: hasAll ? 'same' : 'partly', has };
  }
  const pairs = wanted.map((field) => {
    const own = config.fields.find(({ name }) => name === field.name);
    return own === undefined || own.state === 'empty' ? null : { field, own };
  });
  const there = pairs.filter((pair) => pair !== null);
  if (there.length < wanted.length) return { group: null, has };
  const relation = combineRelations(there.map(({ field, own }) => relationOfFields(field, own)));
  if (relation === 'different' || relation === 'differsAsWritten') return { group: 'differs', has };
  const isLikely =
    like.dataProviderType === other.dataProviderType && compareLogins(like.config, config);
  return { group: isLikely ? 'sameLogin' : 'unknown', has };
}

/** A field that has several of the secrets, which then are one, gets the value of its own name if that is among them. */
function findPlaces(wanted: readonly ConfigField[], { fields }: AccountConfig): SecretPlace[] {
  return fields.flatMap((own) => {
    const same = wanted.filter((field) => hasSecret(field, own)).map(({ name }) => name);
    const asked = same.find((name) => name === own.name) ?? same[0];
    return asked === undefined ? [] : [{ name: own.name, asked }];
  });
}

function hasSecret(field: ConfigField, own: ConfigField): boolean {
  const relation = relationOfFields(field, own);
  return relation === 'same' || relation === 'sameAsWritten';
}

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
