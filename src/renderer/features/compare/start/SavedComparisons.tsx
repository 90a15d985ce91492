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
import startStyles from './start.module.css';
import { t } from '../../../../contract/texts';

type SavedAnswer = Result<ResponseFor<'comparison.saved'>>;

/** The saved comparisons. A removed one can be restored. */
export function SavedComparisons() {
  const [saved, setSaved] = useState<readonly SavedComparison[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [removed, setRemoved] = useState<SavedComparison | null>(null);
  const applyAnswer = (answer: SavedAnswer): void => {
    if (answer.ok) setSaved(answer.value.saved);
    setProblem(answer.ok ? null : answer.problem);
  };
  useEffect(() => {
    void call('comparison.saved', {}).then(applyAnswer);
  }, []);
  const remove = async (each: SavedComparison): Promise<void> => {
    const answer = await call('comparison.forget', { id: each.id });
    applyAnswer(answer);
    if (answer.ok) setRemoved(each);
  };
  const restore = async ({ name, comparison }: SavedComparison): Promise<void> => {
    setRemoved(null);
    applyAnswer(await call('comparison.save', { name, comparison }));
  };
  return (
    <section className={startStyles['saved']} aria-labelledby="start-saved">
      <h2 id="start-saved">{t('Saved comparisons')}</h2>
      {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
      {removed !== null && (
        <p role="status">
          {t('“{name}” was removed.', { name: removed.name })}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => void restore(removed)}>
            {t('Undo')}
          </Button>
        </p>
      )}
      {saved?.length === 0 && (
        <p className="lk-dim">
          {t('No saved comparisons yet. Choose “Save…” in a comparison to save it.')}
        </p>
      )}
      {saved !== null && saved.length > 0 && (
        <ul>
          {saved.map((each) => (
            <li key={each.id}>
              <button
                type="button"
                className={startStyles['open']}
                onClick={() => {
                  showComparison(each.comparison);
                }}
              >
                <span className="lk-strong lk-cut lk-name">{each.name}</span>
                <span className="lk-dim lk-cut">
                  {comparisonLabel(each.comparison)} ·{' '}
                  <TimeAgo at={each.savedAt} verb={t('saved')} />
                </span>
              </button>
              <Button
                variant="subtle"
                color="gray"
                aria-label={t('Remove {name}', { name: each.name })}
                onClick={() => void remove(each)}
              >
                {t('Remove')}
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
      return t('an account, then and now');
    case 'instanceThenAndNow':
      return t('an instance, then and now');
  }
}
