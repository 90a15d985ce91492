import type { ComponentProps, ReactNode } from 'react';
import { exportGapText } from '../../../contract/export-gap-text';
import type { ExportGap, Problem } from '../../../contract';
import { DismissButton, ProblemNotice } from './ProblemNotice';
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { call } from '../../api/client';
import { formatCount, formatCountOf } from '../format/format';
import { t } from '../../../contract/texts';

export type ExportResult =
  | { ok: true; value: ComponentProps<typeof ExportedFile>['written'] }
  | { ok: false; problem: Problem };

/** Below the title bar of a view: the file that was written, or why there is none. */
export const ExportResultNotice = ({
  ended,
  onDismiss,
}: {
  ended: ExportResult;
  onDismiss: () => void;
}) => (
  <div className="lk-export-end">
    {ended.ok ? (
      <ExportedFile written={ended.value}>
        <DismissButton onDismiss={onDismiss} />
      </ExportedFile>
    ) : (
      <ProblemNotice problem={ended.problem}>
        <DismissButton onDismiss={onDismiss} />
      </ProblemNotice>
    )}
  </div>
);

interface ExportedFileProps {
  /** `bytes`: undefined when the size is not known. */
  written: {
    file: string;
    rows: number;
    bytes?: number;
    /** The file of the manifest; null: there is none. */
    manifest?: string | null;
    gaps?: readonly ExportGap[];
  };
  /** More buttons. */
  children?: ReactNode;
}

/** An export that was written, and where. */
export const ExportedFile = ({ written, children }: ExportedFileProps) => {
  const { file, rows, bytes, manifest = null, gaps = [] } = written;
  return (
    <div className="lk-written" role="status">
      <IconCircleCheck size={16} aria-hidden />
      <span>
        {formatCountOf(rows, 'row')}
        {bytes !== undefined &&
          t(' ({value} KB)', { value: formatCount(Math.max(1, Math.round(bytes / 1024))) })}{' '}
        {t('written to')} <span className="lk-mono">{file}</span>
        {manifest !== null && t(', with a manifest beside it')}
        {gaps.map((gap) => (
          <span key={`${gap.label} ${gap.why}`} className="lk-small">
            {`. ${exportGapText(gap)}`}
          </span>
        ))}
      </span>
      <Button
        variant="default"
        onClick={() => {
          void call('app.showFile', { file });
        }}
      >
        {t('Show in folder')}
      </Button>
      {children}
    </div>
  );
};
