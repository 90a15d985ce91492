/** What was typed over the fields of a plan, and what becomes of each field. Pure. */
import type { ClonedField, ConfigValues, ResponseFor } from '../../../contract';
import { own } from '../../../contract/own';
import { EXTERNAL_USE, faultOfValues, isYes, soundsLong, type FormField } from '../../ui/field';

export type Plan = ResponseFor<'clone.plan'>;

/** By field; one that was not touched is not here. HOLDS SECRETS. */
export type Typed = Readonly<Record<string, string>>;

export const formFieldOf = ({ name, label, from, secret, required }: ClonedField): FormField => ({
  ...{ name, label, secret, required },
  help: null,
  long: soundsLong(name) && from !== 'source',
  start: '',
});

/** What is sent: every field that was asked for, and those that shall be other than in the source. */
export function valuesOf(fields: readonly ClonedField[], typed: Typed): ConfigValues {
  const given = fields.flatMap(({ name, from, value }): [string, string][] => {
    const text = own(typed, name);
    if (from === 'asked') return [[name, text ?? '']];
    // An empty input stands for the secret that main fills in.
    if (from === 'kept') return text === undefined || text === '' ? [] : [[name, text]];
    return text === undefined || text === value ? [] : [[name, text]];
  });
  return Object.fromEntries(given);
}

/** The one thing that is in the way; null when nothing is. */
export function wantingOf(fields: readonly ClonedField[], typed: Typed): string | null {
  const values = valuesOf(fields, typed);
  const fault = faultOfValues(values);
  if (fault !== null) return fault;
  const empty = fields.filter(({ name, required }) => required && own(values, name)?.trim() === '');
  if (empty.length > 2) return `${String(empty.length)} fields are still needed`;
  return empty.length === 0 ? null : `Needed: ${empty.map(({ label }) => label).join(', ')}`;
}

/** Whose a value is that was given in this dialog. */
export const TYPED = 'typed by you';

export interface Line {
  name: string;
  label: string;
  /** The value, or words for it, as it may be shown. */
  value: string;
  /** Whose it is. */
  from: string;
}

/** All fields of the account that will be made. `source` is the label of the source's instance. */
export const linesOf = (fields: readonly ClonedField[], typed: Typed, source: string): Line[] =>
  fields.map((field) => ({
    name: field.name,
    label: field.name === EXTERNAL_USE ? 'External use' : field.label,
    ...lineOf(field, typed, source),
  }));

function lineOf(
  { name, secret, value, from }: ClonedField,
  typed: Typed,
  source: string,
): Pick<Line, 'value' | 'from'> {
  const given = own(typed, name);
  const text = given ?? '';
  if (from === 'asked' && text === '') return { value: '∅ left out', from: 'left empty by you' };
  const changed = from === 'source' ? given !== undefined && given !== value : text !== '';
  if (secret && changed) return { value: 'secret, not shown', from: TYPED };
  if (from === 'kept') return { value: 'secret, not shown', from: `filled in from ${source}` };
  const shown = changed ? text : (value ?? '');
  const words = name === EXTERNAL_USE ? (isYes(shown) ? 'allowed' : 'not allowed') : shown;
  return { value: words === '' ? '∅ empty' : words, from: changed ? TYPED : source };
}
