/** The fields of a form, made from what Domo says of a provider's fields. Pure. */
import type {
  AccountConfig,
  ConfigField,
  FieldDescriptor,
  DescribedProvider,
  Provider,
} from '../../../contract';
import { createPlainField, isMultilineFieldName, type FormField } from '../../ui/forms/form-field';
import { EXTERNAL_USE_FIELD } from '../../../contract/config-text';

export interface EditFormField extends FormField {
  /** As last read; null when the provider has the field and this account's config does not. */
  was: ConfigField | null;
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

/** Domo does not say which fields there are, so any can be added by name. */
export const takesFreeFields = (provider: DescribedProvider | null): boolean =>
  provider?.describedBy !== 'domo';

/** In Domo's order; none when the provider is not known or describes none. The switch is not among them. */
export function providerFormFields(provider: Provider | null): readonly FormField[] {
  const byName = new Map<string, FormField>();
  for (const descriptor of provider?.fields ?? []) {
    const field = toFormField(descriptor);
    const before = byName.get(field.name);
    // Described twice: one that calls it secret, or required, is enough.
    byName.set(field.name, {
      ...(before ?? field),
      secret: field.secret || before?.secret === true,
      required: field.required || before?.required === true,
    });
  }
  byName.delete(EXTERNAL_USE_FIELD);
  return [...byName.values()];
}

/** What the provider describes, then what this config has besides. */
export function editFormFields(
  config: AccountConfig,
  provider: Provider | null,
): readonly EditFormField[] {
  const was = new Map(config.fields.map((field) => [field.name, field]));
  const described = providerFormFields(provider).map((field): EditFormField => {
    const now = was.get(field.name) ?? null;
    return { ...field, secret: field.secret || now?.secret === true, was: now };
  });
  const names = new Set(described.map(({ name }) => name));
  const others = config.fields
    .filter(({ name }) => !names.has(name))
    .map((now): EditFormField => ({ ...createPlainField(now.name, now.secret), was: now }));
  return [...described, ...others.sort((a, b) => fieldOrder(a) - fieldOrder(b))];
}

/** The switch comes last, as in the form of a new account. */
const fieldOrder = ({ name }: FormField): number => (name === EXTERNAL_USE_FIELD ? 1 : 0);

/** Fields that nobody describes: name and value by hand. Pure. */
export interface FreeField {
  /** Of the row, not of the field: names are being typed. */
  key: number;
  name: string;
  value: string;
  secret: boolean;
}

/** What is not known to be harmless is treated as a secret. */
export const newFreeField = (rows: readonly FreeField[]): FreeField => ({
  key: Math.max(0, ...rows.map(({ key }) => key)) + 1,
  name: '',
  value: '',
  secret: true,
});

const freeFieldName = ({ name }: FreeField): string => name.trim();

/** Rows in which nothing was typed are no fields. */
export const filledFreeFields = (rows: readonly FreeField[]): readonly FreeField[] =>
  rows.filter((row) => freeFieldName(row) !== '' || row.value !== '');

/** Why the rows cannot be sent; null when they can. `taken` are names that are fields already. */
export function validateFreeFields(
  rows: readonly FreeField[],
  taken: readonly string[] = [],
): string | null {
  const seen = new Set(taken);
  for (const row of filledFreeFields(rows)) {
    const name = freeFieldName(row);
    if (name === '') return 'Give each field a name';
    if (seen.has(name)) return `There is a field “${name}” already`;
    seen.add(name);
  }
  return null;
}

export const freeFieldValues = (rows: readonly FreeField[]): Record<string, string> =>
  Object.fromEntries(filledFreeFields(rows).map((row) => [freeFieldName(row), row.value]));
