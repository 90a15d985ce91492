/**
 * What a write of config fields would change, whether Domo still has what the user saw, and what Domo shows after the
 * write. The comparison engine decides which values are the same.
 */
import {
  fail,
  type AccountConfig,
  type AccountKey,
  type ConfigField,
  type ConfigValues,
  type FieldDescriptor,
  type ParsedRequestFor,
} from '../../contract';
import { relationOfFields } from '../comparison/engine/equality';
import type { RawConfig } from '../domo';
import { holdsMask, presentConfig } from '../secrets';

/** What turns the values of an account into config fields, as a sync does: secrets become fingerprints. */
export interface FieldContext {
  readonly key: AccountKey;
  readonly dataProviderType: string;
  /** Null: the provider's fields were never read. */
  readonly descriptors: readonly FieldDescriptor[] | null;
  readonly fingerprintKey: string;
}

type FieldsByName = ReadonlyMap<string, ConfigField>;

function toFields(
  values: RawConfig['values'],
  { key: { kind, id }, dataProviderType, descriptors, fingerprintKey }: FieldContext,
): FieldsByName {
  const raw = { dataProviderType, values };
  return fieldsByName(presentConfig(kind, id, raw, descriptors, fingerprintKey));
}

const fieldsByName = ({ fields }: AccountConfig): FieldsByName =>
  new Map(fields.map((field) => [field.name, field]));

/**
 * Leaves out what Domo already has. `present` null: the config could not be read, so everything is sent. A field that
 * is not there is always sent: the provider may have a default for it that is another value.
 */
export function omitUnchanged(
  changes: ConfigValues,
  present: RawConfig | null,
  context: FieldContext,
): ConfigValues {
  if (present === null) return changes;
  const now = toFields(present.values, context);
  const wanted = toFields(new Map(Object.entries(changes)), context);
  const isSame = (name: string): boolean => {
    const [one, other] = [now.get(name), wanted.get(name)];
    return one !== undefined && other !== undefined && relationOfFields(one, other) === 'same';
  };
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !isSame(name)));
}

type ExpectedValues = NonNullable<ParsedRequestFor<'account.updateConfig'>['expected']>;

/**
 * Fails with `changedSinceRead`, and names the fields, unless Domo still has what the user saw. `present` null: the
 * config could not be read.
 */
export function refuseChangedSinceRead(
  expected: ExpectedValues,
  present: RawConfig | null,
  context: FieldContext,
): void {
  const names = Object.keys(expected);
  if (names.length === 0) return;
  if (present === null) {
    return failChangedSinceRead(`what Domo has in ${names.join(', ')} now could not be read`);
  }
  const now = toFields(present.values, context);
  const seen = toFields(new Map(Object.entries(expected)), context);
  const changed = names.filter((name) => !isAsSeen(now.get(name), seen.get(name)));
  const hidden = changed.filter((name) => holdsMask(present.values.get(name) ?? ''));
  const differing = changed.filter((name) => !hidden.includes(name));
  const reasons = [
    ...(differing.length > 0 ? [`Domo has another value in ${differing.join(', ')} by now`] : []),
    ...(hidden.length > 0
      ? [`Domo hides ${hidden.join(', ')}, so whether it changed is unknown`]
      : []),
  ];
  if (reasons.length > 0) failChangedSinceRead(reasons.join('; '));
}

const failChangedSinceRead = (reason: string): never =>
  fail('changedSinceRead', `Nothing was sent: ${reason}.`);

/** A field that is not there and an empty one look alike to the user. A mask is not even the same as itself. */
function isAsSeen(now: ConfigField | undefined, seen: ConfigField | undefined): boolean {
  const [one, other] = [nullWhenEmpty(now), nullWhenEmpty(seen)];
  if (one === null || other === null) return one === other;
  return relationOfFields(one, other) === 'same';
}

const nullWhenEmpty = (field: ConfigField | undefined): ConfigField | null =>
  field === undefined || field.state === 'empty' ? null : field;

/** The names of written fields, by what Domo shows of them afterwards. */
export interface WriteConfirmation {
  /** Domo shows the value that was written. */
  readonly confirmed: readonly string[];
  /** Domo shows another value. */
  readonly other: readonly string[];
  /** Domo hides the value or does not return the field. */
  readonly hidden: readonly string[];
}

/** `config` as it was read after the write. Fingerprints are enough: no secret has to be read again. */
export function confirmWritten(
  written: ConfigValues,
  config: AccountConfig,
  context: FieldContext,
): WriteConfirmation {
  const shown = fieldsByName(config);
  const confirmed: string[] = [];
  const other: string[] = [];
  const hidden: string[] = [];
  for (const [name, field] of toFields(new Map(Object.entries(written)), context)) {
    const now = shown.get(name);
    const relation = now === undefined ? 'unknown' : relationOfFields(field, now);
    if (relation === 'same') confirmed.push(name);
    else if (relation === 'different') other.push(name);
    else hidden.push(name);
  }
  return { confirmed, other, hidden };
}
