/** The changes that an edited config makes, field by field. Pure. */
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
import { t } from '../../../contract/texts';

/** Typed values by field name; unchanged fields are absent. HOLDS SECRETS. */
export type TypedConfigValues = Readonly<Record<string, string>>;

export interface ConfigChangeRow {
  name: string;
  label: string;
  /** The value, or a description of it where the value must not be shown. */
  before: string;
  after: string;
}

const beforeLabels: Record<Exclude<ConfigField['state'], 'clear'>, string> = {
  secret: t('current secret'),
  hidden: t('hidden by Domo'),
  encrypted: t('encrypted by Domo'),
  empty: t('∅ empty'),
};

function beforeLabel({ current }: EditFormField): string {
  if (current === null) return t('∅ not set');
  return current.state === 'clear' ? (current.value ?? '') : beforeLabels[current.state];
}

const afterLabel = (value: string, secret: boolean): string => {
  if (value === '') return t('∅ empty');
  return secret ? t('new value') : value;
};

/** False only if the value is known to equal the present one. */
function isChanged({ current }: EditFormField, value: string): boolean {
  if (current === null || current.state === 'empty') return value !== '';
  return (
    current.state !== 'clear' ||
    current.value === null ||
    !isSameConfigText(current.name, current.value, value)
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

/** The rows of the review before saving: everything that will be sent, and nothing else. */
export function listConfigChanges(
  fields: readonly EditFormField[],
  typed: TypedConfigValues,
  rows: readonly FreeField[],
): ConfigChangeRow[] {
  const fieldRows = changedFields(fields, typed).map(([field, value]) => ({
    name: field.name,
    label: field.label,
    before: beforeLabel(field),
    after: afterLabel(value, field.secret),
  }));
  const freeFieldChanges = filledFreeFields(rows).map(({ name, value, secret }) => ({
    name: name.trim(),
    label: name.trim(),
    before: t('∅ not set'),
    after: afterLabel(value, secret),
  }));
  return [...fieldRows, ...freeFieldChanges];
}

/** The values to send. */
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
 * The values that the user saw in the fields that are sent; null for fields that were not set. Secrets and values
 * that Domo hides are absent, because the user saw nothing that could be checked.
 */
export function expectedConfigValues(
  fields: readonly EditFormField[],
  typed: TypedConfigValues,
  rows: readonly FreeField[],
): Record<string, string | null> {
  return Object.fromEntries([
    ...changedFields(fields, typed)
      .filter(
        ([{ current }]) =>
          current === null || current.state === 'clear' || current.state === 'empty',
      )
      .map(([{ name, current }]) => [name, current?.value ?? null] as const),
    ...filledFreeFields(rows).map(({ name }) => [name.trim(), null] as const),
  ]);
}

/** The first reason why the changes cannot be saved; null when there is none. */
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
  if (Object.keys(values).length === 0) return t('Nothing has changed');
  const valueFault = validateFieldValues(values);
  if (valueFault !== null) return valueFault;
  const emptied = fields.find(
    ({ name, required }) => required && ownProperty(values, name)?.trim() === '',
  );
  return emptied === undefined ? null : t('{label} cannot be empty', { label: emptied.label });
}
