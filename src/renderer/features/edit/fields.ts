/** The fields of a form, made from what Domo says of a provider's fields. Pure. */
import type {
  Config,
  ConfigField,
  FieldDescriptor,
  KeptProvider,
  Provider,
} from '../../../contract';

export interface FormField {
  /** The key in the config. */
  name: string;
  label: string;
  help: string | null;
  required: boolean;
  secret: boolean;
  /** May have several lines, as a private key has: an input of one line would join them. */
  long: boolean;
  /** What stands in it before anybody types. */
  start: string;
}

export interface EditField extends FormField {
  /** As last read; null when the provider has the field and this account's config does not. */
  was: ConfigField | null;
}

/** In configs it is text among the fields, in accounts a switch of its own (domo-api 3.8). */
export const EXTERNAL_USE = 'allowExternalUse';

const soundsLong = /private_?-?key$|credentials?$|certificate$|\bpem$|json/iu;

const text = (value: string | null): string => value?.trim() ?? '';

function fieldOf(descriptor: FieldDescriptor): FormField {
  const { name, type, required, encrypted, defaultValue } = descriptor;
  return {
    name,
    label: text(descriptor.text) || name,
    help: text(descriptor.tooltipText) || null,
    required,
    secret: encrypted || type === 'password',
    long: soundsLong.test(name),
    start: defaultValue ?? '',
  };
}

/** A field that only its name is known of. */
export const plainField = (name: string, secret: boolean): FormField => ({
  name,
  label: name,
  help: null,
  required: false,
  secret,
  long: soundsLong.test(name),
  start: '',
});

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

/** What Domo shows in place of a value: never a value, and never written back. */
export const isMask = (value: string): boolean =>
  /^(?:\*{3,}|[•●]{3,})$/u.test(value.trim()) || value.trim().startsWith('{encrypted}');

/** What is wrong with a value that was typed; null when nothing is. */
export const faultOf = (value: string): string | null =>
  isMask(value) ? 'This is what Domo shows instead of a value. Type the value itself.' : null;

/** Domo's readings of yes (domo-api 3.8). */
export const isYes = (value: string): boolean => /^(?:yes|true|t|1)$/iu.test(value.trim());
