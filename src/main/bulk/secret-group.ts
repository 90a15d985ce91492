/** In which group of a rotation an account is, by what is known of its secret and its login. Pure. */
import type { AccountConfig, ConfigField, RotationGroup, SecretPlace } from '../../contract';
import { combineRelations, relationOfFields } from '../comparison/engine/equality';
import type { StoredConfig } from '../store/secret-config-types';
import type { AskedSecret } from './asked-secrets';
import { compareLogins } from './login-fields';

export interface SecretQuestion {
  /** The fields whose secrets are looked for. */
  readonly wanted: readonly ConfigField[];
  /** Whether an account whose secret is not known signs in as the same. */
  readonly isSameLogin: (other: StoredConfig) => boolean;
}

export const questionOf = ({ stored, wanted }: AskedSecret): SecretQuestion => ({
  wanted,
  isSameLogin: ({ dataProviderType, config }) =>
    stored.dataProviderType === dataProviderType &&
    config !== null &&
    compareLogins(stored.config, config),
});

export interface FoundIn {
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

export function findBestGroup(questions: readonly SecretQuestion[], other: StoredConfig): FoundIn {
  let group: FoundIn['group'] = null;
  const has: SecretPlace[] = [];
  for (const question of questions) {
    const found = findGroup(question, other);
    if (groupsByRank.indexOf(found.group) < groupsByRank.indexOf(group)) ({ group } = found);
    has.push(...found.has);
    if (group === 'notRead') break;
  }
  return { group, has: withoutRepeats(has) };
}

export const withoutRepeats = (places: readonly SecretPlace[]): SecretPlace[] =>
  [...new Map([...places].reverse().map((place) => [place.name, place])).values()].reverse();

function findGroup({ wanted, isSameLogin }: SecretQuestion, other: StoredConfig): FoundIn {
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
  return { group: isSameLogin(other) ? 'sameLogin' : 'unknown', has };
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
