import { useEffect, type ReactNode } from 'react';
import type { Comparison } from '../../../contract';
import { leaveComparison, prepareInstancesComparison, useComparison } from '../../state/comparison';
import { ErrorBoundary } from '../../ui/notices/ErrorBoundary';
import { AccountsComparisonView } from './accounts/AccountsComparisonView';
import { InstancesComparisonView } from './instances/InstancesComparisonView';
import { ComparisonStart } from './start/ComparisonStart';
import { ThenAndNowView } from './times/ThenAndNowView';
import { ComparisonExportNotice } from './ComparisonExportButton';
import { t } from '../../../contract/texts';

/** A comparison, or the choice of what to compare. */
export default function CompareView({ notices: appNotices }: { notices: ReactNode }) {
  const shown = useComparison((state) => state.shown);
  // Prepares the comparison of instances while the user chooses what to compare.
  useEffect(prepareInstancesComparison, []);
  const allNotices = (
    <>
      {appNotices}
      <ComparisonExportNotice />
    </>
  );
  return (
    <ErrorBoundary
      what={t('This comparison')}
      resetKey={JSON.stringify(shown)}
      onClose={leaveComparison}
      area="view"
    >
      <ChosenComparison shown={shown} notices={allNotices} />
    </ErrorBoundary>
  );
}

function ChosenComparison({ shown, notices }: { shown: Comparison | null; notices: ReactNode }) {
  switch (shown?.view) {
    case undefined:
      return <ComparisonStart notices={notices} />;
    case 'accounts':
      return <AccountsComparisonView comparison={shown} notices={notices} />;
    case 'instances':
      return <InstancesComparisonView comparison={shown} notices={notices} />;
    case 'accountThenAndNow':
    case 'instanceThenAndNow':
      return <ThenAndNowView comparison={shown} notices={notices} />;
  }
}
