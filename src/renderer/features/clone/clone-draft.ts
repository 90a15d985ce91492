/** What was typed over the fields of a plan, and what becomes of each field. Pure. */
import type { ClonedField, ConfigValues, ResponseFor, Account } from '../../../contract';
import { EXTERNAL_USE_FIELD, readExternalUse } from '../../../contract/config-text';
import { displayNameOrName, ownProperty } from '../../../contract/zod-free';
import {
  validateFieldValues,
  isMultilineFieldName,
  type FormField,
} from '../../ui/forms/form-field';

export type ClonePlan = ResponseFor<'clone.plan'>;

/** By field; one that was not touched is not here. HOLDS SECRETS. */
export type TypedCloneValues = Readonly<Record<string, string>>;

export const toCloneFormField = ({
  name,
  label,
  from,
  secret,
  required,
}: ClonedField): FormField => ({
  name,
  label,
  secret,
  required,
  help: null,
  multiline: isMultilineFieldName(name) && from !== 'source',
  initialValue: '',
});

/** What is sent: every field that was asked for, and those that shall be other than in the source. */
export function toCloneValues(
  fields: readonly ClonedField[],
  typed: TypedCloneValues,
): ConfigValues {
  const given = fields.flatMap(({ name, from, value }): [string, string][] => {
    const text = ownProperty(typed, name);
    if (from === 'asked') return [[name, text ?? '']];
    // An empty input stands for the secret that main fills in.
    if (from === 'kept') return text === undefined || text === '' ? [] : [[name, text]];
    return text === undefined || text === value ? [] : [[name, text]];
  });
  return Object.fromEntries(given);
}

/** The one thing that is in the way; null when nothing is. */
export function validateCloneValues(
  fields: readonly ClonedField[],
  typed: TypedCloneValues,
): string | null {
  const values = toCloneValues(fields, typed);
  const fault = validateFieldValues(values);
  if (fault !== null) return fault;
  const empty = fields.filter(
    ({ name, required }) => required && ownProperty(values, name)?.trim() === '',
  );
  if (empty.length > 2) return `${String(empty.length)} fields are still needed`;
  return empty.length === 0 ? null : `Needed: ${empty.map(({ label }) => label).join(', ')}`;
}

/** Whose a value is that was given in this dialog. */
export const TYPED_BY_USER = 'typed by you';

export interface CloneReviewRow {
  name: string;
  label: string;
  /** The value, or words for it, as it may be shown. */
  value: string;
  /** Whose it is. */
  from: string;
}

/** All fields of the account that will be made. `source` is the label of the source's instance. */
export const cloneFieldRows = (
  fields: readonly ClonedField[],
  typed: TypedCloneValues,
  source: string,
): CloneReviewRow[] =>
  fields.map((field) => ({
    name: field.name,
    label: field.name === EXTERNAL_USE_FIELD ? 'External use' : field.label,
    ...cloneFieldValue(field, typed, source),
  }));

function cloneFieldValue(
  { name, secret, value, from }: ClonedField,
  typed: TypedCloneValues,
  source: string,
): Pick<CloneReviewRow, 'value' | 'from'> {
  const given = ownProperty(typed, name);
  const text = given ?? '';
  if (from === 'asked' && text === '') return { value: '∅ left out', from: 'left empty by you' };
  const changed = from === 'source' ? given !== undefined && given !== value : text !== '';
  if (secret && changed) return { value: 'secret, not shown', from: TYPED_BY_USER };
  if (from === 'kept') return { value: 'secret, not shown', from: `filled in from ${source}` };
  const shown = changed ? text : (value ?? '');
  const words =
    name === EXTERNAL_USE_FIELD
      ? readExternalUse(shown) === true
        ? 'allowed'
        : 'not allowed'
      : shown;
  return { value: words === '' ? '∅ empty' : words, from: changed ? TYPED_BY_USER : source };
}

/** What the new account will be called. Pure. */

export interface CloneNames {
  displayName: string;
  name: string;
}

/** As the source is called; Domo shows the name of one without a display name. */
export const cloneNamesOf = (account: Pick<Account, 'displayName' | 'name'>): CloneNames => ({
  displayName: displayNameOrName(account),
  name: account.name === '' ? account.displayName : account.name,
});

/** What is wrong with them; null when nothing is. */
export function validateCloneNames({ displayName, name }: CloneNames): string | null {
  if (displayName.trim() === '') return 'Give it a display name';
  return name.trim() === '' ? 'Give it a name' : null;
}

/** As lines of what will be made. `own` are those of the source, `source` is the label of its instance. */
export const cloneNameRows = (
  names: CloneNames,
  own: CloneNames,
  source: string,
): CloneReviewRow[] =>
  (['displayName', 'name'] as const).map((part) => ({
    name: part,
    label: part === 'name' ? 'Name' : 'Display name',
    value: names[part].trim(),
    from: names[part].trim() === own[part].trim() ? source : TYPED_BY_USER,
  }));

/** Where one is in making an account elsewhere: where, with what, what exactly, and how it goes. */
export type CloneStep = 'choose' | 'fill' | 'review' | 'job';
