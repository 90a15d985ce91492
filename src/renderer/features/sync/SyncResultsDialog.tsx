import { Button } from '@mantine/core';
import type { SyncResult, UnreadItem } from '../../../contract';
import { describeDetailReading } from '../../../contract/detail-reading';
import { coverageText } from '../../../contract/coverage-text';
import { closeDialog } from '../../state/dialogs';
import { failedInstances, groupSyncResults, type SyncGroup } from '../../../contract/sync-groups';
import { retryFailedSync, useSync } from '../../state/sync';
import { formatCount, formatCountOf } from '../../ui/format/format';
import { FailureWaysOut } from '../../ui/actions/FailureWaysOut';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { problemWord } from '../../ui/notices/problem-word';
import { syncOutcomeLabels } from '../../ui/format/sync-labels';
import syncStyles from './sync.module.css';
import clsx from 'clsx';
import { t } from '../../../contract/texts';

/** One result per instance, what failed first and by reason: what was read, what changed, and what was not and why. */
export default function SyncResultsDialog() {
  const results = useSync((state) => state.results);
  const problem = useSync((state) => state.problem);
  return (
    <DialogFrame title={t('Sync results')} size={720}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <RetryFailed count={failedInstances(results ?? []).length} />
      {groupSyncResults(results ?? []).map((group) => (
        <SyncResultGroup key={`${group.outcome} ${String(group.code)}`} group={group} />
      ))}
    </DialogFrame>
  );
}

function RetryFailed({ count }: { count: number }) {
  const running = useSync((state) => state.running);
  if (count === 0) return null;
  const retry = (): void => {
    closeDialog();
    void retryFailedSync();
  };
  return (
    <Button variant="default" disabled={running} onClick={retry}>
      {t('Retry {count} failed', { count: formatCount(count) })}
    </Button>
  );
}

function SyncResultGroup({ group: { outcome, code, results } }: { group: SyncGroup }) {
  const why = code === null ? '' : `: ${problemWord(code)}`;
  return (
    <section className={syncStyles['group']}>
      <h3 className={syncStyles['reason']}>
        {formatCountOf(results.length, 'instance')} {syncOutcomeLabels[outcome]}
        {why}
      </h3>
      <ul className={syncStyles['results']}>
        {results.map((result) => (
          <SyncResultItem key={result.profileId} result={result} />
        ))}
      </ul>
    </section>
  );
}

function SyncResultItem({ result }: { result: SyncResult }) {
  const {
    profileId,
    label,
    outcome,
    accounts,
    oauth,
    added,
    removed,
    problem,
    unread,
    unreadCount,
    coverage,
    details,
  } = result;
  const changes = [
    added > 0 ? t('{added} new', { added: formatCount(added) }) : '',
    removed > 0 ? t('{removed} removed', { removed: formatCount(removed) }) : '',
  ].filter(Boolean);
  return (
    <li className={syncStyles['result']}>
      <div className={syncStyles['line']}>
        <strong className="lk-cut lk-name">{label}</strong>
        <span className={syncStyles['outcome']} data-outcome={outcome}>
          {syncOutcomeLabels[outcome]}
        </span>
        <span className={clsx('lk-dim lk-num', syncStyles['counts'])}>
          {formatCountOf(accounts, 'account')}, {formatCountOf(oauth, 'OAuth account')}
          {changes.length > 0 && ` · ${changes.join(', ')}`} ·{' '}
          {((result.endedAt - result.startedAt) / 1000).toFixed(1)} s
        </span>
      </div>
      {problem !== null && (
        <ProblemNotice problem={problem}>
          <FailureWaysOut profileId={profileId} code={problem.code} label={label} />
        </ProblemNotice>
      )}
      {outcome !== 'failed' && outcome !== 'cancelled' && (
        <p className={clsx(syncStyles['about'], 'lk-dim lk-small')}>
          {t('List and search: {coverage}.', { coverage: coverageText(coverage) })}
        </p>
      )}
      {details !== null && (
        <p className={clsx(syncStyles['about'], 'lk-dim lk-small')}>
          {describeDetailReading(details)}
        </p>
      )}
      {unreadCount > 0 && <UnreadItems unread={unread} total={unreadCount} />}
    </li>
  );
}

/** The command line lists all of them. */
const MAX_UNREAD_SHOWN = 50;

const UnreadItems = ({ unread, total }: { unread: readonly UnreadItem[]; total: number }) => (
  <details className={syncStyles['unread']}>
    <summary>{t('{parts} not read', { parts: formatCountOf(total, 'part') })}</summary>
    <ul>
      {unread.slice(0, MAX_UNREAD_SHOWN).map((each) => (
        <li key={`${each.what} ${String(each.kind)} ${String(each.id)}`}>
          <span className="lk-strong">{unreadLabel(each)}</span>{' '}
          <span className="lk-dim">{each.problem.message}</span>
        </li>
      ))}
      {total > MAX_UNREAD_SHOWN && (
        <li className="lk-dim">
          {t('and {total} more', { total: formatCount(total - MAX_UNREAD_SHOWN) })}
        </li>
      )}
    </ul>
  </details>
);

const unreadPartLabels: Record<UnreadItem['what'], string> = {
  accounts: t('list'),
  providers: t('providers'),
  row: t('row of the list'),
  search: t('search'),
  datasetCounts: t('dataset counts'),
  config: t('configuration'),
  accessList: t('access list'),
};

function unreadLabel({ kind, id, what }: UnreadItem): string {
  if (kind === null) return `${unreadPartLabels[what]}:`;
  const whose = `${kind === 'oauth' ? t('OAuth account') : 'account'}${id === null ? 's' : ` ${id}`}`;
  return `${whose}, ${unreadPartLabels[what]}:`;
}
