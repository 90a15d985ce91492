import { Button } from '@mantine/core';
import type { Progress } from '../../../contract';
import { closeDialog } from '../../state/dialogs';
import { formatCount, formatCountOf } from '../../ui/format/format';
import exportStyles from './export.module.css';
import { t } from '../../../contract/texts';

interface ExportFooterProps {
  /** How many rows the file will have; null while that is not known. */
  rows: number | null;
  /** False: there is nothing to write. */
  ready: boolean;
  busy: boolean;
  progress: Progress | null;
  ended: boolean;
  onSave: () => void;
  onCancel: () => void;
}

/** The buttons, and how many rows were written. While a file is written, Cancel ends that and not the dialog. */
export const ExportFooter = (props: ExportFooterProps) => {
  const { rows, ready, busy, progress, ended, onSave, onCancel } = props;
  return (
    <div className={exportStyles['foot']}>
      <span className={exportStyles['progress']} role="status">
        {busy && progress !== null && progress.total !== null && (
          <>
            <progress
              value={progress.done}
              max={Math.max(progress.total, 1)}
              aria-label={t('Rows written')}
            />
            {t('{done} of {rows} written', {
              done: formatCount(progress.done),
              rows: formatCountOf(progress.total, 'row'),
            })}
          </>
        )}
      </span>
      <Button variant="subtle" color="gray" onClick={busy ? onCancel : closeDialog}>
        {ended ? t('Close') : t('Cancel')}
      </Button>
      <Button data-autofocus onClick={onSave} loading={busy} disabled={!ready}>
        {rows === null ? t('Save…') : t('Save {rows}…', { rows: formatCountOf(rows, 'row') })}
      </Button>
    </div>
  );
};
