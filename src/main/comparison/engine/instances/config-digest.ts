/** A config in a short form that tells whether two are alike, made once and compared many times. */
import { createHash } from 'node:crypto';
import type { Account, AccountConfig, FieldDescriptor, Relation } from '../../../../contract';
import { absentFieldCell, presentFieldCell } from '../accounts/config-rows';
import { isConfigUnanswered } from '../accounts/account-column';
import { EXTERNAL_USE_FIELD } from '../../../../contract/config-text';
import type { ComparableValue } from '../equality';
import { compareText, groupBy } from '../collections';

/**
 * A field's name and what its value is known by: `=` and `#` before a text and its hash, `~` before a secret's
 * fingerprint, `?` before all that for a field that is not there and has this default. Null: hidden by Domo.
 * What is not there and has no default is left out; an empty value is `=`.
 */
export type FieldDigest = readonly [name: string, digest: string | null];

/**
 * The version of this rule, which digests are kept with. Raise it with whatever makes another digest of the same config
 * (what counts as hidden, normal forms, defaults, what is written here), or with another form in which summaries are
 * packed: those that are kept are then made anew.
 */
export const DIGEST_VERSION = 1;

/** Fields by name, each once, as one text: most accounts are alike, and comparing two texts costs nothing. */
export type ConfigDigest = string;

/** In place of a digest: Domo does not answer this config at all (domo-api 3.9). */
export const HIDDEN_CONFIG = 'hidden';

/** The digest of no value. */
export const EMPTY_DIGEST = '=';

/** Stands behind each name and each digest, and in none of them; JSON carries it as it is. */
const DELIMITER = '\u007f';
/** The digest of what is hidden by Domo. */
const HIDDEN_MARK = '!';
const HIDDEN_FIELD = `${DELIMITER}${HIDDEN_MARK}${DELIMITER}`;

export const encodeDigest = (fields: readonly FieldDigest[]): ConfigDigest =>
  fields.reduce(
    (text, [name, digest]) => `${text}${name}${DELIMITER}${digest ?? HIDDEN_MARK}${DELIMITER}`,
    '',
  );

export function decodeDigest(digest: ConfigDigest): FieldDigest[] {
  const parts = digest.split(DELIMITER);
  const fields: FieldDigest[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const value = parts[at + 1] ?? HIDDEN_MARK;
    fields.push([parts[at] ?? '', value === HIDDEN_MARK ? null : value]);
  }
  return fields;
}

/** False only where every field is known: such a digest is the same as another that is equal. */
export const hasHiddenFields = (digest: ConfigDigest): boolean =>
  digest === HIDDEN_CONFIG || digest.includes(HIDDEN_FIELD);

/** Longer texts are known by their hash. */
const MAX_PLAIN_LENGTH = 64;

/** `fields`: the provider's, for defaults; a field that is not there is its default. Null: none are known. */
export function digestConfig(
  account: Account,
  config: AccountConfig,
  fields: readonly FieldDescriptor[] | null,
): ConfigDigest {
  if (isConfigUnanswered(account, config)) return HIDDEN_CONFIG;
  const given = new Map(config.fields.map((field) => [field.name, field]));
  const defaults = digestDefaults(fields);
  const names = new Set([...given.keys(), ...defaults.keys()]);
  const digests = [...names].sort(compareText).map((name): FieldDigest => {
    const field = given.get(name);
    const digest = field
      ? digestValue(presentFieldCell(field).known)
      : (defaults.get(name) ?? null);
    return [digestFieldName(name), digest];
  });
  return encodeDigest(digests);
}

/** Of all accounts of a provider the same. */
const defaultsCache = new WeakMap<readonly FieldDescriptor[], ReadonlyMap<string, string>>();

function digestDefaults(fields: readonly FieldDescriptor[] | null): ReadonlyMap<string, string> {
  const before = fields && defaultsCache.get(fields);
  if (before) return before;
  const defaults = new Map<string, string>();
  for (const { name } of fields ?? []) {
    const instead = digestValue(absentFieldCell(fields, name, true).known);
    // That `allowExternalUse` is not told is known by its not being here.
    if (instead !== null && instead !== EMPTY_DIGEST) defaults.set(name, `?${instead}`);
  }
  if (fields) defaultsCache.set(fields, defaults);
  return defaults;
}

