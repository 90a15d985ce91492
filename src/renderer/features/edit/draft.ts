/** An account that is being typed, and what becomes of it. Pure. */
import type { Account, ConfigValues, KeptProvider, Kind, RequestFor } from '../../../contract';
import { own } from '../../../contract/own';
import { faultOfValues, type FormField } from '../../ui/field';
import { fieldsOf, isFree } from './fields';
import { faultOfRows, newRow, valuesOfRows, type Row } from './rows';

export interface Draft {
  profileId: string;
  kind: Kind;
  /** Empty until one is chosen. */
  dataProviderType: string;
  name: string;
  /** Null: the same as the name. */
  displayName: string | null;
  /** By field; a field that was not touched is not here. HOLDS SECRETS. */
  values: Readonly<Record<string, string>>;
  /** Besides the fields, or in their place: where Domo does not say which there are. */
  rows: readonly Row[];
  allowExternalUse: boolean;
}

export const newDraft = (profileId: string): Draft => ({
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
export const isMadeInDomo = (kind: Kind, provider: KeptProvider | null): boolean =>
  kind === 'account' && provider?.authenticationScheme === 'oauth';

export const valueOf = (field: FormField, values: Draft['values']): string =>
  own(values, field.name) ?? field.start;

/** What is sent: fields that were left empty are left out. */
export function configurationsOf(draft: Draft, provider: KeptProvider | null): ConfigValues {
  const filled = fieldsOf(provider)
    .map((field) => [field.name, valueOf(field, draft.values)] as const)
    .filter(([, value]) => value !== '');
  return { ...Object.fromEntries(filled), ...valuesOfRows(draft.rows) };
}

/**
 * The draft for the form of this provider: what was typed under a name that is no field there becomes a row, and a
 * row that is a field there becomes its value. So nothing that was typed is left out, or sent unseen.
 */
export function fittedTo(draft: Draft, provider: KeptProvider | null): Draft {
  const names = new Set(fieldsOf(provider).map(({ name }) => name));
  const values = new Map(Object.entries(draft.values));
  const isField = ({ name, value }: Row): boolean =>
    names.has(name.trim()) && value !== '' && !values.has(name.trim());
  const filled = draft.rows.filter(isField);
  const strays = [...values].filter(([name, value]) => !names.has(name) && value !== '');
  const rows = strays.reduce<readonly Row[]>(
    (before, [name, value]) => [...before, { ...newRow(before), name, value }],
    draft.rows.filter((row) => !isField(row)),
  );
  const kept = [...values].filter(([name]) => names.has(name));
  return { ...draft, values: { ...Object.fromEntries(kept), ...valuesOfRows(filled) }, rows };
}

/** The one thing that is in the way of sending it; null when nothing is. */
export function wantingOf(draft: Draft, provider: KeptProvider | null): string | null {
  if (draft.dataProviderType === '') return 'Choose a provider';
  if (isMadeInDomo(draft.kind, provider)) return 'Made in Domo, not here';
  if (draft.name.trim() === '') return 'Give it a name';
  if (draft.displayName?.trim() === '') return 'Give it a display name';
  return wantingOfValues(draft, provider);
}

/** The same of its credentials alone: enough to try them. */
export function wantingOfValues(draft: Draft, provider: KeptProvider | null): string | null {
  const values = configurationsOf(draft, provider);
  const fields = fieldsOf(provider);
  const fault = faultOfRows(
    draft.rows,
    fields.map(({ name }) => name),
  );
  if (fault !== null) return fault;
  if (draft.kind === 'oauth' && isFree(provider) && Object.keys(values).length === 0)
    return fields.length === 0
      ? 'Add a field: an OAuth account needs one'
      : 'Fill in a field: an OAuth account needs one';
  const valueFault = faultOfValues(values);
  if (valueFault !== null) return valueFault;
  const empty = fields.filter(
    ({ name, required }) => required && (own(values, name) ?? '').trim() === '',
  );
  if (empty.length > 2) return `${empty.length} fields are still needed`;
  return empty.length === 0 ? null : `Needed: ${empty.map(({ label }) => label).join(', ')}`;
}

export function requestOf(
  draft: Draft,
  provider: KeptProvider | null,
): RequestFor<'account.create'> {
  const name = draft.name.trim();
  return {
    profileId: draft.profileId,
    kind: draft.kind,
    name,
    displayName: draft.displayName?.trim() ?? name,
    dataProviderType: draft.dataProviderType,
    configurations: configurationsOf(draft, provider),
    ...(draft.kind === 'account' ? { allowExternalUse: draft.allowExternalUse } : {}),
  };
}

/** Accounts that may be the one whose creation had no answer, newest first. */
export function madeBy(
  { name, dataProviderType }: RequestFor<'account.create'>,
  accounts: readonly Account[],
): Account[] {
  return accounts
    .filter((account) => account.dataProviderType === dataProviderType && account.name === name)
    .sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
}
