/** Which config fields a change would change, and what is seen of them afterwards. */
import {
  type AccountConfig,
  type ConfigValues,
  type ActivityChange,
  type FieldDescriptor,
  fail,
  type ParsedRequestFor,
} from '../../contract';
import type { RawConfig } from '../domo';
import { fingerprint, holdsMask, holdsSecret, isSecret } from '../secrets';
import type { Store } from '../store/store-types';

/** Domo tells this one as text and takes it as text or boolean (domo-api 3.8). */
export const ALLOW_EXTERNAL_USE = 'allowExternalUse';

export const isTrueText = (text: string): boolean => /^(?:yes|true|t|1)$/i.test(text);

/** A mask is the same as nothing, itself included. */
export function isSameConfigValue(name: string, present: string | null, wanted: string): boolean {
  if (present !== null && holdsMask(present)) return false;
  if (name === ALLOW_EXTERNAL_USE && present !== null)
    return isTrueText(present) === isTrueText(wanted);
  return (present ?? '') === wanted;
}

/** Without what Domo has already. `present` null: it could not be read, so all is sent. */
export const omitUnchanged = (changes: ConfigValues, present: RawConfig | null): ConfigValues =>
  Object.fromEntries(
    Object.entries(changes).filter(
      ([name, value]) =>
        !present?.values.has(name) ||
        !isSameConfigValue(name, present.values.get(name) ?? null, value),
    ),
  );

export interface WriteConfirmation {
  /** These have the value that was written. */
  readonly confirmed: readonly string[];
  /** These have another one. */
  readonly other: readonly string[];
  /** Of these Domo tells nothing. */
  readonly hidden: readonly string[];
}

/** Compares by fingerprint: secret values do not have to be read once more. */
export function confirmWritten(
  written: ConfigValues,
  config: AccountConfig,
  fingerprintKey: string,
): WriteConfirmation {
  const look = (name: string, value: string): keyof WriteConfirmation => {
    const field = config.fields.find((each) => each.name === name);
    if (!field || field.state === 'hidden' || field.state === 'encrypted') return 'hidden';
    const same =
      field.state === 'secret'
        ? field.fingerprint === fingerprint(value, fingerprintKey)
        : isSameConfigValue(name, field.value, value);
    return same ? 'confirmed' : 'other';
  };
  const seen = { confirmed: [], other: [], hidden: [] } as Record<
    keyof WriteConfirmation,
    string[]
  >;
  for (const [name, value] of Object.entries(written)) seen[look(name, value)].push(name);
  return seen;
}

/** Config fields as the activity may keep them: of a secret nothing but its name. */

/** Which fields of a provider are secret, by what was last read of it. */
export async function loadSecretRule(
  store: Store,
  profileId: string,
  dataProviderType: string,
): Promise<(name: string) => boolean> {
  const provider = await store.getProvider(profileId, dataProviderType);
  const descriptors: readonly FieldDescriptor[] | null = provider?.fields ?? null;
  return (name) => isSecret(name, dataProviderType, descriptors);
}

/**
 * `before` null: not there, or not known. What Domo hides is a secret, and so is a value with a secret inside it,
 * whatever the descriptor says.
 */
export function toFieldChange(
  what: string,
  secret: boolean,
  before: string | null,
  after: string,
): ActivityChange {
  const shown = [before ?? '', after];
  return secret || shown.some((value) => holdsMask(value) || holdsSecret(value))
    ? { what, secret: true, before: null, after: null }
    : { what, secret: false, before, after };
}

/** Nothing is written over what the user did not see: what is in Domo now is held against what was on screen. */

type ExpectedValues = NonNullable<ParsedRequestFor<'account.updateConfig'>['expected']>;

/** Fails with `changedSinceRead` that names the fields. `present` null: what Domo has cannot be told. */
export function refuseChangedSinceRead(expected: ExpectedValues, present: RawConfig | null): void {
  const names = Object.keys(expected);
  if (names.length === 0) return;
  if (present === null) {
    return failChangedSinceRead(`what Domo has in ${names.join(', ')} now could not be read`);
  }
  const nowIn = (name: string): string | null => present.values.get(name) ?? null;
  const other = names.filter((name) => !isAsExpected(name, nowIn(name), expected[name] ?? null));
  const hidden = other.filter((name) => holdsMask(nowIn(name) ?? ''));
  const differing = other.filter((name) => !hidden.includes(name));
  const said = [
    ...(differing.length > 0 ? [`Domo has another value in ${differing.join(', ')} by now`] : []),
    ...(hidden.length > 0
      ? [`Domo hides ${hidden.join(', ')}, so whether it changed cannot be told`]
      : []),
  ];
  if (said.length > 0) failChangedSinceRead(said.join('; '));
}

const failChangedSinceRead = (why: string): never =>
  fail('changedSinceRead', `Nothing was sent: ${why}.`);

/** Nothing there and an empty text are the same to Domo. A mask is not even equal to itself. */
function isAsExpected(name: string, present: string | null, expected: string | null): boolean {
  if (present === null || expected === null) return (present ?? '') === (expected ?? '');
  return isSameConfigValue(name, present, expected);
}

/** What Domo shows instead of a secret is never sent back: it would be kept as the secret (domo-api 3.6). */

/** Fails with `invalidRequest` that names the fields; nothing is sent then. */
export function refuseMasks(values: Readonly<Record<string, unknown>>): void {
  const masked = Object.entries(values)
    .filter(([, value]) => containsMask(value))
    .map(([name]) => name);
  if (masked.length === 0) return;
  fail(
    'invalidRequest',
    `Nothing was sent: ${masked.join(', ')} would be set to what Domo shows instead of a secret.`,
    { next: 'Leave these fields out, or give them their real values.' },
  );
}

/** At any depth: a body that is given whole may hold lists of fields. */
function containsMask(value: unknown): boolean {
  if (typeof value === 'string') return holdsMask(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(containsMask);
}
