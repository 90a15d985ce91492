/** Which config fields a change would change, and what is seen of them afterwards. */
import type { Config, ConfigValues } from '../../contract';
import type { RawConfig } from '../domo';
import { fingerprint, holdsMask } from '../secrets';

/** Domo tells this one as text and takes it as text or boolean (domo-api 3.8). */
export const EXTERNAL_USE = 'allowExternalUse';

export const isTrue = (text: string): boolean => /^(?:yes|true|t|1)$/i.test(text);

/** A mask is the same as nothing, itself included. */
export function isSame(name: string, present: string | null, wanted: string): boolean {
  if (present !== null && holdsMask(present)) return false;
  if (name === EXTERNAL_USE && present !== null) return isTrue(present) === isTrue(wanted);
  return (present ?? '') === wanted;
}

/** Without what Domo has already. `present` null: it could not be read, so all is sent. */
export const differing = (changes: ConfigValues, present: RawConfig | null): ConfigValues =>
  Object.fromEntries(
    Object.entries(changes).filter(
      ([name, value]) =>
        !present?.values.has(name) || !isSame(name, present.values.get(name) ?? null, value),
    ),
  );

export interface Seen {
  /** These have the value that was written. */
  readonly confirmed: readonly string[];
  /** These have another one. */
  readonly other: readonly string[];
  /** Of these Domo tells nothing. */
  readonly hidden: readonly string[];
}

/** Compares by fingerprint: secret values do not have to be read once more. */
export function seenOf(written: ConfigValues, config: Config, fingerprintKey: string): Seen {
  const look = (name: string, value: string): keyof Seen => {
    const field = config.fields.find((each) => each.name === name);
    if (!field || field.state === 'hidden' || field.state === 'encrypted') return 'hidden';
    const same =
      field.state === 'secret'
        ? field.fingerprint === fingerprint(value, fingerprintKey)
        : isSame(name, field.value, value);
    return same ? 'confirmed' : 'other';
  };
  const seen = { confirmed: [], other: [], hidden: [] } as Record<keyof Seen, string[]>;
  for (const [name, value] of Object.entries(written)) seen[look(name, value)].push(name);
  return seen;
}
