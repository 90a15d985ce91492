import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '../../contract';
import { Empty } from './Empty';
import { ProblemNotice } from './ProblemNotice';

interface Props {
  title: string;
  problem: Problem;
  /** Asks once more; left out where that would change nothing. */
  onAgain?: () => void;
  /** What else can be done. */
  children?: ReactNode;
}

/** Why something cannot be shown, and the way to ask for it again. */
export const NotShown = ({ title, problem, onAgain, children }: Props) => (
  <Empty title={title}>
    <ProblemNotice problem={problem}>
      {onAgain !== undefined && (
        <Button variant="default" onClick={onAgain}>
          Try again
        </Button>
      )}
    </ProblemNotice>
    {children}
  </Empty>
);
