import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PagedRows } from '../../state/paged-rows';
import { ErrorState } from '../notices/placeholders';
import { ProblemNotice } from '../notices/ProblemNotice';
import { t } from '../../../contract/texts';

interface PagedListProps {
  /** The heading when nothing can be shown. */
  title: string;
  list: Pick<PagedRows<unknown>, 'total' | 'problem'>;
  onRetry: () => void;
  /** Shown when there are no rows. */
  empty: ReactNode;
  children: (total: number) => ReactNode;
}

/** A list that is read by page. A Problem replaces the list, or stands above it when only a part is missing. */
export function PagedList({
  title,
  list: { total, problem },
  onRetry,
  empty,
  children,
}: PagedListProps) {
  if (total === null) {
    return problem === null ? (
      <div aria-busy="true" />
    ) : (
      <ErrorState title={title} problem={problem} onRetry={onRetry} />
    );
  }
  return (
    <div className="lk-listed">
      {problem !== null && (
        <ProblemNotice problem={problem}>
          <Button variant="default" onClick={onRetry}>
            {t('Retry')}
          </Button>
        </ProblemNotice>
      )}
      <div>{total === 0 ? empty : children(total)}</div>
    </div>
  );
}
