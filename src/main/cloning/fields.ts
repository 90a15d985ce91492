/** The fields of the account that will be made, and where the value of each comes from. Pure. */
import type { ClonedField, ConfigField, FieldDescriptor } from '../../contract';
import { isSecret } from '../secrets';
import { EXTERNAL_USE } from '../writing/config-diff';
import type { Source } from './source';

type Read = Pick<Source, 'account' | 'config' | 'provider' | 'problem'>;

/** What the config has, in its order; then what the provider requires and the config lacks. */
export function fieldsOf(source: Read): ClonedField[] {
  const { account, config, provider, problem } = source;
  if (problem !== null) return [];
  const described = describedBy(provider?.fields ?? []);
  const had = new Set(config.fields.map(({ name }) => name));
  const lacking = [...described.values()].filter(
    ({ name, required }) => required && !had.has(name),
  );
  return [
    ...config.fields.map((field) => ({
      ...(described.get(field.name) ?? plain(field.name)),
      ...asRead(field, described.get(field.name)?.required === true),
    })),
    ...lacking.map((field): ClonedField => ({
      ...field,
      secret: isSecret(field.name, account.dataProviderType, provider?.fields ?? null),
      from: 'asked',
    })),
    ...(had.has(EXTERNAL_USE) ? [] : externalUseOf(account)),
  ];
}

function asRead(
  { state, secret, value }: ConfigField,
  required: boolean,
): Pick<ClonedField, 'secret' | 'from' | 'value'> {
  switch (state) {
    case 'clear':
      return { secret: false, from: 'source', value };
    case 'empty':
      return required
        ? { secret, from: 'asked', value: null }
        : { secret, from: 'source', value: '' };
    case 'secret':
      return { secret: true, from: 'kept', value: null };
    case 'hidden':
    case 'encrypted':
      // What Domo hides is a secret, whatever its descriptor says.
      return { secret: true, from: 'asked', value: null };
  }
}

const plain = (name: string): ClonedField => ({
  ...{ name, label: name, secret: false },
  ...{ from: 'source', required: false, value: null },
});

/** By name. Described twice: one that calls it required is enough. */
function describedBy(descriptors: readonly FieldDescriptor[]): Map<string, ClonedField> {
  const byName = new Map<string, ClonedField>();
  for (const { name, text, required } of descriptors) {
    const before = byName.get(name);
    const word = text?.trim() ?? '';
    const first = before ?? { ...plain(name), label: word === '' ? name : word };
    byName.set(name, { ...first, required: required || first.required });
  }
  return byName;
}

/** Older instances tell it with the account alone. */
const externalUseOf = ({ kind, allowExternalUse }: Read['account']): ClonedField[] =>
  kind === 'oauth' || allowExternalUse === null
    ? []
    : [{ ...plain(EXTERNAL_USE), value: String(allowExternalUse) }];
