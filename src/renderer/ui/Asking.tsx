import { Button } from '@mantine/core';
import type { Problem } from '../../contract';
import { ProblemNotice } from './ProblemNotice';

interface Props {
  answer: { problem: Problem | null; busy: boolean; again: () => void };
  /** What is being done: `reading the configuration…` */
  words: string;
  tone?: 'red' | 'amber';
}

/** In place of what a dialog needs, until it is known: that it is asked for, or why it cannot be had. */
export const Asking = ({ answer: { problem, busy, again }, words, tone = 'red' }: Props) =>
  problem !== null && !busy ? (
    <ProblemNotice problem={problem} tone={tone}>
      <Button variant="default" onClick={again}>
        Try again
      </Button>
    </ProblemNotice>
  ) : (
    <p className="form-line" role="status">
      <span className="lk-hatched">
        <span>{words}</span>
      </span>
    </p>
  );
