/** What an edited config would change, field by field. Pure. */
import type { ConfigField, ConfigValues } from '../../../contract';
import { own } from '../../../contract/own';
import { EXTERNAL_USE, faultOfValues, isYes } from '../../ui/field';
import type { EditField } from './fields';
import { faultOfRows, filledRows, type Row } from './rows';

/** By field; a field that is kept as it is is not here. HOLDS SECRETS. */
export type Typed = Readonly<Record<string, string>>;

export interface Change {
  name: string;
  label: string;
  /** Words or the value, as it may be shown. */
  before: string;
  after: string;
}

const beforeWords: Record<Exclude<ConfigField['state'], 'clear'>, string> = {
  secret: 'the secret that is there',
  hidden: 'hidden by Domo',
  encrypted: 'encrypted by Domo',
  empty: '∅ empty',
};

function before({ was }: EditField): string {
  if (was === null) return '∅ not there';
  return was.state === 'clear' ? (was.value ?? '') : beforeWords[was.state];
}

const after = (value: string, secret: boolean): string => {
  if (value === '') return '∅ empty';
  return secret ? 'new value' : value;
};

/** True when the value is not known to be the one that is there. */
function differs({ was }: EditField, value: string): boolean {
  if (was === null || was.state === 'empty') return value !== '';
  if (was.name === EXTERNAL_USE && was.value !== null) return isYes(was.value) !== isYes(value);
  return was.state !== 'clear' || was.value !== value;
}

const changed = (fields: readonly EditField[], typed: Typed): [EditField, string][] =>
  fields.flatMap((field): [EditField, string][] => {
    const value = own(typed, field.name);
    return value !== undefined && differs(field, value) ? [[field, value]] : [];
  });

/** What the list before saving shows: all that will be sent, and nothing else. */
export function changesOf(
  fields: readonly EditField[],
  typed: Typed,
  rows: readonly Row[],
): Change[] {
  const ofFields = changed(fields, typed).map(([field, value]) => ({
    name: field.name,
    label: field.label,
    before: before(field),
    after: after(value, field.secret),
  }));
  const ofRows = filledRows(rows).map(({ name, value, secret }) => ({
    name: name.trim(),
    label: name.trim(),
    before: '∅ not there',
    after: after(value, secret),
  }));
  return [...ofFields, ...ofRows];
}

/** What is sent. */
export function valuesOf(
  fields: readonly EditField[],
  typed: Typed,
  rows: readonly Row[],
): ConfigValues {
  return Object.fromEntries([
    ...changed(fields, typed).map(([{ name }, value]) => [name, value] as const),
    ...filledRows(rows).map(({ name, value }) => [name.trim(), value] as const),
  ]);
}

/**
 * What was seen in what is sent; null where there was nothing. Of a secret, and of what Domo hides, nothing was
 * seen that could be held against what is there by then.
 */
export function expectedOf(
  fields: readonly EditField[],
  typed: Typed,
  rows: readonly Row[],
): Record<string, string | null> {
  return Object.fromEntries([
    ...changed(fields, typed)
      .filter(([{ was }]) => was === null || was.state === 'clear' || was.state === 'empty')
      .map(([{ name, was }]) => [name, was?.value ?? null] as const),
    ...filledRows(rows).map(({ name }) => [name.trim(), null] as const),
  ]);
}

/** The one thing that is in the way of saving; null when nothing is. */
export function wantingOfEdit(
  fields: readonly EditField[],
  typed: Typed,
  rows: readonly Row[],
): string | null {
  const rowFault = faultOfRows(
    rows,
    fields.map(({ name }) => name),
  );
  if (rowFault !== null) return rowFault;
  const values = valuesOf(fields, typed, rows);
  if (Object.keys(values).length === 0) return 'Nothing was changed';
  const valueFault = faultOfValues(values);
  if (valueFault !== null) return valueFault;
  const emptied = fields.find(({ name, required }) => required && own(values, name)?.trim() === '');
  return emptied === undefined ? null : `${emptied.label} cannot be empty`;
}
