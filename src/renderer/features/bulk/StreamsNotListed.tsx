import { Button } from '@mantine/core';
import type { InventoryRow } from '../../../contract';
import { accountTitle, formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import type { StreamsOfAccounts } from './useStreamsOfAccounts';
import { t } from '../../../contract/texts';

interface Props {
  read: StreamsOfAccounts;
  rows: readonly InventoryRow[];
  onRetry: () => void;
}

/** The others are counted. */
const MOST_NAMED = 5;

/** Datasets that are not offered, and why: nobody may take the list for all of them. */
export function StreamsNotListed({ read, rows, onRetry }: Props) {
  const { streams, failed, unread, unusable } = read;
  const [first] = failed;
  return (
    <>
      {first !== undefined && (
        <>
          <p className={formStyles['line']}>
            {t('The datasets of {accounts} are not known:', {
              accounts: formatCountOf(failed.length, 'account'),
            })}{' '}
            <span className="lk-name">
              {failed.slice(0, MOST_NAMED).map(nameIn(rows)).join('; ')}
              {failed.length > MOST_NAMED && ' …'}
            </span>
          </p>
          <ProblemNotice problem={first.problem}>
            <Button variant="default" onClick={onRetry}>
              {t('Retry')}
            </Button>
          </ProblemNotice>
        </>
      )}
      {unread.length > 0 && (
        <p className={formStyles['line']} role="status">
          {t('{datasets} cannot be changed here:', {
            datasets: formatCountOf(unread.length, 'dataset'),
          })}{' '}
          {unread.slice(0, MOST_NAMED).map(({ name, problem }) => (
            <span key={name} className="lk-dim">
              <span className="lk-name">{name}</span>: {problem.message}{' '}
            </span>
          ))}
          {unread.length > MOST_NAMED && '…'}
        </p>
      )}
      {unusable > 0 && (
        <p className={formStyles['line']}>
          {t('Domo lists {moreDatasets} without a usable id.', {
            moreDatasets: formatCountOf(unusable, 'more dataset', 'more datasets'),
          })}
        </p>
      )}
      {streams.length === 0 && failed.length === 0 && unread.length === 0 && unusable === 0 && (
        <p className={formStyles['line']} role="status">
          {t('Domo lists no dataset that uses {this}. There is nothing to change.', {
            this: rows.length === 1 ? t('this account') : t('these accounts'),
          })}
        </p>
      )}
    </>
  );
}

const nameIn =
  (rows: readonly InventoryRow[]) =>
  ({ account }: StreamsOfAccounts['failed'][number]): string => {
    const row = rows.find(
      ({ profileId, id }) => profileId === account.profileId && id === account.id,
    );
    return row === undefined ? String(account.id) : accountTitle(row);
  };
