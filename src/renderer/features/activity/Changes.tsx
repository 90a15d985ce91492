import type { ActivityChange, ActivityEntry } from '../../../contract';
import { valueWord } from './words';

/** All changes of an entry, whole. Of a secret its name alone was recorded. */
export function Changes({ entry: { operation, changes } }: { entry: ActivityEntry }) {
  if (changes.length === 0) return null;
  const reveal = operation === 'account.reveal';
  return (
    <section aria-label={reveal ? 'Revealed' : 'Changes'}>
      <h3 className="activity-heading">{reveal ? 'Revealed' : 'Changes'}</h3>
      <ul className="activity-changes">
        {changes.map((change, index) => (
          <li key={index} className="activity-change">
            <div className="lk-dim lk-name">{change.what}</div>
            {reveal ? (
              <div className="lk-dim lk-small">its value was not recorded</div>
            ) : (
              <Values change={change} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Values({ change }: { change: ActivityChange }) {
  if (change.secret) return <div>changed; secret values are never recorded</div>;
  return (
    <div className="activity-values">
      <Side word="before" value={valueWord(change, 'before')} />
      <span aria-hidden className="lk-dim">
        →
      </span>
      <Side word="after" value={valueWord(change, 'after')} />
    </div>
  );
}

const Side = ({ word, value }: { word: string; value: string | null }) =>
  value === null ? (
    <span className="lk-dim">
      <span aria-hidden>∅</span> nothing {word}
    </span>
  ) : (
    <span className="lk-name" title={word}>
      {value}
    </span>
  );
