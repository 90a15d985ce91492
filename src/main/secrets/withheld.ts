/** What Domo tells beside a config, as it may be stored and shown: without the texts that carry a secret. */
import type { AccessEntry, Account, FieldDescriptor, Provider } from '../../contract';
import { holdsSecret } from './inside';

/** Stands for such a text. It is never sent anywhere. */
export const WITHHELD = '(not shown: it may hold a secret)';

export const presentAccount = (account: Account): Account =>
  isHarmless([account.validationReason, account.more])
    ? account
    : {
        ...account,
        validationReason: account.validationReason && shown(account.validationReason),
        more: moreOf(account.more),
      };

export const presentEntry = (entry: AccessEntry): AccessEntry =>
  isHarmless(entry.more) ? entry : { ...entry, more: moreOf(entry.more) };

export const presentProvider = (provider: Provider): Provider =>
  isHarmless([provider.more, provider.fields.map(({ more, defaultValue }) => [more, defaultValue])])
    ? provider
    : { ...provider, more: moreOf(provider.more), fields: provider.fields.map(presentField) };

const presentField = (field: FieldDescriptor): FieldDescriptor => ({
  ...field,
  // A form starts with it, so nothing may stand for it.
  defaultValue:
    field.defaultValue === null || holdsSecret(field.defaultValue) ? null : field.defaultValue,
  more: moreOf(field.more),
});

/** Most are: those are not copied. The parser bounds how deep they are. */
function isHarmless(value: unknown): boolean {
  if (typeof value === 'string') return !holdsSecret(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isHarmless);
}

const shown = (text: string): string => (holdsSecret(text) ? WITHHELD : text);

const moreOf = (more: Account['more']): Account['more'] =>
  Object.fromEntries(Object.entries(more).map(([name, value]) => [name, withoutSecrets(value)]));

function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return shown(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  return typeof value === 'object' && value !== null ? moreOf(value as Account['more']) : value;
}
