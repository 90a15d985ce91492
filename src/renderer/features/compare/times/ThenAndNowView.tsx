import { useState, type ReactNode } from 'react';
import type { ShownRows } from '../../../../contract/zod-free';
import { useProfiles } from '../../../state/profiles';
import { toSingleLine } from '../../../ui/format/format';
import { EmptyState, ErrorState } from '../../../ui/notices/placeholders';
import { ComparisonExportButton } from '../ComparisonExportButton';
import { ComparisonTitleBar, SaveComparisonButton } from '../ComparisonTitleBar';
import { ThenAndNowTimes, ThenAndNowNotShown } from './ThenAndNowTimes';
import { InstanceThenAndNow } from './InstanceThenAndNow';
import { useAccountName } from '../useAccountName';
import { useSnapshotTimes, type ThenAndNowComparison } from './useSnapshotTimes';
import type { Comparison } from '../../../../contract';
import { TimeAgo } from '../../../ui/format/Time';
import { AccountMatrixView } from '../matrix/AccountMatrixView';
import { useAccountMatrix } from '../useComparisonMatrix';
import comparedStyles from '../matrix/compared.module.css';
import { t } from '../../../../contract/texts';

interface ThenAndNowViewProps {
  comparison: ThenAndNowComparison;
  notices: ReactNode;
}

/** One account or one instance at two times. */
export function ThenAndNowView({ comparison, notices }: ThenAndNowViewProps) {
  const { times, problem } = useSnapshotTimes(comparison);
  const [show, setShow] = useState<ShownRows>('all');
  const label = useProfiles(
    ({ profiles }) => profiles?.find(({ id }) => id === comparison.profileId)?.label ?? '',
  );
  const { kind, id } =
    comparison.view === 'accountThenAndNow' ? comparison : { kind: 'account' as const, id: null };
  const name = useAccountName(comparison.profileId, kind, id);
  const of = [name === null ? null : toSingleLine(name), id].filter((part) => part !== null);
  const ready = times !== null && times.length > 0;
  return (
    <>
      <ComparisonTitleBar title={t('Then and now')} summary={[label, ...of].join(' · ')}>
        {ready && (
          <>
            <SaveComparisonButton comparison={comparison} />
            <ComparisonExportButton comparison={comparison} show={show} />
          </>
        )}
      </ComparisonTitleBar>
      {notices}
      {problem !== null && (
        <div className="lk-view-body">
          <ErrorState title={t('The snapshots cannot be shown')} problem={problem} />
        </div>
      )}
      {times?.length === 0 && (
        <div className="lk-view-body">
          <EmptyState title={t('No snapshot yet')}>
            <p>
              {t(
                'The next sync saves the first snapshot. Settings define how long snapshots are kept.',
              )}
            </p>
          </EmptyState>
        </div>
      )}
      {ready && (
        <ThenAndNowMatrix
          comparison={comparison}
          timeChoice={<ThenAndNowTimes comparison={comparison} snapshotTimes={times} />}
          show={show}
          onShow={setShow}
        />
      )}
    </>
  );
}

interface ThenAndNowMatrixProps {
  comparison: ThenAndNowComparison;
  timeChoice: ReactNode;
  show: ShownRows;
  onShow: (show: ShownRows) => void;
}

const ThenAndNowMatrix = ({ comparison, timeChoice, show, onShow }: ThenAndNowMatrixProps) =>
  comparison.view === 'accountThenAndNow' ? (
    <AccountThenAndNow {...{ comparison, timeChoice, show, onShow }} />
  ) : (
    <InstanceThenAndNow comparison={comparison} timeChoice={timeChoice} />
  );

interface AccountThenAndNowProps {
  comparison: Extract<Comparison, { view: 'accountThenAndNow' }>;
  /** The timeChoice of times. */
  timeChoice: ReactNode;
  show: ShownRows;
  onShow: (show: ShownRows) => void;
}

/** One account at two times, field by field. */
function AccountThenAndNow({ comparison, timeChoice, show, onShow }: AccountThenAndNowProps) {
  const { matrix, problem, busy, load } = useAccountMatrix(comparison);
  if (matrix === null) {
    return (
      <ThenAndNowNotShown problem={busy ? null : problem} timeChoice={timeChoice} onRetry={load} />
    );
  }
  return (
    <AccountMatrixView
      label={t('Then and now')}
      comparison={comparison}
      matrix={matrix}
      busy={busy}
      columns={matrix.columns.map(({ label, parts }) => ({
        key: label,
        head: (
          <div
            className={comparedStyles['column']}
            data-colour={label === 'Then' ? 'grey' : 'blue'}
          >
            <div className={comparedStyles['words']}>
              <span className="lk-strong">{label}</span>
              <span className="lk-small lk-dim lk-cut">
                <TimeAgo at={parts.metadata.readAt} verb={t('read')} />
              </span>
            </div>
          </div>
        ),
      }))}
      show={show}
      onShow={onShow}
    >
      {timeChoice}
    </AccountMatrixView>
  );
}
