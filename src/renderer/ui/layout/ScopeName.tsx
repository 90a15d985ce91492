import type { AccountKey } from '../../../contract';
import { formatCountOf } from '../format/format';
import { t } from '../../../contract/texts';

interface Props {
  /** Null: nothing is selected. */
  accounts: readonly AccountKey[] | null;
  /** Of what the rail shows; null: all instances. */
  name: string | null;
}

/** What a dialog is about: the selected accounts, or else what the rail shows. */
export const ScopeName = ({ accounts, name }: Props) => (
  <strong className="lk-name">
    {accounts === null
      ? (name ?? t('all instances'))
      : formatCountOf(accounts.length, 'selected account')}
  </strong>
);
