import { Button, Tooltip } from '@mantine/core';
import { useShownName } from '../../state/shown-instances';
import { ListTitleBar } from '../../ui/layout/ListTitleBar';
import { useState } from 'react';
import type { ResponseFor, Result } from '../../../contract';
import { call } from '../../api/client';
import { currentActivityFilter, useActivity } from '../../state/activity';
import { runJob, wroteFile } from '../../state/jobs/run-job';
import { suggestExportFileName, formatCountOf } from '../../ui/format/format';
import { useShown } from '../../ui/requests/useShown';
import { t } from '../../../contract/texts';

/** The title bar, in the colour of the instance whose activity is shown. */
export function ActivityTitleBar({
  onExport,
}: {
  onExport: (ended: ActivityExportResult) => void;
}) {
  return (
    <ListTitleBar title={t('Activity')}>
      <ActivityExportButton onEnded={onExport} />
    </ListTitleBar>
  );
}

export type ActivityExportResult = Result<ResponseFor<'activity.export'>>;

/** Writes the filtered activity to a CSV file that the user chooses. */
function ActivityExportButton({ onEnded }: { onEnded: (ended: ActivityExportResult) => void }) {
  const name = useShownName();
  const total = useActivity((state) => state.total) ?? 0;
  const [busy, setBusy] = useState(false);
  const isSaid = useShown();
  const write = async (): Promise<void> => {
    const suggested = suggestExportFileName(name, 'activity', new Date());
    const chosen = await call('app.chooseExportFile', { suggestedName: suggested });
    if (!chosen.ok) {
      onEnded(chosen);
      return;
    }
    const { file } = chosen.value;
    if (file === null) return;
    onEnded(
      await runJob({
        label: t('Export'),
        title: t('Export of the activity'),
        counts: 'entries',
        stops: false,
        isSaid,
        work: (options) =>
          call('activity.export', { filter: currentActivityFilter(), file }, options),
        endOf: (value) =>
          wroteFile(t('Export of the activity'), value.file, formatCountOf(value.rows, 'row')),
      }),
    );
  };
  return (
    <Tooltip
      label={t('Export {entries} to a CSV file', {
        entries: formatCountOf(total, 'entry', 'entries'),
      })}
    >
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
        {t('Export…')}
      </Button>
    </Tooltip>
  );
}
