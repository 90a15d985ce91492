/** What is said of a store that was set aside. Pure. */
import type { SetAsideStore } from '../../../contract';
import { formatCountOf } from '../../ui/format/format';
import { t } from '../../../contract/texts';

export const setAsideReasons: Record<SetAsideStore['reason'], string> = {
  damaged: t('It could not be read'),
  replaced: t('Another store was restored in its place'),
};

const units = ['KB', 'MB', 'GB'] as const;

/** `812 bytes`, `20 KB`, `4.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return formatCountOf(bytes, 'byte');
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length);
  const value = bytes / 1000 ** power;
  return `${value < 10 && power > 1 ? value.toFixed(1) : Math.round(value)} ${units[power - 1] ?? ''}`;
}

/** `3 instances, 2,301 accounts` */
export const contentsLabel = (held: { instances: number; accounts: number }): string =>
  `${formatCountOf(held.instances, 'instance')}, ${formatCountOf(held.accounts, 'account')}`;

/** Why a store cannot be restored; null if it can. SQLite cannot tell a wrong key from damage. */
export function whyNotRestorable({ health }: Pick<SetAsideStore, 'health'>): string | null {
  if (health === 'damaged')
    return t('It does not open: it is damaged, or the key in this keychain is not its key.');
  if (health === 'unknown') return t('It could not be checked now. Choose “Check again”.');
  return null;
}
