import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { call } from '../api/client';
import { count, counted } from './format';

interface Props {
  /** `bytes` left out: not told. */
  written: { file: string; rows: number; bytes?: number };
  /** More buttons. */
  children?: ReactNode;
}

/** An export that was written, and where. */
export const WrittenFile = ({ written: { file, rows, bytes }, children }: Props) => (
  <div className="lk-written" role="status">
    <IconCircleCheck size={16} aria-hidden />
    <span>
      {counted(rows, 'row')}
      {bytes !== undefined && ` (${count(Math.max(1, Math.round(bytes / 1024)))} KB)`} written to{' '}
      <span className="lk-mono">{file}</span>
    </span>
    <Button
      variant="default"
      onClick={() => {
        void call('app.showFile', { file });
      }}
    >
      Show in folder
    </Button>
    {children}
  </div>
);
