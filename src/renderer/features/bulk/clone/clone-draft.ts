/** What is chosen for a clone: its names, plain values, and what becomes of each secret. Pure. */
import type { Account, ClonedField, RequestFor, ResponseFor } from '../../../../contract';
import { displayNameOrName, ownProperty } from '../../../../contract/zod-free';
import {
  isMultilineFieldName,
  validateFieldValues,
  type FormField,
} from '../../../ui/forms/form-field';
import { t } from '../../../../contract/texts';

export type ClonedAccount = ResponseFor<'clone.fields'>;

/** The names of the new account. */
export interface CloneNames {
  displayName: string;
  name: string;
}

export interface CloneDraft {
  names: CloneNames;
  /** Values that are not secret, by field name; untouched fields are absent. */
  typed: Readonly<Record<string, string>>;
  /** Secret fields that get another value than the source's. It is entered after the plan. */
  newSecrets: readonly string[];
  /** Secret fields that Domo hides, and that the account is created without. */
  leftOut: readonly string[];
  /** People and groups get the access that they have to the source. */
  access: boolean;
}

/** The source's names. Domo shows the name of an account without a display name, so each stands in for the other. */
const cloneNamesOf = (account: Pick<Account, 'displayName' | 'name'>): CloneNames => ({
  displayName: displayNameOrName(account),
  name: account.name === '' ? account.displayName : account.name,
});

export const newCloneDraft = (account: Pick<Account, 'displayName' | 'name'>): CloneDraft => ({
  names: cloneNamesOf(account),
  typed: {},
  newSecrets: [],
  leftOut: [],
  access: false,
});

export const toCloneFormField = ({ name, label, from, required }: ClonedField): FormField => ({
  name,
  label,
  secret: false,
  required,
  help: null,
  multiline: isMultilineFieldName(name) && from !== 'source',
  initialValue: '',
});

type CloneChange = Extract<RequestFor<'bulk.plan'>['wanted'], { change: 'clone' }>;

/** What the plan is asked for. No secret is in it. */
export function toCloneChange(
  fields: readonly ClonedField[],
  { names, typed, newSecrets, leftOut, access }: CloneDraft,
): Omit<CloneChange, 'change' | 'to' | 'rule'> {
  const plain = fields.filter(({ secret }) => !secret);
  const given = plain.filter(({ name, from, value }) => {
    const text = ownProperty(typed, name) ?? '';
    return from === 'asked' ? text !== '' : Object.hasOwn(typed, name) && text !== value;
  });
  const empty = plain.filter((field) => field.from === 'asked' && !given.includes(field));
  return {
    ...names,
    values: Object.fromEntries(given.map(({ name }) => [name, ownProperty(typed, name) ?? ''])),
    newSecrets: [...newSecrets],
    leftOut: [...leftOut, ...empty.map(({ name }) => name)],
    access,
  };
}

/** The first reason why there is no plan yet; null when there is none. */
export function validateCloneValues(
  fields: readonly ClonedField[],
  draft: CloneDraft,
): string | null {
  const { values = {}, leftOut = [] } = toCloneChange(fields, draft);
  const valueFault = validateFieldValues(values);
  if (valueFault !== null) return valueFault;
  const empty = fields.filter(
    ({ name, required }) =>
      required && (leftOut.includes(name) || ownProperty(values, name)?.trim() === ''),
  );
  if (empty.length > 2) return t('{empty} required fields are empty', { empty: empty.length });
  return empty.length === 0
    ? null
    : t('Required: {empty}', { empty: empty.map(({ label }) => label).join(', ') });
}

/** Why the names cannot be used; null when they can. */
export function validateCloneNames({ displayName, name }: CloneNames): string | null {
  if (displayName.trim() === '') return t('Enter a display name');
  return name.trim() === '' ? t('Enter a name') : null;
}