function digestValue(known: ComparableValue): string | null {
  if (known === null) return null;
  if (known.is === 'secret') return `~${known.fingerprint}`;
  const { text } = known;
  return text.length <= MAX_PLAIN_LENGTH && !text.includes(DELIMITER) ? `=${text}` : hashText(text);
}

const digestFieldName = (name: string): string =>
  name.includes(DELIMITER) ? hashText(name) : name;

const hashText = (text: string): string => `#${createHash('sha256').update(text).digest('base64')}`;

/** How far two configs are apart, field by field, as `relation` would say of their values. */

export interface ConfigDrift {
  /** Fields that are proven to differ. */
  readonly fields: number;
  /** Fields of which nothing can be said. */
  readonly unknownFields: number;
}

/** Both by name, each field once. Runs for every account of every instance: plain loops, nothing made on the way. */
export function compareDigests(
  one: readonly FieldDigest[],
  other: readonly FieldDigest[],
): ConfigDrift {
  let fields = 0;
  let unknownFields = 0;
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const left = one[i];
    const right = other[j];
    const order = !left ? 1 : !right ? -1 : compareText(left[0], right[0]);
    if (order <= 0) i++;
    if (order >= 0) j++;
    const said =
      order === 0 && left && right
        ? relationOfDigests(left[1], right[1])
        : relationToNothing(order < 0 ? left : right);
    if (said === 'different') fields++;
    else if (said === 'unknown') unknownFields++;
  }
  return { fields, unknownFields };
}

function relationOfDigests(a: string | null, b: string | null): Relation {
  if (a === null || b === null) return 'unknown';
  if (a === b) return 'same';
  // Not there in both: two providers' defaults are no difference of the configs.
  if (isDefault(a) && isDefault(b)) return 'same';
  const one = withoutDefaultMark(a);
  const other = withoutDefaultMark(b);
  if (one === other) return 'same';
  // A secret against a text: nobody can say. It is never empty, though.
  return isSecret(one) === isSecret(other) || one === EMPTY_DIGEST || other === EMPTY_DIGEST
    ? 'different'
    : 'unknown';
}

/** Against nothing. That an instance does not tell `allowExternalUse` says nothing either (domo-api 4.1). */
function relationToNothing(field: FieldDigest | undefined): Relation {
  const digest = field?.[1] ?? null;
  if (digest === null || field?.[0] === EXTERNAL_USE_FIELD) return 'unknown';
  return isDefault(digest) || digest === EMPTY_DIGEST ? 'same' : 'different';
}

const isDefault = (digest: string): boolean => digest.startsWith('?');
const isSecret = (digest: string): boolean => digest.startsWith('~');
const withoutDefaultMark = (digest: string): string =>
  isDefault(digest) ? digest.slice(1) : digest;

/** Whether some field has two values that are known and not the same, over all configs. */
export function hasProvenDifference(configs: readonly (readonly FieldDigest[])[]): boolean {
  const fields = groupBy(configs.flat(), ([name]) => name);
  return [...fields].some(([name, given]) => {
    const there = given.flatMap(([, digest]) =>
      digest === null || isDefault(digest) ? [] : [digest],
    );
    const texts = new Set(there.filter((digest) => !isSecret(digest)));
    const secrets = new Set(there.filter(isSecret));
    // No such field is as good as an empty one.
    if (given.length < configs.length && there.length > 0 && name !== EXTERNAL_USE_FIELD)
      texts.add(EMPTY_DIGEST);
    if (texts.size > 1 || secrets.size > 1 || (secrets.size > 0 && texts.has(EMPTY_DIGEST)))
      return true;
    return given.some(
      ([, digest]) =>
        digest !== null &&
        isDefault(digest) &&
        texts.size > 0 &&
        !texts.has(withoutDefaultMark(digest)),
    );
  });
}
