/** A config in a short form that tells whether two are alike, made once and compared many times. */
import { createHash } from 'node:crypto';
import type { Account, Config, FieldDescriptor } from '../../../contract';
import { absent, present } from '../accounts/config-cell';
import { isUnanswered } from '../accounts/input';
import type { Known } from '../known';
import { compareText } from '../order';

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
export const DIGEST_RULE = 1;

/** Fields by name, each once, as one text: most accounts are alike, and comparing two texts costs nothing. */
export type ConfigDigest = string;

/** In place of a digest: Domo does not answer this config at all (domo-api 3.9). */
export const HIDDEN = 'hidden';

/** The digest of no value. */
export const EMPTY = '=';

/** Stands behind each name and each digest, and in none of them; JSON carries it as it is. */
const END = '\u007f';
/** The digest of what is hidden by Domo. */
const UNKNOWN = '!';
const HIDDEN_FIELD = `${END}${UNKNOWN}${END}`;

export const digestText = (fields: readonly FieldDigest[]): ConfigDigest =>
  fields.reduce((text, [name, digest]) => `${text}${name}${END}${digest ?? UNKNOWN}${END}`, '');

export function fieldsOf(digest: ConfigDigest): FieldDigest[] {
  const parts = digest.split(END);
  const fields: FieldDigest[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const value = parts[at + 1] ?? UNKNOWN;
    fields.push([parts[at] ?? '', value === UNKNOWN ? null : value]);
  }
  return fields;
}

/** False only where every field is known: such a digest is the same as another that is equal. */
export const mayHide = (digest: ConfigDigest): boolean =>
  digest === HIDDEN || digest.includes(HIDDEN_FIELD);

/** Longer texts are known by their hash. */
const LONGEST = 64;

/** `fields`: the provider's, for defaults; a field that is not there is its default. Null: none are known. */
export function digestOf(
  account: Account,
  config: Config,
  fields: readonly FieldDescriptor[] | null,
): ConfigDigest {
  if (isUnanswered(account, config)) return HIDDEN;
  const given = new Map(config.fields.map((field) => [field.name, field]));
  const defaults = defaultsOf(fields);
  const names = new Set([...given.keys(), ...defaults.keys()]);
  const digests = [...names].sort(compareText).map((name): FieldDigest => {
    const field = given.get(name);
    const digest = field ? textOf(present(field).known) : (defaults.get(name) ?? null);
    return [inText(name), digest];
  });
  return digestText(digests);
}

/** Of all accounts of a provider the same. */
const known = new WeakMap<readonly FieldDescriptor[], ReadonlyMap<string, string>>();

function defaultsOf(fields: readonly FieldDescriptor[] | null): ReadonlyMap<string, string> {
  const before = fields && known.get(fields);
  if (before) return before;
  const defaults = new Map<string, string>();
  for (const { name } of fields ?? []) {
    const instead = textOf(absent(fields, name, true).known);
    // That `allowExternalUse` is not told is known by its not being here.
    if (instead !== null && instead !== EMPTY) defaults.set(name, `?${instead}`);
  }
  if (fields) known.set(fields, defaults);
  return defaults;
}

function textOf(known: Known): string | null {
  if (known === null) return null;
  if (known.is === 'secret') return `~${known.fingerprint}`;
  const { text } = known;
  return text.length <= LONGEST && !text.includes(END) ? `=${text}` : hashOf(text);
}

const inText = (name: string): string => (name.includes(END) ? hashOf(name) : name);

const hashOf = (text: string): string => `#${createHash('sha256').update(text).digest('base64')}`;
