import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type {
  Comparison,
  Problem,
  ResponseFor,
  Result,
  SavedComparison,
} from '../../../../contract';
import { call } from '../../../api/client';
import { showComparison } from '../../../state/comparison';
import { TimeAgo } from '../../../ui/format/Time';
import { formatCountOf } from '../../../ui/format/format';
import { ProblemNotice } from '../../../ui/notices/ProblemNotice';

type SavedAnswer = Result<ResponseFor<'comparison.saved'>>;

/** Saved comparisons; one that is forgotten can be brought back. */
export function SavedComparisons() {
  const [saved, setSaved] = useState<readonly SavedComparison[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [forgotten, setForgotten] = useState<SavedComparison | null>(null);
  const take = (answer: SavedAnswer): void => {
    if (answer.ok) setSaved(answer.value.saved);
    setProblem(answer.ok ? null : answer.problem);
  };
  useEffect(() => {
    void call('comparison.saved', {}).then(take);
  }, []);
  const forget = async (each: SavedComparison): Promise<void> => {
    const answer = await call('comparison.forget', { id: each.id });
    take(answer);
    if (answer.ok) setForgotten(each);
  };
  const bringBack = async ({ name, comparison }: SavedComparison): Promise<void> => {
    setForgotten(null);
    take(await call('comparison.save', { name, comparison }));
  };
  return (
    <section className="start-saved" aria-labelledby="start-saved">
      <h2 id="start-saved">Saved comparisons</h2>
      {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
      {forgotten !== null && (
        <p role="status">
          “{forgotten.name}” was forgotten.{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void bringBack(forgotten)}>
            Undo
          </Button>
        </p>
      )}
      {saved?.length === 0 && (
        <p className="lk-dim">None yet. “Save…” keeps what is compared under a name.</p>
      )}
      {saved !== null && saved.length > 0 && (
        <ul>
          {saved.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                className="start-open"
                onClick={() => {
                  showComparison(each.comparison);
                }}
              >
                <span className="lk-strong lk-cut lk-name">{each.name}</span>
                <span className="lk-dim lk-cut">
                  {comparisonLabel(each.comparison)} · <TimeAgo at={each.savedAt} verb="saved" />
                </span>
              </button>
              <Button
                variant="subtle"
                color="gray"
                aria-label={`Forget ${each.name}`}
                onClick={() => void forget(each)}
              >
                Forget
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function comparisonLabel(comparison: Comparison): string {
  switch (comparison.view) {
    case 'accounts':
      return formatCountOf(comparison.accounts.length, 'account');
    case 'instances':
      return formatCountOf(comparison.profileIds.length, 'instance');
    case 'accountThenAndNow':
      return 'an account then and now';
    case 'instanceThenAndNow':
      return 'an instance then and now';
  }
}
