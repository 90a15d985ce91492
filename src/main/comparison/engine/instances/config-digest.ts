/** Digests of configs: short texts, made once, that are compared many times. */
import { createHash } from 'node:crypto';
import type { Account, AccountConfig, FieldDescriptor, Relation } from '../../../../contract';
import { absentFieldCell, presentFieldCell } from '../accounts/config-rows';
import { isConfigUnanswered } from '../accounts/account-column';
import { EXTERNAL_USE_FIELD } from '../../../../contract/config-text';
import type { ComparableValue } from '../equality';
import { compareText, groupBy } from '../collections';

/**
 * The name of a field and the digest of its value: `=` and a text, `#` and the hash of a text, `~` and the
 * fingerprint of a secret, or `^` and the fingerprint of what Latchkey wrote where Domo hides the value. A `?` in front marks the default of a missing field. Null: hidden by Domo. A missing field
 * without a default has no digest; an empty value is `=`.
 */
export type FieldDigest = readonly [name: string, digest: string | null];

/**
 * The version of this rule, which is stored with digests. Raise it with every change that gives the same config another
 * digest (what counts as hidden, normal forms, defaults, this format) or packs summaries in another form. Stored
 * summaries are then rebuilt.
 */
export const DIGEST_VERSION = 2;

/** All fields by name as one text: most configs are equal, and comparing two texts is cheap. */
export type ConfigDigest = string;

/** Instead of a digest if Domo does not return the config at all (domo-api 3.9). */
export const HIDDEN_CONFIG = 'hidden';

/** The digest of no value. */
export const EMPTY_DIGEST = '=';

/** Follows each name and each digest and occurs in none. JSON keeps it unchanged. */
const DELIMITER = '\u007f';
/** The digest of a value that Domo hides. */
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

/** Every digest of what Latchkey wrote follows a delimiter. */
const WRITTEN_MARK = '^';
const WRITTEN_FIELD = `${DELIMITER}${WRITTEN_MARK}`;

/** False only if Domo told every field. Only then do equal digests mean equal configs. */
export const hasHiddenFields = (digest: ConfigDigest): boolean =>
  digest === HIDDEN_CONFIG || digest.includes(HIDDEN_FIELD) || digest.includes(WRITTEN_FIELD);

/** Longer texts are replaced by their hash. */
const MAX_PLAIN_LENGTH = 64;

/** `fields`: the provider's fields, whose defaults stand for missing fields. Null if they are not known. */
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

/** The defaults are the same for all accounts of a provider. */
const defaultsCache = new WeakMap<readonly FieldDescriptor[], ReadonlyMap<string, string>>();

function digestDefaults(fields: readonly FieldDescriptor[] | null): ReadonlyMap<string, string> {
  const cached = fields && defaultsCache.get(fields);
  if (cached) return cached;
  const defaults = new Map<string, string>();
  for (const { name } of fields ?? []) {
    const digest = digestValue(absentFieldCell(fields, name, true).known);
    // `allowExternalUse` is unknown if it is missing, so it gets no default.
    if (digest !== null && digest !== EMPTY_DIGEST) defaults.set(name, `?${digest}`);
  }
  if (fields) defaultsCache.set(fields, defaults);
  return defaults;
}

function digestValue(known: ComparableValue): string | null {
  if (known === null) return null;
  if (known.is === 'secret') return `~${known.fingerprint}`;
  if (known.is === 'written') return `${WRITTEN_MARK}${known.fingerprint}`;
  const { text } = known;
  return text.length <= MAX_PLAIN_LENGTH && !text.includes(DELIMITER) ? `=${text}` : hashText(text);
}

const digestFieldName = (name: string): string =>
  name.includes(DELIMITER) ? hashText(name) : name;

const hashText = (text: string): string => `#${createHash('sha256').update(text).digest('base64')}`;

/** Counts of the fields of two configs, by the relation of their values. */
export interface ConfigDrift {
  /** Number of fields that are proven to differ. */
  readonly fields: number;
  /** Number of fields whose relation is unknown. */
  readonly unknownFields: number;
  /** Number of fields that are the same, or differ, as Latchkey wrote them. */
  readonly sameAsWritten: number;
  readonly differsAsWritten: number;
}

/** Runs for every account of every instance, so it allocates nothing. */
export function compareDigests(
  one: readonly FieldDigest[],
  other: readonly FieldDigest[],
): ConfigDrift {
  let fields = 0;
  let unknownFields = 0;
  let sameAsWritten = 0;
  let differsAsWritten = 0;
  compareFields(one, other, (relation) => {
    if (relation === 'different') fields++;
    else if (relation === 'unknown') unknownFields++;
    else if (relation === 'sameAsWritten') sameAsWritten++;
    else if (relation === 'differsAsWritten') differsAsWritten++;
  });
  return { fields, unknownFields, sameAsWritten, differsAsWritten };
}

