/** What an edited config would change, field by field. Pure. */
import type { ConfigField, ConfigValues } from '../../../contract';
import { isSameConfigText } from '../../../contract/config-text';
import { ownProperty } from '../../../contract/zod-free';
import { validateFieldValues } from '../../ui/forms/form-field';
import {
  type EditFormField,
  validateFreeFields,
  filledFreeFields,
  type FreeField,
} from './form-fields';

/** By field; a field that is kept as it is is not here. HOLDS SECRETS. */
export type TypedConfigValues = Readonly<Record<string, string>>;

export interface ConfigChangeRow {
  name: string;
  label: string;
  /** Words or the value, as it may be shown. */
  before: string;
  after: string;
}

const beforeLabels: Record<Exclude<ConfigField['state'], 'clear'>, string> = {
  secret: 'the secret that is there',
  hidden: 'hidden by Domo',
  encrypted: 'encrypted by Domo',
  empty: '∅ empty',
};

function beforeLabel({ was }: EditFormField): string {
  if (was === null) return '∅ not there';
  return was.state === 'clear' ? (was.value ?? '') : beforeLabels[was.state];
}

const afterLabel = (value: string, secret: boolean): string => {
  if (value === '') return '∅ empty';
  return secret ? 'new value' : value;
};

/** True when the value is not known to be the one that is there. */
function isChanged({ was }: EditFormField, value: string): boolean {
  if (was === null || was.state === 'empty') return value !== '';
  return (
    was.state !== 'clear' || was.value === null || !isSameConfigText(was.name, was.value, value)
  );
}

const changedFields = (
  fields: readonly EditFormField[],
  typed: TypedConfigValues,
): [EditFormField, string][] =>
  fields.flatMap((field): [EditFormField, string][] => {
    const value = ownProperty(typed, field.name);
    return value !== undefined && isChanged(field, value) ? [[field, value]] : [];
  });

/** What the list before saving shows: all that will be sent, and nothing else. */
export function listConfigChanges(
  fields: readonly EditFormField[],
  typed: TypedConfigValues,
  rows: readonly FreeField[],
): ConfigChangeRow[] {
  const ofFields = changedFields(fields, typed).map(([field, value]) => ({
    name: field.name,
    label: field.label,
    before: beforeLabel(field),
    after: afterLabel(value, field.secret),
  }));
  const ofRows = filledFreeFields(rows).map(({ name, value, secret }) => ({
    name: name.trim(),
    label: name.trim(),
    before: '∅ not there',
    after: afterLabel(value, secret),
  }));
  return [...ofFields, ...ofRows];
}

/** What is sent. */
export function changedConfigValues(
  fields: readonly EditFormField[],
  typed: TypedConfigValues,
  rows: readonly FreeField[],
): ConfigValues {
  return Object.fromEntries([
    ...changedFields(fields, typed).map(([{ name }, value]) => [name, value] as const),
    ...filledFreeFields(rows).map(({ name, value }) => [name.trim(), value] as const),
  ]);
}

/**
 * What was seen in what is sent; null where there was nothing. Of a secret, and of what Domo hides, nothing was
 * seen that could be held against what is there by then.
 */
export function expectedConfigValues(
  fields: readonly EditFormField[],
  typed: TypedConfigValues,
  rows: readonly FreeField[],
): Record<string, string | null> {
  return Object.fromEntries([
    ...changedFields(fields, typed)
      .filter(([{ was }]) => was === null || was.state === 'clear' || was.state === 'empty')
      .map(([{ name, was }]) => [name, was?.value ?? null] as const),
    ...filledFreeFields(rows).map(({ name }) => [name.trim(), null] as const),
  ]);
}

/** The one thing that is in the way of saving; null when nothing is. */
export function validateConfigChanges(
  fields: readonly EditFormField[],
  typed: TypedConfigValues,
  rows: readonly FreeField[],
): string | null {
  const rowFault = validateFreeFields(
    rows,
    fields.map(({ name }) => name),
  );
  if (rowFault !== null) return rowFault;
  const values = changedConfigValues(fields, typed, rows);
  if (Object.keys(values).length === 0) return 'Nothing was changed';
  const valueFault = validateFieldValues(values);
  if (valueFault !== null) return valueFault;
  const emptied = fields.find(
    ({ name, required }) => required && ownProperty(values, name)?.trim() === '',
  );
  return emptied === undefined ? null : `${emptied.label} cannot be empty`;
}
