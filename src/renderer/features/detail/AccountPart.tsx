import type { ReactNode } from 'react';
import type { Problem } from '../../../contract';
import { useAccountDetail } from '../../state/account-detail';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import drawerStyles from '../../ui/layout/drawer.module.css';
import { t } from '../../../contract/texts';

interface Props {
  what: string;
  /** The part was read, now or earlier. */
  known: boolean;
  /** Why the last attempt to read it failed; older data stays visible. */
  problem: Problem | null;
  children: ReactNode;
}

/** A part of an account that is read separately: loading, failed, never read or shown. */
export function AccountPart({ what, known, problem, children }: Props) {
  const reading = useAccountDetail((state) => state.reading);
  return (
    <>
      {problem !== null && (
        <div className={drawerStyles['note']}>
          <ProblemNotice problem={problem} tone={known ? 'amber' : 'red'} />
        </div>
      )}
      {known && children}
      {!known && problem === null && (
        <p className={drawerStyles['text']}>
          <span className="lk-hatched">
            <span>
              {reading
                ? t('Loading {what}…', { what })
                : t('The {what} has not been read yet', { what })}
            </span>
          </span>
        </p>
      )}
    </>
  );
}
