/** The names and typed values of a clone, and the rows of its review. Pure. */
import type { ClonedField, ConfigValues, ResponseFor, Account } from '../../../contract';
import { EXTERNAL_USE_FIELD, readExternalUse } from '../../../contract/config-text';
import { displayNameOrName, ownProperty } from '../../../contract/zod-free';
import {
  validateFieldValues,
  isMultilineFieldName,
  type FormField,
} from '../../ui/forms/form-field';
import { t } from '../../../contract/texts';

export type ClonePlan = ResponseFor<'clone.plan'>;

/** Typed values by field name; untouched fields are absent. HOLDS SECRETS. */
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

/** The values to send: every field that the user must enter, and those that differ from the source. */
export function toCloneValues(
  fields: readonly ClonedField[],
  typed: TypedCloneValues,
): ConfigValues {
  const entries = fields.flatMap(({ name, from, value }): [string, string][] => {
    const text = ownProperty(typed, name);
    if (from === 'asked') return [[name, text ?? '']];
    // An empty input stands for the secret that main fills in.
    if (from === 'kept') return text === undefined || text === '' ? [] : [[name, text]];
    return text === undefined || text === value ? [] : [[name, text]];
  });
  return Object.fromEntries(entries);
}

/** The first reason why the clone cannot start; null when there is none. */
export function validateCloneValues(
  fields: readonly ClonedField[],
  typed: TypedCloneValues,
): string | null {
  const values = toCloneValues(fields, typed);
  const valueFault = validateFieldValues(values);
  if (valueFault !== null) return valueFault;
  const empty = fields.filter(
    ({ name, required }) => required && ownProperty(values, name)?.trim() === '',
  );
  if (empty.length > 2) return t('{empty} required fields are empty', { empty: empty.length });
  return empty.length === 0
    ? null
    : t('Required: {empty}', { empty: empty.map(({ label }) => label).join(', ') });
}

/** The origin of values that the user typed in this dialog. */
export const TYPED_BY_USER = t('typed by you');

export interface CloneReviewRow {
  name: string;
  label: string;
  /** The value, or a description of it where the value must not be shown. */
  value: string;
  /** Where it comes from. */
  from: string;
}

/**
 * All fields of the new account.
 * @param source the label of the source's instance.
 */
export const cloneFieldRows = (
  fields: readonly ClonedField[],
  typed: TypedCloneValues,
  source: string,
): CloneReviewRow[] =>
  fields.map((field) => ({
    name: field.name,
    label: field.name === EXTERNAL_USE_FIELD ? t('External use') : field.label,
    ...cloneFieldValue(field, typed, source),
  }));

function cloneFieldValue(
  { name, secret, value, from }: ClonedField,
  typed: TypedCloneValues,
  source: string,
): Pick<CloneReviewRow, 'value' | 'from'> {
  const typedValue = ownProperty(typed, name);
  const text = typedValue ?? '';
  if (from === 'asked' && text === '')
    return { value: t('∅ omitted'), from: t('left empty by you') };
  const changed =
    from === 'source' ? typedValue !== undefined && typedValue !== value : text !== '';
  if (secret && changed) return { value: t('secret, not shown'), from: TYPED_BY_USER };
  if (from === 'kept')
    return { value: t('secret, not shown'), from: t('filled in from {source}', { source }) };
  const shown = changed ? text : (value ?? '');
  const description =
    name === EXTERNAL_USE_FIELD
      ? readExternalUse(shown) === true
        ? 'allowed'
        : t('not allowed')
      : shown;
  return {
    value: description === '' ? t('∅ empty') : description,
    from: changed ? TYPED_BY_USER : source,
  };
}

/** The names of the new account. */
export interface CloneNames {
  displayName: string;
  name: string;
}

/** The source's names. Domo shows the name of an account without a display name, so each stands in for the other. */
export const cloneNamesOf = (account: Pick<Account, 'displayName' | 'name'>): CloneNames => ({
  displayName: displayNameOrName(account),
  name: account.name === '' ? account.displayName : account.name,
});

/** Why the names cannot be used; null when they can. */
export function validateCloneNames({ displayName, name }: CloneNames): string | null {
  if (displayName.trim() === '') return t('Enter a display name');
  return name.trim() === '' ? t('Enter a name') : null;
}

/**
 * The names as rows of the review.
 * @param own the source's names.
 * @param source the label of the source's instance.
 */
export const cloneNameRows = (
  names: CloneNames,
  own: CloneNames,
  source: string,
): CloneReviewRow[] =>
  (['displayName', 'name'] as const).map((part) => ({
    name: part,
    label: part === 'name' ? t('Name') : t('Display name'),
    value: names[part].trim(),
    from: names[part].trim() === own[part].trim() ? source : TYPED_BY_USER,
  }));

/** The step of the dialog: targets and names, values, review, outcome. */
export type CloneStep = 'choose' | 'fill' | 'review' | 'job';
