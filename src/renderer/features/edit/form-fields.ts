/** The fields of an account form, built from Domo's descriptors of a provider's fields. Pure. */
import type {
  AccountConfig,
  ConfigField,
  FieldDescriptor,
  DescribedProvider,
  Provider,
} from '../../../contract';
import { createPlainField, isMultilineFieldName, type FormField } from '../../ui/forms/form-field';
import { EXTERNAL_USE_FIELD } from '../../../contract/config-text';
import { t } from '../../../contract/texts';

export interface EditFormField extends FormField {
  /** As last read; null if the provider describes the field and the account's config does not contain it. */
  current: ConfigField | null;
}

const trimmedText = (value: string | null): string => value?.trim() ?? '';

function toFormField(descriptor: FieldDescriptor): FormField {
  const { name, type, required, encrypted, defaultValue } = descriptor;
  return {
    name,
    label: trimmedText(descriptor.text) || name,
    help: trimmedText(descriptor.tooltipText) || null,
    required,
    secret: encrypted || type === 'password',
    multiline: isMultilineFieldName(name),
    initialValue: defaultValue ?? '',
  };
}

/** True if Domo does not describe the fields of the provider, so that the user may add any field by name. */
export const takesFreeFields = (provider: DescribedProvider | null): boolean =>
  provider?.describedBy !== 'domo';

/**
 * In Domo's order; empty if the provider is unknown or describes no fields. Without external use, which has a switch
 * of its own.
 */
export function providerFormFields(provider: Provider | null): readonly FormField[] {
  const byName = new Map<string, FormField>();
  for (const descriptor of provider?.fields ?? []) {
    const field = toFormField(descriptor);
    const earlier = byName.get(field.name);
    // A field may be described twice: it is secret or required if one of the descriptors says so.
    byName.set(field.name, {
      ...(earlier ?? field),
      secret: field.secret || earlier?.secret === true,
      required: field.required || earlier?.required === true,
    });
  }
  byName.delete(EXTERNAL_USE_FIELD);
  return [...byName.values()];
}

/** The fields that the provider describes, then the other fields of the config. */
export function editFormFields(
  config: AccountConfig,
  provider: Provider | null,
): readonly EditFormField[] {
  const currentFields = new Map(config.fields.map((field) => [field.name, field]));
  const described = providerFormFields(provider).map((field): EditFormField => {
    const current = currentFields.get(field.name) ?? null;
    return { ...field, secret: field.secret || current?.secret === true, current };
  });
  const names = new Set(described.map(({ name }) => name));
  const others = config.fields
    .filter(({ name }) => !names.has(name))
    .map((current): EditFormField => ({
      ...createPlainField(current.name, current.secret),
      current,
    }));
  return [...described, ...others.sort((a, b) => fieldOrder(a) - fieldOrder(b))];
}

/** External use comes last, as in the form for a new account. */
const fieldOrder = ({ name }: FormField): number => (name === EXTERNAL_USE_FIELD ? 1 : 0);

/** A field whose name and value the user types. */
export interface FreeField {
  /** Identifies the row. The name cannot, because it is still being typed. */
  key: number;
  name: string;
  value: string;
  secret: boolean;
}

/** A new row is secret until the user says otherwise. */
export const newFreeField = (rows: readonly FreeField[]): FreeField => ({
  key: Math.max(0, ...rows.map(({ key }) => key)) + 1,
  name: '',
  value: '',
  secret: true,
});

const freeFieldName = ({ name }: FreeField): string => name.trim();

/** The rows in which something was typed. */
export const filledFreeFields = (rows: readonly FreeField[]): readonly FreeField[] =>
  rows.filter((row) => freeFieldName(row) !== '' || row.value !== '');

/**
 * Why the rows cannot be sent; null when they can.
 * @param taken names of fields that exist already.
 */
export function validateFreeFields(
  rows: readonly FreeField[],
  taken: readonly string[] = [],
): string | null {
  const seen = new Set(taken);
  for (const row of filledFreeFields(rows)) {
    const name = freeFieldName(row);
    if (name === '') return t('Name every field');
    if (seen.has(name)) return t('The field “{name}” already exists', { name });
    seen.add(name);
  }
  return null;
}

export const freeFieldValues = (rows: readonly FreeField[]): Record<string, string> =>
  Object.fromEntries(filledFreeFields(rows).map((row) => [freeFieldName(row), row.value]));
