import { Button, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useSelectedProfile } from '../../state/profiles';
import { showView } from '../../state/view';
import { region } from '../../ui/keyboard/regions';
import titleStyles from '../../ui/layout/title.module.css';
import { useState } from 'react';
import type { ResponseFor, Result } from '../../../contract';
import { call } from '../../api/client';
import { currentActivityFilter, useActivity } from '../../state/activity';
import { suggestExportFileName, formatCountOf } from '../../ui/format/format';

/** The title bar, in the colour of the instance whose activity is shown. */
export function ActivityTitleBar({
  onExport,
}: {
  onExport: (ended: ActivityExportResult) => void;
}) {
  const profile = useSelectedProfile();
  return (
    <header {...region} className={titleStyles['title']} data-colour={profile?.colour ?? 'grey'}>
      <h1 className={titleStyles['label']}>Activity</h1>
      <span className="lk-dim lk-cut lk-name">{profile?.label ?? 'All instances'}</span>
      <span className={titleStyles['gap']} />
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={() => {
          showView('accounts');
        }}
      >
        Accounts
      </Button>
      <ActivityExportButton onEnded={onExport} />
    </header>
  );
}

export type ActivityExportResult = Result<ResponseFor<'activity.export'>>;

/** Writes the filtered activity to a CSV file that the user chooses. */
function ActivityExportButton({ onEnded }: { onEnded: (ended: ActivityExportResult) => void }) {
  const profile = useSelectedProfile();
  const total = useActivity((state) => state.total) ?? 0;
  const [busy, setBusy] = useState(false);
  const write = async (): Promise<void> => {
    const suggested = suggestExportFileName(profile?.label ?? null, 'activity', new Date());
    const chosen = await call('app.chooseExportFile', { suggestedName: suggested });
    if (!chosen.ok) {
      onEnded(chosen);
      return;
    }
    const { file } = chosen.value;
    if (file !== null)
      onEnded(await call('activity.export', { filter: currentActivityFilter(), file }));
  };
  return (
    <Tooltip label={`Export ${formatCountOf(total, 'entry', 'entries')} to a CSV file`}>
      <Button
        loading={busy}
        disabled={total === 0}
        onClick={() => {
          setBusy(true);
          void write().finally(() => {
            setBusy(false);
          });
        }}
      >
        Export…
      </Button>
    </Tooltip>
  );
}
