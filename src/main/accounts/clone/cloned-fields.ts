/** The fields of the account that a clone creates: where each value comes from, and the request that creates it. Pure. */
import {
  type Account,
  type ClonedField,
  type ConfigField,
  type ConfigValues,
  type FieldDescriptor,
  type RequestFor,
} from '../../../contract';
import { EXTERNAL_USE_FIELD, readExternalUse } from '../../../contract/config-text';
import { ownProperty } from '../../../contract/zod-free';
import { isSecretField } from '../../secrets';
import type { CloneChoices } from './clone-choices';
import type { CloneSource } from './clone-source';

type FieldSource = Pick<CloneSource, 'account' | 'config' | 'provider' | 'problem'>;

/** The fields of the source's config, in their order; then fields that the provider requires and the config lacks. */
export function listClonedFields(source: FieldSource): ClonedField[] {
  const { account, config, provider, problem } = source;
  if (problem !== null) return [];
  const described = describeFields(provider?.fields ?? []);
  const names = new Set(config.fields.map(({ name }) => name));
  const lacking = [...described.values()].filter(
    ({ name, required }) => required && !names.has(name),
  );
  return [
    ...config.fields.map((field) => ({
      ...(described.get(field.name) ?? plainField(field.name)),
      ...fieldOrigin(account, field, described.get(field.name)?.required === true),
    })),
    ...lacking.map((field): ClonedField => ({
      ...field,
      secret: isSecretField(field.name, account.dataProviderType, provider?.fields ?? null),
      from: 'asked',
    })),
    ...(names.has(EXTERNAL_USE_FIELD) ? [] : externalUseField(account)),
  ];
}

function fieldOrigin(
  { kind }: Account,
  { name, state, secret, value }: ConfigField,
  required: boolean,
): Pick<ClonedField, 'secret' | 'from' | 'value'> {
  switch (state) {
    case 'clear':
      // A new plain account takes true or false. No other word can be cloned without guessing what it means.
      return kind === 'account' && name === EXTERNAL_USE_FIELD && !isExternalUseWord(value ?? '')
        ? { secret: false, from: 'asked', value: null }
        : { secret: false, from: 'source', value };
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

const isExternalUseWord = (text: string): boolean => readExternalUse(text) !== null;

const plainField = (name: string): ClonedField => ({
  name,
  label: name,
  secret: false,
  from: 'source',
  required: false,
  value: null,
});

/** By name. Of a field that is described twice, one description that requires it is enough. */
function describeFields(descriptors: readonly FieldDescriptor[]): Map<string, ClonedField> {
  const byName = new Map<string, ClonedField>();
  for (const { name, text, required } of descriptors) {
    const label = text?.trim() ?? '';
    const first = byName.get(name) ?? {
      ...plainField(name),
      label: label === '' ? name : label,
    };
    byName.set(name, { ...first, required: required || first.required });
  }
  return byName;
}

/** Older instances return the switch with the account and not in its config. */
const externalUseField = ({ kind, allowExternalUse }: Account): ClonedField[] =>
  kind === 'oauth' || allowExternalUse === null
    ? []
    : [{ ...plainField(EXTERNAL_USE_FIELD), value: String(allowExternalUse) }];

/** The request that creates the account in one instance. HOLDS SECRETS. */
export function buildCreateRequest(
  source: CloneSource,
  fields: readonly ClonedField[],
  { name, displayName, values }: Pick<CloneChoices, 'name' | 'displayName' | 'values'>,
  profileId: string,
): RequestFor<'account.create'> {
  const { kind, dataProviderType, credentialsType } = source.account;
  const configurations = Object.fromEntries(
    fields
      .map((field) => [field, clonedValue(source, field, values)] as const)
      // A field that was asked for and left empty stays out: nobody knows its value.
      .filter(([{ from }, value]) => from !== 'asked' || value !== '')
      .map(([field, value]) => [field.name, value]),
  );
  const request = { profileId, kind, name, displayName, dataProviderType };
  if (kind === 'oauth') return { ...request, configurations };
  // A plain account has the switch beside its config; an OAuth account among its fields, as Domo returns it.
  const { [EXTERNAL_USE_FIELD]: externalUse, ...others } = configurations;
  const allowExternalUse = externalUse === undefined ? null : readExternalUse(externalUse);
  return {
    ...request,
    configurations: others,
    ...(allowExternalUse === null ? {} : { allowExternalUse }),
    // A provider with several ways to sign in takes the fields of this one only (domo-api 3.15).
    ...((credentialsType ?? '') === '' ? {} : { credentialsType: credentialsType ?? '' }),
  };
}

const clonedValue = (
  { values: sourceValues }: CloneSource,
  { name, from, value }: ClonedField,
  typed: ConfigValues,
): string => ownProperty(typed, name) ?? (from === 'kept' ? sourceValues.get(name) : value) ?? '';
