import { Button } from '@mantine/core';
import type { InventoryRow } from '../../../contract';
import { accountTitle, formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import type { StreamsOfAccounts } from './useStreamsOfAccounts';

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
            The datasets of {formatCountOf(failed.length, 'account')} are not known:{' '}
            <span className="lk-name">
              {failed.slice(0, MOST_NAMED).map(nameIn(rows)).join('; ')}
              {failed.length > MOST_NAMED && ' …'}
            </span>
          </p>
          <ProblemNotice problem={first.problem}>
            <Button variant="default" onClick={onRetry}>
              Retry
            </Button>
          </ProblemNotice>
        </>
      )}
      {unread.length > 0 && (
        <p className={formStyles['line']} role="status">
          {formatCountOf(unread.length, 'dataset')} cannot be changed here:{' '}
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
          Domo lists {formatCountOf(unusable, 'more dataset', 'more datasets')} without a usable id.
        </p>
      )}
      {streams.length === 0 && failed.length === 0 && unread.length === 0 && unusable === 0 && (
        <p className={formStyles['line']} role="status">
          Domo lists no dataset that uses {rows.length === 1 ? 'this account' : 'these accounts'}.
          There is nothing to change.
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
