import { Button, Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AccountMatrix, AccountKey, Problem } from '../../../../contract';
import type { ShownRows } from '../../../../contract/zod-free';
import { changeComparison, leaveComparison, useComparison } from '../../../state/comparison';
import { TimeAgo } from '../../../ui/format/Time';
import { formatCountOf } from '../../../ui/format/format';
import { ErrorState } from '../../../ui/notices/placeholders';
import { ProblemNotice } from '../../../ui/notices/ProblemNotice';
import { ComparisonExportButton } from '../ComparisonExportButton';
import { ComparisonTitleBar, SaveComparisonButton } from '../ComparisonTitleBar';
import { AccountMatrixView } from '../matrix/AccountMatrixView';
import { useAccountMatrix } from '../useComparisonMatrix';
import { comparedColumnLabel } from '../matrix/account-cell-labels';
import { AddAccountPopover } from './AddAccountPopover';
import { AccountColumnHeader } from './AccountColumnHeader';
import type { AccountsComparison } from './compared-accounts';
import { call } from '../../../api/client';
import { useQuery } from '../../../ui/requests/useQuery';
import comparedStyles from '../matrix/compared.module.css';
import { t } from '../../../../contract/texts';
import { accountKeyText } from '../../../../contract/zod-free';

interface Props {
  comparison: AccountsComparison;
  notices: ReactNode;
}

/** Two to twelve accounts of any instances side by side. */
export function AccountsComparisonView({ comparison, notices }: Props) {
  const { matrix, problem, busy, load } = useAccountMatrix(comparison);
  const reading = useReadComparedAccounts(comparison.accounts);
  const [show, setShow] = useState<ShownRows>('all');
  const total = comparison.accounts.length;
  return (
    <>
      <ComparisonTitleBar
        title={formatCountOf(total, 'account')}
        summary={matrix === null ? '' : <AccountsSummary matrix={matrix} />}
      >
        <AddAccountPopover comparison={comparison} />
        <SaveComparisonButton comparison={comparison} />
        <ComparisonExportButton comparison={comparison} show={show} />
        <Button
          loading={reading.done !== null}
          onClick={() => {
            // Reading an account alone announces nothing, and its time decides what is known of written secrets.
            void reading.read().then(load);
          }}
        >
          {t('Refresh')}
        </Button>
      </ComparisonTitleBar>
      {notices}
      <div className={comparedStyles['told']} role="status">
        {reading.done !== null &&
          t('Reading {done} of {accounts}', {
            done: reading.done,
            accounts: formatCountOf(total, 'account'),
          })}
      </div>
      {reading.problem !== null && (
        <div>
          <ProblemNotice problem={reading.problem} tone="amber" />
        </div>
      )}
      {problem !== null && (
        <div className="lk-view-body">
          <ErrorState
            title={t('These accounts cannot be compared')}
            problem={problem}
            onRetry={load}
          >
            {problem.code === 'notFound' && <RemovedAccountsButton comparison={comparison} />}
          </ErrorState>
        </div>
      )}
      {problem === null && matrix === null && <div className="lk-view-body" aria-busy="true" />}
      {problem === null && matrix !== null && matrix.columns.length > 1 && (
        <AccountMatrixView
          label={t('Accounts side by side')}
          comparison={comparison}
          matrix={matrix}
          busy={busy}
          columns={matrix.columns.map((column, at) => ({
            key: accountKeyText(column),
            head: <AccountColumnHeader comparison={comparison} matrix={matrix} at={at} />,
          }))}
          show={show}
          onShow={setShow}
        >
          <BaselineSelect comparison={comparison} matrix={matrix} />
        </AccountMatrixView>
      )}
    </>
  );
}

function AccountsSummary({ matrix: { columns, tallies } }: { matrix: AccountMatrix }) {
  const { different, unknown, sameAsWritten, differsAsWritten } = tallies.all;
  const asWritten = sameAsWritten + differsAsWritten;
  const times = columns.flatMap(({ parts }) => parts.config.readAt ?? []);
  return (
    <>
      {t('{different} {differs} · {unknown} unknown', {
        different,
        differs: different === 1 ? t('differs') : t('differ'),
        unknown,
      })}
      {asWritten > 0 && t(' · {asWritten} compared as written', { asWritten })}
      {times.length > 0 && (
        <>
          {' · '}
          <TimeAgo at={Math.min(...times)} verb={t('oldest data read')} />
        </>
      )}
    </>
  );
}

const BaselineSelect = ({
  comparison,
  matrix,
}: {
  comparison: AccountsComparison;
  matrix: AccountMatrix;
}) => (
  <Select
    aria-label={t('Baseline')}
    className={comparedStyles['baseline']}
    allowDeselect={false}
    value={String(comparison.baseline ?? 'none')}
    data={[
      { value: 'none', label: t('No baseline') },
      ...matrix.columns.map((_, at) => ({
        value: String(at),
        label: t('Baseline: {comparedColumn}', {
          comparedColumn: comparedColumnLabel(matrix.columns, at),
        }),
      })),
    ]}
    onChange={(value) => {
      changeComparison({ ...comparison, baseline: value === 'none' ? null : Number(value) });
    }}
  />
);

/** Finds the accounts that are no longer in the inventory, and offers to remove them from the comparison. */
function RemovedAccountsButton({ comparison }: { comparison: AccountsComparison }) {
  const { value } = useQuery(JSON.stringify(comparison.accounts), async () => {
    const results = await Promise.all(
      comparison.accounts.map((key) => call('inventory.detail', key)),
    );
    const isMissing = results.map((result) => !result.ok && result.problem.code === 'notFound');
    return { ok: true, value: isMissing };
  });
  const missing = value ?? [];
  const count = missing.filter(Boolean).length;
  if (count === 0) return null;
  return (
    <Button
      onClick={() => {
        const accounts = comparison.accounts.filter((_, at) => missing[at] !== true);
        if (accounts.length >= 2) {
          changeComparison({ ...comparison, accounts, baseline: null });
          return;
        }
        useComparison.setState({ picked: accounts });
        leaveComparison();
      }}
    >
      {t('Remove {missingAccounts}', { missingAccounts: formatCountOf(count, 'missing account') })}
    </Button>
  );
}

interface ReadProgress {
  /** The number of accounts read so far; null if no reading is in progress. */
  done: number | null;
  /** The problem of the first account that failed. */
  problem: Problem | null;
}

/** Reads the compared accounts from Domo. If a part cannot be read, its older data is kept. */
function useReadComparedAccounts(accounts: readonly AccountKey[]) {
  const [reading, setReading] = useState<ReadProgress>({ done: null, problem: null });
  const read = async (): Promise<void> => {
    setReading({ done: 0, problem: null });
    const problems = await Promise.all(
      accounts.map(async (key) => {
        const [account, config, access] = await Promise.all([
          call('account.get', key),
          call('account.config', key),
          call('account.accessList', key),
        ]);
        setReading(({ done, problem }) => ({ done: (done ?? 0) + 1, problem }));
        const failed = [account, config, access].find(({ ok }) => !ok);
        return failed?.ok === false ? failed.problem : null;
      }),
    );
    setReading({ done: null, problem: problems.find((each) => each !== null) ?? null });
  };
  return { ...reading, read };
}
