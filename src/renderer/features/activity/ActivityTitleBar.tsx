import { Button, Tooltip } from '@mantine/core';
import { useShownName } from '../../state/shown-instances';
import { ListTitleBar } from '../../ui/layout/ListTitleBar';
import type { ResponseFor, Result } from '../../../contract';
import { call } from '../../api/client';
import { currentActivityFilter, useActivity } from '../../state/activity';
import { runJob, wroteFile } from '../../state/jobs/run-job';
import { suggestExportFileName, formatCountOf } from '../../ui/format/format';
import { useFileExport } from '../../ui/requests/useFileExport';
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
  const { busy, exportFile } = useFileExport(onEnded);
  const write = (): void => {
    exportFile(suggestExportFileName(name, 'activity', new Date()), (file, isSaid) =>
      runJob({
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
      <Button loading={busy} disabled={total === 0} onClick={write}>
        {t('Export…')}
      </Button>
    </Tooltip>
  );
}
