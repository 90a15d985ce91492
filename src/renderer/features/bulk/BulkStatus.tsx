import { Button } from '@mantine/core';
import { cancelBulk, countDone, useBulk } from '../../state/bulk';
import { openDialog } from '../../state/dialogs';
import { formatCount } from '../../ui/format/format';
import { JobEnded, JobRunning, JobStatus } from '../../ui/notices/JobStatus';
import { bulkEndedLabel, bulkTitles } from './bulk-labels';

const showRun = (): void => {
  openDialog({ name: 'bulkRun' });
};

/** The progress or the result of a bulk change in the status line. */
export function BulkStatus() {
  const { run, running, cancelling, progress } = useBulk();
  if (running) {
    const title = run === null ? 'Reading' : bulkTitles[run.wanted.change];
    const { done, total } = countDone({ progress });
    return (
      <JobStatus>
        <JobRunning
          label={title}
          text={cancelling ? 'Cancelling…' : `${title}: ${countText(done, total)}`}
          ratio={total === null || total === 0 ? null : done / total}
          cancelling={cancelling}
          onCancel={cancelBulk}
        >
          <Button size="compact-xs" variant="default" onClick={showRun}>
            Details
          </Button>
        </JobRunning>
      </JobStatus>
    );
  }
  // A plan that was only looked at is no result.
  const startedAt = run?.startedAt ?? null;
  if (run === null || startedAt === null) return null;
  return (
    <JobStatus>
      <JobEnded {...bulkEndedLabel(run)} more="Details" onMore={showRun} />
    </JobStatus>
  );
}

const countText = (done: number, total: number | null): string =>
  total === null ? formatCount(done) : `${formatCount(done)} of ${formatCount(total)}`;
