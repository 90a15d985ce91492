/** Values as text. Pure. */
import type { AccountKind } from '../../../contract';
import { ownProperty } from '../../../contract/zod-free';
import { formatCount } from '../../../contract/counted';
import { t } from '../../../contract/texts';

/** A name on one line: line breaks and runs of white space become one space. */
export const toSingleLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The title of an account on screen: its display name, else its name, else `(no name)`. */
export function accountTitle(account: { displayName: string; name: string }): string {
  return toSingleLine(account.displayName) || toSingleLine(account.name) || t('(no name)');
}

export { formatCount };

/** "1 account", "2,301 accounts". */
export const formatCountOf = (value: number, one: string, many = `${one}s`): string =>
  t(`{count} ${value === 1 ? one : many}`, { count: formatCount(value), n: value });

const accessLevelLabels: Readonly<Record<string, string>> = {
  OWNER: t('Owner'),
  CAN_EDIT: t('Can edit'),
  CAN_SHARE: t('Can share'),
  CAN_VIEW: t('Can view'),
};

/** The label of an access level; an unknown level stays as Domo wrote it. */
export const accessLevelLabel = (accessLevel: string): string =>
  ownProperty(accessLevelLabels, accessLevel) ?? accessLevel;

/** `acme.domo.com` of `https://acme.domo.com`. */
export const originHost = (origin: string): string => origin.replace(/^https?:\/\//u, '');

/** The label of a kind. */
export const accountKindLabel = (kind: AccountKind): string =>
  kind === 'oauth' ? t('OAuth account') : t('account');

/**
 * A file name that any system takes: `latchkey-acme-production-accounts-2026-03-09.csv`.
 * @param label of the instance; null for all.
 * @param what is in it.
 */
export function suggestExportFileName(
  label: string | null,
  what: string,
  day: Date,
  ending = 'csv',
): string {
  const who = (label ?? t('all instances'))
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60);
  const date = day.toISOString().slice(0, 10);
  return ['latchkey', who, what, date].filter(Boolean).join('-').concat(`.${ending}`);
}

/** How a job in several instances ended. */
export type JobTone = 'good' | 'amber' | 'bad';
