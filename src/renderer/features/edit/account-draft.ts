/** An account that is being typed, and what becomes of it. Pure. */
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

export interface AccountDraft {
  profileId: string;
  kind: AccountKind;
  /** Empty until one is chosen. */
  dataProviderType: string;
  name: string;
  /** Null: the same as the name. */
  displayName: string | null;
  /** By field; a field that was not touched is not here. HOLDS SECRETS. */
  values: Readonly<Record<string, string>>;
  /** Besides the fields, or in their place: where Domo does not say which there are. */
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

/** Accounts that sign in with OAuth get their sign-in at Domo's own page. */
export const isMadeInDomo = (kind: AccountKind, provider: DescribedProvider | null): boolean =>
  kind === 'account' && provider?.authenticationScheme === 'oauth';

export const draftFieldValue = (field: FormField, values: AccountDraft['values']): string =>
  ownProperty(values, field.name) ?? field.initialValue;

/** What is sent: fields that were left empty are left out. */
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
 * The draft for the form of this provider: what was typed under a name that is no field there becomes a row, and a
 * row that is a field there becomes its value. So nothing that was typed is left out, or sent unseen.
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
  const strays = [...values].filter(([name, value]) => !names.has(name) && value !== '');
  const rows = strays.reduce<readonly FreeField[]>(
    (before, [name, value]) => [...before, { ...newFreeField(before), name, value }],
    draft.rows.filter((row) => !isField(row)),
  );
  const kept = [...values].filter(([name]) => names.has(name));
  return { ...draft, values: { ...Object.fromEntries(kept), ...freeFieldValues(filled) }, rows };
}

/** The one thing that is in the way of sending it; null when nothing is. */
export function validateAccountDraft(
  draft: AccountDraft,
  provider: DescribedProvider | null,
): string | null {
  if (draft.dataProviderType === '') return 'Choose a provider';
  if (isMadeInDomo(draft.kind, provider)) return 'Made in Domo, not here';
  if (draft.name.trim() === '') return 'Give it a name';
  if (draft.displayName?.trim() === '') return 'Give it a display name';
  return validateDraftCredentials(draft, provider);
}

/** The same of its credentials alone: enough to try them. */
export function validateDraftCredentials(
  draft: AccountDraft,
  provider: DescribedProvider | null,
): string | null {
  const values = draftConfigurations(draft, provider);
  const fields = providerFormFields(provider);
  const fault = validateFreeFields(
    draft.rows,
    fields.map(({ name }) => name),
  );
  if (fault !== null) return fault;
  if (draft.kind === 'oauth' && takesFreeFields(provider) && Object.keys(values).length === 0)
    return fields.length === 0
      ? 'Add a field: an OAuth account needs one'
      : 'Fill in a field: an OAuth account needs one';
  const valueFault = validateFieldValues(values);
  if (valueFault !== null) return valueFault;
  const empty = fields.filter(
    ({ name, required }) => required && (ownProperty(values, name) ?? '').trim() === '',
  );
  if (empty.length > 2) return `${empty.length} fields are still needed`;
  return empty.length === 0 ? null : `Needed: ${empty.map(({ label }) => label).join(', ')}`;
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

/** Accounts that may be the one whose creation had no answer, newest first. */
export function findCreatedAccounts(
  { name, dataProviderType }: RequestFor<'account.create'>,
  accounts: readonly Account[],
): Account[] {
  return accounts
    .filter((account) => account.dataProviderType === dataProviderType && account.name === name)
    .sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
}
