import type { ReactNode } from 'react';
import type { Problem } from '../../../../contract';
import { NotShown } from '../../../ui/NotShown';
import '../../../ui/filters.css';

interface Props {
  /** Null while they are being compared. */
  problem: Problem | null;
  /** Which times: others may be there. */
  choice: ReactNode;
  onAgain: () => void;
}

/** Why two times are not beside each other, under the choice of others. */
export const NoTimes = ({ problem, choice, onAgain }: Props) => (
  <>
    <div className="filters">{choice}</div>
    <div className="app-body" aria-busy={problem === null}>
      {problem !== null && (
        <NotShown title="These times cannot be compared" problem={problem} onAgain={onAgain} />
      )}
    </div>
  </>
);
