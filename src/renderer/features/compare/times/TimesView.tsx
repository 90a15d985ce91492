import { useState, type ReactNode } from 'react';
import type { ShownRows } from '../../../../contract/shown-rows';
import { useProfiles } from '../../../state/profiles';
import { oneLine } from '../../../ui/format';
import { Empty } from '../../../ui/Empty';
import { NotShown } from '../../../ui/NotShown';
import { ExportButton } from '../ExportButton';
import { Head } from '../Head';
import { SaveButton } from '../SaveButton';
import { AccountTimes } from './AccountTimes';
import { ChooseTimes } from './ChooseTimes';
import { InstanceTimes } from './InstanceTimes';
import { useAccountName } from '../useAccountName';
import { useSnapshots, type Times } from './useSnapshots';

interface Props {
  comparison: Times;
  notices: ReactNode;
}

/** One account or one instance, as it was at a sync and as it is now. */
export function TimesView({ comparison, notices }: Props) {
  const { moments, problem } = useSnapshots(comparison);
  const [show, setShow] = useState<ShownRows>('all');
  const label = useProfiles(
    ({ profiles }) => profiles?.find(({ id }) => id === comparison.profileId)?.label ?? '',
  );
  const { kind, id } =
    comparison.view === 'accountThenAndNow' ? comparison : { kind: 'account' as const, id: null };
  const name = useAccountName(comparison.profileId, kind, id);
  const of = [name === null ? null : oneLine(name), id].filter((part) => part !== null);
  const ready = moments !== null && moments.length > 0;
  return (
    <>
      <Head title="Then and now" about={[label, ...of].join(' · ')}>
        {ready && (
          <>
            <SaveButton comparison={comparison} />
            <ExportButton comparison={comparison} show={show} />
          </>
        )}
      </Head>
      {notices}
      {problem !== null && (
        <div className="app-body">
          <NotShown title="The snapshots cannot be shown" problem={problem} />
        </div>
      )}
      {moments?.length === 0 && (
        <div className="app-body">
          <Empty title="No snapshot yet">
            <p>The next sync leaves the first snapshot. Settings say how long they are kept.</p>
          </Empty>
        </div>
      )}
      {ready && (
        <Shown
          comparison={comparison}
          choice={<ChooseTimes {...{ comparison, moments }} />}
          show={show}
          onShow={setShow}
        />
      )}
    </>
  );
}

interface ShownProps {
  comparison: Times;
  choice: ReactNode;
  show: ShownRows;
  onShow: (show: ShownRows) => void;
}

const Shown = ({ comparison, choice, show, onShow }: ShownProps) =>
  comparison.view === 'accountThenAndNow' ? (
    <AccountTimes {...{ comparison, choice, show, onShow }} />
  ) : (
    <InstanceTimes comparison={comparison} choice={choice} />
  );
