import type { ComponentProps } from 'react';
import type { Problem } from '../../contract';
import { Dismiss } from './Dismiss';
import { ProblemNotice } from './ProblemNotice';
import { WrittenFile } from './WrittenFile';

export type EndOfExport =
  | { ok: true; value: ComponentProps<typeof WrittenFile>['written'] }
  | { ok: false; problem: Problem };

/** Below a view's head: the file that was written, or why there is none. */
export const ExportEnd = ({ ended, onDismiss }: { ended: EndOfExport; onDismiss: () => void }) => (
  <div className="lk-export-end">
    {ended.ok ? (
      <WrittenFile written={ended.value}>
        <Dismiss onDismiss={onDismiss} />
      </WrittenFile>
    ) : (
      <ProblemNotice problem={ended.problem}>
        <Dismiss onDismiss={onDismiss} />
      </ProblemNotice>
    )}
  </div>
);
