/** Removes texts that hold a secret from accounts, access lists and providers, before they are stored or shown. */
import type { AccessEntry, Account, FieldDescriptor, Provider } from '../../contract';
import { holdsSecret } from './holds-secret';

/** Replaces a text that holds a secret. It is never sent to Domo. */
export const WITHHELD_TEXT = '(not shown: it may hold a secret)';

export const presentAccount = (account: Account): Account =>
  holdsNoSecret([account.validationReason, account.more])
    ? account
    : {
        ...account,
        validationReason: account.validationReason && withholdSecret(account.validationReason),
        more: withholdInFields(account.more),
      };

export const presentAccessEntry = (entry: AccessEntry): AccessEntry =>
  holdsNoSecret(entry.more) ? entry : { ...entry, more: withholdInFields(entry.more) };

export const presentProvider = (provider: Provider): Provider =>
  holdsNoSecret([
    provider.more,
    provider.fields.map(({ more, defaultValue }) => [more, defaultValue]),
  ])
    ? provider
    : {
        ...provider,
        more: withholdInFields(provider.more),
        fields: provider.fields.map(presentDescriptor),
      };

const presentDescriptor = (field: FieldDescriptor): FieldDescriptor => ({
  ...field,
  // A form is prefilled with it, so it is left out and not replaced.
  defaultValue:
    field.defaultValue === null || holdsSecret(field.defaultValue) ? null : field.defaultValue,
  more: withholdInFields(field.more),
});

/** Most values hold no secret and are not copied. The parser limits their depth. */
function holdsNoSecret(value: unknown): boolean {
  if (typeof value === 'string') return !holdsSecret(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(holdsNoSecret);
}

const withholdSecret = (text: string): string => (holdsSecret(text) ? WITHHELD_TEXT : text);

const withholdInFields = (more: Account['more']): Account['more'] =>
  Object.fromEntries(Object.entries(more).map(([name, value]) => [name, withholdInValue(value)]));

function withholdInValue(value: unknown): unknown {
  if (typeof value === 'string') return withholdSecret(value);
  if (Array.isArray(value)) return value.map(withholdInValue);
  return typeof value === 'object' && value !== null
    ? withholdInFields(value as Account['more'])
    : value;
}
