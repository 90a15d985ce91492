/** The fields of the account that will be made, and where the value of each comes from. Pure. */
import {
  type ClonedField,
  type ConfigField,
  type FieldDescriptor,
  fail,
  type ConfigValues,
  type ParsedRequestFor,
  type RequestFor,
} from '../../../contract';
import { isSecret } from '../../secrets';
import { ALLOW_EXTERNAL_USE, isTrueText, refuseMasks } from '../config-changes';
import type { CloneSource } from './clone-source';
import { ownProperty } from '../../../contract/zod-free';

type FieldSource = Pick<CloneSource, 'account' | 'config' | 'provider' | 'problem'>;

/** What the config has, in its order; then what the provider requires and the config lacks. */
export function listClonedFields(source: FieldSource): ClonedField[] {
  const { account, config, provider, problem } = source;
  if (problem !== null) return [];
  const described = describeFields(provider?.fields ?? []);
  const had = new Set(config.fields.map(({ name }) => name));
  const lacking = [...described.values()].filter(
    ({ name, required }) => required && !had.has(name),
  );
  return [
    ...config.fields.map((field) => ({
      ...(described.get(field.name) ?? plainField(field.name)),
      ...fieldOrigin(field, described.get(field.name)?.required === true),
    })),
    ...lacking.map((field): ClonedField => ({
      ...field,
      secret: isSecret(field.name, account.dataProviderType, provider?.fields ?? null),
      from: 'asked',
    })),
    ...(had.has(ALLOW_EXTERNAL_USE) ? [] : externalUseField(account)),
  ];
}

function fieldOrigin(
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

const plainField = (name: string): ClonedField => ({
  name,
  label: name,
  secret: false,
  from: 'source',
  required: false,
  value: null,
});

/** By name. Described twice: one that calls it required is enough. */
function describeFields(descriptors: readonly FieldDescriptor[]): Map<string, ClonedField> {
  const byName = new Map<string, ClonedField>();
  for (const { name, text, required } of descriptors) {
    const before = byName.get(name);
    const word = text?.trim() ?? '';
    const first = before ?? { ...plainField(name), label: word === '' ? name : word };
    byName.set(name, { ...first, required: required || first.required });
  }
  return byName;
}

/** Older instances tell it with the account alone. */
const externalUseField = ({ kind, allowExternalUse }: FieldSource['account']): ClonedField[] =>
  kind === 'oauth' || allowExternalUse === null
    ? []
    : [{ ...plainField(ALLOW_EXTERNAL_USE), value: String(allowExternalUse) }];

/** The account.create of one instance: what the source has, what main fills in, and what the user gave. */

type CloneValues = Pick<ParsedRequestFor<'clone.run'>, 'name' | 'displayName' | 'values'>;

/** Fails with `invalidRequest` or `createParams` before anything is sent anywhere. */
export function checkCloneValues(fields: readonly ClonedField[], values: ConfigValues): void {
  refuseMasks(values);
  const names = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(values).filter((name) => !names.has(name));
  if (unknown.length > 0) {
    fail('invalidRequest', `Nothing was sent: the plan has no ${unknown.join(', ')}.`);
  }
  const wanting = fields.filter(
    ({ name, from, required }) =>
      (from === 'asked' && ownProperty(values, name) === undefined) ||
      (required && ownProperty(values, name)?.trim() === ''),
  );
  if (wanting.length > 0) {
    fail('createParams', `Nothing was sent. Missing: ${fieldNames(wanting).join(', ')}.`);
  }
}

const fieldNames = (fields: readonly ClonedField[]): string[] => fields.map(({ name }) => name);

/** HOLDS SECRETS. */
export function buildCreateRequest(
  source: CloneSource,
  fields: readonly ClonedField[],
  { name, displayName, values }: CloneValues,
  profileId: string,
): RequestFor<'account.create'> {
  const { kind, dataProviderType } = source.account;
  const all = new Map(fields.map((field) => [field, clonedValue(source, field, values)]));
  const written = [...all].filter(([{ from }, value]) => from !== 'asked' || value !== '');
  const configurations = Object.fromEntries(written.map(([field, value]) => [field.name, value]));
  const request = { profileId, kind, name, displayName, dataProviderType };
  if (kind === 'oauth') return { ...request, configurations };
  // A plain account has it as a switch of its own; an OAuth account among its fields, as Domo tells it.
  const { [ALLOW_EXTERNAL_USE]: external, ...others } = configurations;
  return {
    ...request,
    configurations: others,
    ...(external === undefined ? {} : { allowExternalUse: isTrueText(external) }),
  };
}

/** One that was asked for and left empty stays out: nobody knows what it would be. */
const clonedValue = (
  { values: had }: CloneSource,
  { name, from, value }: ClonedField,
  given: ConfigValues,
): string => ownProperty(given, name) ?? (from === 'kept' ? had.get(name) : value) ?? '';
