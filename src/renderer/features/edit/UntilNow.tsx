import type { Problem } from '../../../contract';
import { Age } from '../../ui/Age';

interface Props {
  now: { busy: boolean; problem: Problem | null };
  name: string;
  /** Epoch ms. */
  readAt: number;
}

/** What an account is called before it is renamed, and how well that is known. */
export const UntilNow = ({ now: { busy, problem }, name, readAt }: Props) => (
  <>
    <dt>Until now</dt>
    <dd>
      {busy ? (
        <span className="lk-hatched">
          <span>reading it…</span>
        </span>
      ) : (
        <>
          <span className="lk-name">{name || '∅ empty'}</span>
          {problem !== null && (
            <div className="lk-dim lk-small">
              <Age at={readAt} verb="Read" />; it could not be read now. {problem.message}
            </div>
          )}
        </>
      )}
    </dd>
  </>
);
