/** One config field of one account, there or not. */
import type { ConfigField, FieldDescriptor } from '../../../contract';
import { holdsMask } from '../../secrets/mask';
import { knownText, nothing, type Known } from '../known';
import { EXTERNAL_USE, normalValue } from '../normal';
import { missing, unseen, value, type Draft } from './draft';

/** Its provider says that the field is secret. */
export const hides = ({ encrypted, type }: FieldDescriptor): boolean =>
  encrypted || type === 'password';

/** A field that Domo answered. */
export function present({ name, state, value: text, fingerprint }: ConfigField): Draft {
  if (state === 'clear' && text !== null) return value(name, text);
  if (state === 'empty') return { known: withoutValue(name), shown: { state: 'value', text: '' } };
  if (state === 'secret' && fingerprint !== null) {
    return { known: { is: 'secret', fingerprint }, shown: { state: 'secret' } };
  }
  return unseen('hidden');
}

/** A field that is not there is what its provider takes instead; without a default it is as good as empty. */
export function absent(
  fields: readonly FieldDescriptor[] | null,
  name: string,
  secret: boolean,
): Draft {
  const text = defaultOf(fields, name);
  if (text === '') return missing(withoutValue(name));
  return missing(knownText(normalValue(name, text)), secret ? null : text);
}

/** Old instances do not tell this flag (domo-api 4.1), which does not mean that it is off. */
const withoutValue = (name: string): Known => (name === EXTERNAL_USE ? null : nothing);

/** `''`: none. */
const defaultOf = (fields: readonly FieldDescriptor[] | null, name: string): string => {
  const text = fields?.find((field) => field.name === name && field.defaultValue)?.defaultValue;
  return text === null || text === undefined || holdsMask(text) ? '' : text;
};
