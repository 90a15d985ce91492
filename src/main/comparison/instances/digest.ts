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

/** By name, each once. `hidden`: Domo does not answer this config at all (domo-api 3.9). */
export type ConfigDigest = readonly FieldDigest[] | 'hidden';

/** The digest of no value. */
export const EMPTY = '=';

/** Longer texts are known by their hash. */
const LONGEST = 64;

/** `fields`: the provider's, for defaults; a field that is not there is its default. Null: none are known. */
export function digestOf(
  account: Account,
  config: Config,
  fields: readonly FieldDescriptor[] | null,
): ConfigDigest {
  if (isUnanswered(account, config)) return 'hidden';
  const given = new Map(config.fields.map((field) => [field.name, field]));
  const names = new Set([...given.keys(), ...(fields ?? []).map(({ name }) => name)]);
  return [...names].sort(compareText).flatMap((name): FieldDigest[] => {
    const field = given.get(name);
    if (field) return [[name, textOf(present(field).known)]];
    const instead = textOf(absent(fields, name, true).known);
    // That `allowExternalUse` is not told is known by its not being here.
    return instead === null || instead === EMPTY ? [] : [[name, `?${instead}`]];
  });
}

function textOf(known: Known): string | null {
  if (known === null) return null;
  if (known.is === 'secret') return `~${known.fingerprint}`;
  const { text } = known;
  return text.length <= LONGEST
    ? `=${text}`
    : `#${createHash('sha256').update(text).digest('base64')}`;
}
