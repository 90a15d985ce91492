import type { CloneTarget } from '../../../contract';
import { Line } from './Line';

/** What would happen in each instance, and why not where nothing would. */
export const Decisions = ({ targets }: { targets: readonly CloneTarget[] }) => (
  <section className="clone-part" aria-label="Instances">
    <h3>Instances</h3>
    <ul className="clone-lines">
      {targets.map(({ profileId, label, will, why }) => (
        <Line
          key={profileId}
          profileId={profileId}
          label={label}
          tone={will === 'create' ? 'good' : 'quiet'}
          word={will === 'create' ? 'will be made' : 'nothing will be made'}
        >
          {why !== null && (
            <div>
              {why.message} <span className="lk-dim">{why.next}</span>
            </div>
          )}
        </Line>
      ))}
    </ul>
  </section>
);
