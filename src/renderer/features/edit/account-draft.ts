/** The draft of a new account, its validation and the request made from it. Pure. */
import type {
  Account,
  ConfigValues,
  DescribedProvider,
  AccountKind,
  RequestFor,
} from '../../../contract';
import { ownProperty } from '../../../contract/zod-free';
import { validateFieldValues, type FormField } from '../../ui/forms/form-field';
import {
  providerFormFields,
  takesFreeFields,
  validateFreeFields,
  newFreeField,
  freeFieldValues,
  type FreeField,
} from './form-fields';
import { t } from '../../../contract/texts';

export interface AccountDraft {
  profileId: string;
  kind: AccountKind;
  /** Empty until a provider is chosen. */
  dataProviderType: string;
  name: string;
  /** Null: the same as the name. */
  displayName: string | null;
  /** Typed values by field name; untouched fields are absent. HOLDS SECRETS. */
  values: Readonly<Record<string, string>>;
  /** Free rows, for providers whose fields Domo does not describe. */
  rows: readonly FreeField[];
  allowExternalUse: boolean;
}

export const newAccountDraft = (profileId: string): AccountDraft => ({
  profileId,
  kind: 'account',
  dataProviderType: '',
  name: '',
  displayName: null,
  values: {},
  rows: [],
  allowExternalUse: false,
});

/** Accounts that sign in with OAuth can only be created in Domo. */
export const isCreatedInDomo = (kind: AccountKind, provider: DescribedProvider | null): boolean =>
  kind === 'account' && provider?.authenticationScheme === 'oauth';

/** Something was typed that would be lost. A choice that can be made again with a click is none. */
export const hasTypedValues = ({ name, displayName, values, rows }: AccountDraft): boolean =>
  name.trim() !== '' ||
  (displayName ?? '').trim() !== '' ||
  Object.values(values).some((value) => value !== '') ||
  rows.some((row) => row.name !== '' || row.value !== '');

export const draftFieldValue = (field: FormField, values: AccountDraft['values']): string =>
  ownProperty(values, field.name) ?? field.initialValue;

/** The values to send, without empty fields. */
export function draftConfigurations(
  draft: AccountDraft,
  provider: DescribedProvider | null,
): ConfigValues {
  const filled = providerFormFields(provider)
    .map((field) => [field.name, draftFieldValue(field, draft.values)] as const)
    .filter(([, value]) => value !== '');
  return { ...Object.fromEntries(filled), ...freeFieldValues(draft.rows) };
}

/**
 * Fits the draft to the fields of this provider: a typed value whose field does not exist there becomes a free row,
 * and a free row whose name is a field becomes that field's value. So nothing that was typed is lost or sent unseen.
 */
export function fitDraftToProvider(
  draft: AccountDraft,
  provider: DescribedProvider | null,
): AccountDraft {
  const names = new Set(providerFormFields(provider).map(({ name }) => name));
  const values = new Map(Object.entries(draft.values));
  const isField = ({ name, value }: FreeField): boolean =>
    names.has(name.trim()) && value !== '' && !values.has(name.trim());
  const filled = draft.rows.filter(isField);
  const unmatched = [...values].filter(([name, value]) => !names.has(name) && value !== '');
  const rows = unmatched.reduce<readonly FreeField[]>(
    (rowsSoFar, [name, value]) => [...rowsSoFar, { ...newFreeField(rowsSoFar), name, value }],
    draft.rows.filter((row) => !isField(row)),
  );
  const remaining = [...values].filter(([name]) => names.has(name));
  return {
    ...draft,
    values: { ...Object.fromEntries(remaining), ...freeFieldValues(filled) },
    rows,
  };
}

/** The first reason why the account cannot be created; null when there is none. */
export function validateAccountDraft(
  draft: AccountDraft,
  provider: DescribedProvider | null,
): string | null {
  if (draft.dataProviderType === '') return t('Choose a provider');
  if (isCreatedInDomo(draft.kind, provider)) return t('Create this account in Domo');
  if (draft.name.trim() === '') return t('Enter a name');
  if (draft.displayName?.trim() === '') return t('Enter a display name');
  return validateDraftCredentials(draft, provider);
}

/** As `validateAccountDraft`, but only for the credentials: enough to check them. */
export function validateDraftCredentials(
  draft: AccountDraft,
  provider: DescribedProvider | null,
): string | null {
  const values = draftConfigurations(draft, provider);
  const fields = providerFormFields(provider);
  const rowFault = validateFreeFields(
    draft.rows,
    fields.map(({ name }) => name),
  );
  if (rowFault !== null) return rowFault;
  if (draft.kind === 'oauth' && takesFreeFields(provider) && Object.keys(values).length === 0)
    return fields.length === 0 ? t('Add at least one field') : t('Fill in at least one field');
  const valueFault = validateFieldValues(values);
  if (valueFault !== null) return valueFault;
  const empty = fields.filter(
    ({ name, required }) => required && (ownProperty(values, name) ?? '').trim() === '',
  );
  if (empty.length > 2) return t('{empty} required fields are empty', { empty: empty.length });
  return empty.length === 0
    ? null
    : t('Required: {empty}', { empty: empty.map(({ label }) => label).join(', ') });
}

export function toCreateAccountRequest(
  draft: AccountDraft,
  provider: DescribedProvider | null,
): RequestFor<'account.create'> {
  const name = draft.name.trim();
  return {
    profileId: draft.profileId,
    kind: draft.kind,
    name,
    displayName: draft.displayName?.trim() ?? name,
    dataProviderType: draft.dataProviderType,
    configurations: draftConfigurations(draft, provider),
    ...(draft.kind === 'account' ? { allowExternalUse: draft.allowExternalUse } : {}),
  };
}

/** Accounts that may be the one whose creation got no answer, newest first. */
export function findCreatedAccounts(
  { name, dataProviderType }: RequestFor<'account.create'>,
  accounts: readonly Account[],
): Account[] {
  return accounts
    .filter((account) => account.dataProviderType === dataProviderType && account.name === name)
    .sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
}
