/** The fields of a form, made from what Domo says of a provider's fields. Pure. */
import type {
  Config,
  ConfigField,
  FieldDescriptor,
  KeptProvider,
  Provider,
} from '../../../contract';
import { EXTERNAL_USE, plainField, soundsLong, type FormField } from '../../ui/field';

export interface EditField extends FormField {
  /** As last read; null when the provider has the field and this account's config does not. */
  was: ConfigField | null;
}

const text = (value: string | null): string => value?.trim() ?? '';

function fieldOf(descriptor: FieldDescriptor): FormField {
  const { name, type, required, encrypted, defaultValue } = descriptor;
  return {
    name,
    label: text(descriptor.text) || name,
    help: text(descriptor.tooltipText) || null,
    required,
    secret: encrypted || type === 'password',
    long: soundsLong(name),
    start: defaultValue ?? '',
  };
}

/** Domo does not say which fields there are, so any can be added by name. */
export const isFree = (provider: KeptProvider | null): boolean => provider?.describedBy !== 'domo';

/** In Domo's order; none when the provider is not known or describes none. The switch is not among them. */
export function fieldsOf(provider: Provider | null): readonly FormField[] {
  const byName = new Map<string, FormField>();
  for (const descriptor of provider?.fields ?? []) {
    const field = fieldOf(descriptor);
    const before = byName.get(field.name);
    // Described twice: one that calls it secret, or required, is enough.
    byName.set(field.name, {
      ...(before ?? field),
      secret: field.secret || before?.secret === true,
      required: field.required || before?.required === true,
    });
  }
  byName.delete(EXTERNAL_USE);
  return [...byName.values()];
}

/** What the provider describes, then what this config has besides. */
export function editFieldsOf(config: Config, provider: Provider | null): readonly EditField[] {
  const was = new Map(config.fields.map((field) => [field.name, field]));
  const described = fieldsOf(provider).map((field): EditField => {
    const now = was.get(field.name) ?? null;
    return { ...field, secret: field.secret || now?.secret === true, was: now };
  });
  const names = new Set(described.map(({ name }) => name));
  const others = config.fields
    .filter(({ name }) => !names.has(name))
    .map((now): EditField => ({ ...plainField(now.name, now.secret), was: now }));
  return [...described, ...others.sort((a, b) => place(a) - place(b))];
}

/** The switch comes last, as in the form of a new account. */
const place = ({ name }: FormField): number => (name === EXTERNAL_USE ? 1 : 0);