/** The fields that are proven to differ. */
export function differingFieldNames(
  one: readonly FieldDigest[],
  other: readonly FieldDigest[],
): string[] {
  const names: string[] = [];
  compareFields(one, other, (relation, name) => {
    if (relation === 'different') names.push(name);
  });
  return names;
}

/** Both lists are sorted by name. */
function compareFields(
  one: readonly FieldDigest[],
  other: readonly FieldDigest[],
  each: (relation: Relation, name: string) => void,
): void {
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const left = one[i];
    const right = other[j];
    const order = !left ? 1 : !right ? -1 : compareText(left[0], right[0]);
    if (order <= 0) i++;
    if (order >= 0) j++;
    const relation =
      order === 0 && left && right
        ? relationOfDigests(left[1], right[1])
        : relationToNothing(order < 0 ? left : right);
    each(relation, (order <= 0 ? left : right)?.[0] ?? '');
  }
}

function relationOfDigests(a: string | null, b: string | null): Relation {
  if (a === null || b === null) return 'unknown';
  if (isWritten(a) || isWritten(b)) return relationAsWritten(a, b);
  if (a === b) return 'same';
  // Missing in both: different defaults of two providers are no difference of the configs.
  if (isDefault(a) && isDefault(b)) return 'same';
  const one = withoutDefaultMark(a);
  const other = withoutDefaultMark(b);
  if (one === other) return 'same';
  // Whether a secret equals a text is unknown. But a secret is never empty.
  return isSecret(one) === isSecret(other) || one === EMPTY_DIGEST || other === EMPTY_DIGEST
    ? 'different'
    : 'unknown';
}

/** At least one is what Latchkey wrote. */
function relationAsWritten(a: string, b: string): Relation {
  if (isFingerprint(a) && isFingerprint(b)) {
    return a.slice(1) === b.slice(1) ? 'sameAsWritten' : 'differsAsWritten';
  }
  return a === EMPTY_DIGEST || b === EMPTY_DIGEST ? 'differsAsWritten' : 'unknown';
}

/** The relation of a field to a missing one. A missing `allowExternalUse` is unknown (domo-api 4.1). */
function relationToNothing(field: FieldDigest | undefined): Relation {
  const digest = field?.[1] ?? null;
  if (digest === null || field?.[0] === EXTERNAL_USE_FIELD) return 'unknown';
  if (isDefault(digest) || digest === EMPTY_DIGEST) return 'same';
  return isWritten(digest) ? 'differsAsWritten' : 'different';
}

const isDefault = (digest: string): boolean => digest.startsWith('?');
const isSecret = (digest: string): boolean => digest.startsWith('~');
const isWritten = (digest: string): boolean => digest.startsWith(WRITTEN_MARK);
const isFingerprint = (digest: string): boolean => isSecret(digest) || isWritten(digest);
const withoutDefaultMark = (digest: string): string =>
  isDefault(digest) ? digest.slice(1) : digest;

/** Whether a field has two different known values in these configs. */
export function hasProvenDifference(configs: readonly (readonly FieldDigest[])[]): boolean {
  const fields = groupBy(configs.flat(), ([name]) => name);
  return [...fields].some(([name, given]) => {
    const values = given.flatMap(([, digest]) =>
      // What Latchkey wrote proves nothing.
      digest === null || isDefault(digest) || isWritten(digest) ? [] : [digest],
    );
    const texts = new Set(values.filter((digest) => !isSecret(digest)));
    const secrets = new Set(values.filter(isSecret));
    // A missing field counts as an empty one.
    if (given.length < configs.length && values.length > 0 && name !== EXTERNAL_USE_FIELD)
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

/** Whether a field differs between two of these configs as Latchkey wrote it, without proof. */
export function hasWrittenDifference(configs: readonly (readonly FieldDigest[])[]): boolean {
  const fields = groupBy(configs.flat(), ([name]) => name);
  return [...fields].some(([name, given]) => {
    const digests = given.flatMap(([, digest]) => digest ?? []);
    if (!digests.some(isWritten)) return false;
    const prints = new Set(digests.filter(isFingerprint).map((digest) => digest.slice(1)));
    const missing = given.length < configs.length && name !== EXTERNAL_USE_FIELD;
    return prints.size > 1 || missing || digests.includes(EMPTY_DIGEST);
  });
}
