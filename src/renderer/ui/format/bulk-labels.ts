/** Texts about bulk changes. Pure. */
import type {
  BulkChange,
  BulkChangeName,
  BulkItemState,
  BulkRun,
  BulkSubject,
  BulkValue,
} from '../../../contract';
import { bulkCountsText, countBulkItems } from '../../../contract/bulk-text';
import type { BulkFormName } from '../../state/picked-changes';
import type { StateTone } from '../badges/StateLabel';
import { accessLevelLabel, formatCountOf, type JobTone } from './format';
import { t } from '../../../contract/texts';

export const bulkTitles: Readonly<Record<BulkChangeName, string>> = {
  rename: t('Rename accounts'),
  restoreNames: t('Restore names'),
  share: t('Change access'),
  delete: t('Delete accounts'),
  changeSecret: t('Change a secret'),
  repoint: t('Give datasets another account'),
  restoreStreams: t('Give datasets their old account back'),
  transfer: t('Move what a person owns'),
  renew: t('Renew access tokens'),
  align: t('Align accounts'),
  clone: t('Clone to other instances'),
  giveToken: t('Give accounts the new token'),
};

/** Of the dialog in which it is chosen. */
export const bulkFormTitles: Readonly<Record<BulkFormName, string>> = {
  rename: bulkTitles.rename,
  share: bulkTitles.share,
  delete: bulkTitles.delete,
  changeSecret: bulkTitles.changeSecret,
  rotate: t('Rotate a secret'),
  repoint: bulkTitles.repoint,
  transfer: bulkTitles.transfer,
  renew: bulkTitles.renew,
  align: bulkTitles.align,
  giveToken: bulkTitles.giveToken,
};

/** What each of its items is. */
export function bulkItemName({ change }: BulkChange): string {
  if (change === 'renew') return 'token';
  return change === 'repoint' || change === 'restoreStreams' ? 'dataset' : 'account';
}

/** What its button does with so many accounts: `Rename 12 accounts`. */
export function bulkVerb({ change }: BulkChange, count: number): string {
  const accounts = formatCountOf(count, 'account');
  switch (change) {
    case 'rename':
      return t('Rename {accounts}', { accounts });
    case 'restoreNames':
      return t('Restore {names}', { names: formatCountOf(count, 'name') });
    case 'share':
      return t('Change access to {accounts}', { accounts });
    case 'delete':
      return t('Delete {accounts}', { accounts });
    case 'repoint':
    case 'restoreStreams':
      return t('Change {datasets}', { datasets: formatCountOf(count, 'dataset') });
    case 'transfer':
      return t('Move {accounts}', { accounts });
    case 'align':
      return t('Align {accounts}', { accounts });
    case 'clone':
      return t('Clone to {instances}', { instances: formatCountOf(count, 'instance') });
    case 'renew':
      return t('Renew {tokens}', { tokens: formatCountOf(count, 'token') });
    case 'giveToken':
      return t('Write the token to {accounts}', { accounts });
    case 'changeSecret':
      return t('Write the secret to {accounts}', { accounts });
  }
}

export const bulkItemTones: Readonly<Record<BulkItemState, StateTone>> = {
  waiting: 'quiet',
  sending: 'busy',
  done: 'good',
  nothing: 'quiet',
  partly: 'warn',
  refused: 'bad',
  unknown: 'warn',
};

/** What the account `name` is aligned to, or cloned from. */
export const bulkBaselineText = (
  baseline: Extract<BulkSubject, { type: 'baseline' }>,
  name: string,
): string =>
  baseline.name === name
    ? t('as in {label}', { label: baseline.label })
    : t('as {name} in {label}', { name: baseline.name, label: baseline.label });

/** `displayName` is Domo's field of the name that people see. */
export const bulkValueLabel = ({ what }: BulkValue): string =>
  what === 'displayName' ? t('Name') : what;

/** The text of a value before or after; levels of access have labels of their own. */
export const bulkValueText = (value: string | null): string =>
  value === null ? t('∅ none') : accessLevelLabel(value);

/** One line about a run that has ended. */
export function bulkEndedLabel({ wanted, items }: BulkRun): { text: string; tone: JobTone } {
  const has = (state: BulkItemState): boolean => items.some((item) => item.state === state);
  const isLeft = has('partly') || has('unknown') || has('waiting');
  const tone = has('refused') ? 'bad' : isLeft ? 'amber' : 'good';
  return { text: `${bulkTitles[wanted.change]}: ${bulkCountsText(countBulkItems(items))}`, tone };
}
