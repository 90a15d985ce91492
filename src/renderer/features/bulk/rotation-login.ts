/** What a person typed of a login, and the login that is looked for. Pure. */
import type { AccountKey, ResponseFor, RotationLogin } from '../../../contract';
import { formatCountOf } from '../../ui/format/format';
import { t } from '../../../contract/texts';

export interface TypedLogin {
  user: string;
  host: string;
  systemAccount: string;
  /** Empty: all. */
  providers: readonly string[];
}

export const isTyped = ({ user, host, systemAccount, providers }: TypedLogin): boolean =>
  user !== '' || host !== '' || systemAccount !== '' || providers.length > 0;

/** Why nothing can be looked for; null: it can. Main refuses the same. */
export function whyNoLogin({ user, host, systemAccount, providers }: TypedLogin): string | null {
  if (user.trim() === '') return t('Enter the user: the users of one host have a secret each');
  if (host.trim() === '' && systemAccount.trim() === '' && providers.length === 0)
    return t(
      'Enter a host or an account at the system, or choose a provider: many have such a user',
    );
  return null;
}

export function toRotationLogin(typed: TypedLogin): RotationLogin {
  const host = typed.host.trim();
  const systemAccount = typed.systemAccount.trim();
  return {
    user: typed.user.trim(),
    ...(host === '' ? {} : { host }),
    ...(systemAccount === '' ? {} : { systemAccount }),
    ...(typed.providers.length === 0 ? {} : { dataProviderTypes: [...typed.providers] }),
  };
}

export const isLogin = (
  like: AccountKey | readonly AccountKey[] | RotationLogin,
): like is RotationLogin => 'user' in like;

type SecretFields = ResponseFor<'rotation.fields'>;

/** No account of the login has a field to change: what was looked at, and what may have been missed. */
export const whyNoLoginFields = ({
  accounts,
  maybe,
  notRead,
}: Omit<SecretFields, 'fields'>): string =>
  [
    accounts === 0
      ? t('No account that was read signs in so.')
      : t('{accounts} with this login, and none has a secret field that Latchkey knows.', {
          accounts: formatCountOf(accounts, 'account'),
        }),
    ...(maybe === 0
      ? []
      : [
          t('{maybe} may have it, written otherwise or hidden by Domo: check how it is written.', {
            maybe: formatCountOf(maybe, 'account'),
          }),
        ]),
    ...(notRead === 0
      ? []
      : [
          t('Of {notRead} the configuration was never read: sync with configs and access first.', {
            notRead: formatCountOf(notRead, 'account'),
          }),
        ]),
  ].join(' ');
