import type { ReactNode } from 'react';
import type { Problem } from '../../../contract';
import { useAccountDetail } from '../../state/account-detail';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';

interface Props {
  what: string;
  /** Something of it was read, now or before. */
  known: boolean;
  /** Why the last attempt failed; older data stays below it. */
  problem: Problem | null;
  children: ReactNode;
}

/** A part of an account that is read on its own, in each of its states. */
export function AccountPart({ what, known, problem, children }: Props) {
  const reading = useAccountDetail((state) => state.reading);
  return (
    <>
      {problem !== null && (
        <div className="drawer-note">
          <ProblemNotice problem={problem} tone={known ? 'amber' : 'red'} />
        </div>
      )}
      {known && children}
      {!known && problem === null && (
        <p className="drawer-text">
          <span className="lk-hatched">
            <span>{reading ? `reading the ${what}…` : `${what} not read yet`}</span>
          </span>
        </p>
      )}
    </>
  );
}
