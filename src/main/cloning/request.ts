/** The account.create of one instance: what the source has, what main fills in, and what the user gave. */
import { own } from '../../contract/own';
import {
  fail,
  type ClonedField,
  type ConfigValues,
  type ParsedRequestFor,
  type RequestFor,
} from '../../contract';
import { EXTERNAL_USE, isTrue } from '../writing/config-diff';
import { refuseMasks } from '../writing/masks';
import type { Source } from './source';

type Run = Pick<ParsedRequestFor<'clone.run'>, 'name' | 'displayName' | 'values'>;

/** Fails with `invalidRequest` or `createParams` before anything is sent anywhere. */
export function checkValues(fields: readonly ClonedField[], values: ConfigValues): void {
  refuseMasks(values);
  const names = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(values).filter((name) => !names.has(name));
  if (unknown.length > 0) {
    fail('invalidRequest', `Nothing was sent: the plan has no ${unknown.join(', ')}.`);
  }
  const wanting = fields.filter(
    ({ name, from, required }) =>
      (from === 'asked' && own(values, name) === undefined) ||
      (required && own(values, name)?.trim() === ''),
  );
  if (wanting.length > 0) {
    fail('createParams', `Nothing was sent. Missing: ${namesOf(wanting).join(', ')}.`);
  }
}

const namesOf = (fields: readonly ClonedField[]): string[] => fields.map(({ name }) => name);

/** HOLDS SECRETS. */
export function createRequest(
  source: Source,
  fields: readonly ClonedField[],
  { name, displayName, values }: Run,
  profileId: string,
): RequestFor<'account.create'> {
  const { kind, dataProviderType } = source.account;
  const all = new Map(fields.map((field) => [field, valueOf(source, field, values)]));
  const written = [...all].filter(([{ from }, value]) => from !== 'asked' || value !== '');
  const configurations = Object.fromEntries(written.map(([field, value]) => [field.name, value]));
  const request = { profileId, kind, name, displayName, dataProviderType };
  if (kind === 'oauth') return { ...request, configurations };
  // A plain account has it as a switch of its own; an OAuth account among its fields, as Domo tells it.
  const { [EXTERNAL_USE]: external, ...others } = configurations;
  return {
    ...{ ...request, configurations: others },
    ...(external === undefined ? {} : { allowExternalUse: isTrue(external) }),
  };
}

/** One that was asked for and left empty stays out: nobody knows what it would be. */
const valueOf = (
  { values: had }: Source,
  { name, from, value }: ClonedField,
  given: ConfigValues,
): string => own(given, name) ?? (from === 'kept' ? had.get(name) : value) ?? '';
