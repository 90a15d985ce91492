/** Texts about accounts that may have one secret. Pure. */
import type { ResponseFor, RotationAccount, RotationGroup } from '../../../contract';
import { t } from '../../../contract/texts';

export type RotationFoundAnswer = ResponseFor<'rotation.find'>;

/** What a rotation begins with: accounts that somebody selected or chose, or a login that somebody typed. */
export type AskedAbout = 'selection' | 'login';

/** Those that a rotation may change. */
export const rotatedGroups = ['same', 'sameLogin'] as const satisfies readonly RotationGroup[];

/** Those that it never changes, with what is said of them. */
export const otherGroupTexts: readonly (readonly [RotationGroup, string])[] = [
  ['partly', t('have the secret of some of these fields, not of all; they are not changed')],
  ['otherLogin', t('have a secret of this login and sign in as another; they are not changed')],
  ['maybeLogin', t('may sign in as this login, written otherwise or hidden; they are not changed')],
  ['differs', t('have another secret')],
  ['unknown', t('have such a field with another login; their secret cannot be known')],
  ['notRead', t('were never read in depth: nothing is known of their secrets')],
];

/** What is known of its secret, and how. */
export function aboutRotated(group: RotationGroup, account: RotationAccount): string {
  const { dataProviderType, login, asWritten } = account;
  const what = login === '' ? dataProviderType : `${dataProviderType} · ${login}`;
  if (group === 'sameLogin')
    return t('{what} · cannot know whether it has the same secret', { what });
  return asWritten
    ? t('{what} · as Latchkey wrote it, which is no proof', { what })
    : t('{what} · same secret', { what });
}

export const fieldNames = ({ fields }: Pick<RotationAccount, 'fields'>): string =>
  fields.map(({ name }) => name).join(', ');

/** Where it has the secret, when that is not where it was asked about. */
export const inFields = (account: RotationAccount): string =>
  t('in {fields}', { fields: fieldNames(account) });
