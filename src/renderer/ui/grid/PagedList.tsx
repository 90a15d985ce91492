import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PagedRows } from '../../state/paged-rows';
import { ErrorState } from '../notices/placeholders';
import { ProblemNotice } from '../notices/ProblemNotice';

interface Props {
  /** What is said when nothing can be shown. */
  title: string;
  list: Pick<PagedRows<unknown>, 'total' | 'problem'>;
  onRetry: () => void;
  /** In place of no rows. */
  empty: ReactNode;
  children: (total: number) => ReactNode;
}

/** A list that is read by page, or why there is none; above it why a part of it is missing. */
export function PagedList({
  title,
  list: { total, problem },
  onRetry: onAgain,
  empty,
  children,
}: Props) {
  if (total === null) {
    return problem === null ? (
      <div aria-busy="true" />
    ) : (
      <ErrorState title={title} problem={problem} onRetry={onAgain} />
    );
  }
  return (
    <div className="lk-listed">
      {problem !== null && (
        <ProblemNotice problem={problem}>
          <Button variant="default" onClick={onAgain}>
            Retry
          </Button>
        </ProblemNotice>
      )}
      <div>{total === 0 ? empty : children(total)}</div>
    </div>
  );
}
