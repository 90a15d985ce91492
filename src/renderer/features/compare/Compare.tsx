import { useEffect, type ReactNode } from 'react';
import type { Comparison } from '../../../contract';
import { leaveComparison, prepareInstances, useComparison } from '../../state/comparison';
import { Boundary } from '../../ui/Boundary';
import { AccountsView } from './accounts/AccountsView';
import { InstancesView } from './instances/InstancesView';
import { Start } from './start/Start';
import { TimesView } from './times/TimesView';
import { WrittenComparison } from './WrittenComparison';
import './compare.css';

/** Things side by side, or the choice of what to compare. */
export default function Compare({ notices: told }: { notices: ReactNode }) {
  const shown = useComparison((state) => state.shown);
  // While somebody chooses what to compare, what it needs is got ready.
  useEffect(prepareInstances, []);
  const notices = (
    <>
      {told}
      <WrittenComparison />
    </>
  );
  return (
    <Boundary
      what="This comparison"
      of={JSON.stringify(shown)}
      onClose={leaveComparison}
      place="view"
    >
      <Shown shown={shown} notices={notices} />
    </Boundary>
  );
}

function Shown({ shown, notices }: { shown: Comparison | null; notices: ReactNode }) {
  switch (shown?.view) {
    case undefined:
      return <Start notices={notices} />;
    case 'accounts':
      return <AccountsView comparison={shown} notices={notices} />;
    case 'instances':
      return <InstancesView comparison={shown} notices={notices} />;
    case 'accountThenAndNow':
    case 'instanceThenAndNow':
      return <TimesView comparison={shown} notices={notices} />;
  }
}
