/** What Domo tells beside a config, as it may be stored and shown: without the texts that carry a secret. */
import type { AccessEntry, Account, FieldDescriptor, Provider } from '../../contract';
import { holdsSecret } from './holds-secret';

/** Stands for such a text. It is never sent anywhere. */
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
  // A form starts with it, so nothing may stand for it.
  defaultValue:
    field.defaultValue === null || holdsSecret(field.defaultValue) ? null : field.defaultValue,
  more: withholdInFields(field.more),
});

/** Most are: those are not copied. The parser bounds how deep they are. */
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
