import { Button } from '@mantine/core';
import type { AddedInstance } from '../../../../contract';
import { closeDialog } from '../../../state/dialogs';
import { startSync } from '../../../state/sync';
import { selectInstance } from '../../../state/view';
import { formatCountOf } from '../../../ui/format/format';
import formStyles from '../../../ui/forms/form.module.css';
import { ManyTable } from './ManyTable';
import { countOutcomes, outcomeLabels, outcomeTones, sortResults } from './many-labels';
import type { AddMany } from './useAddMany';
import { t } from '../../../../contract/texts';

/** One result per instance, what failed first. */
export function ResultStep({ many: { results, read } }: { many: AddMany }) {
  const open = results.filter(({ outcome }) => outcome === 'failed' || outcome === 'tokenMissing');
  const ready = results.flatMap(({ outcome, profileId }) =>
    profileId !== null && (outcome === 'added' || outcome === 'changed') ? [profileId] : [],
  );
  return (
    <div className={formStyles['form']}>
      <p className={formStyles['line']} role="status">
        <strong>{countOutcomes(results)}.</strong>
      </p>
      <ManyTable label={t('Results')} columns={[t('Label'), t('Instance'), t('Result')]}>
        {sortResults(results).map((result) => (
          <ResultRow key={result.line} result={result} />
        ))}
      </ManyTable>
      <div className={formStyles['foot']}>
        {open.length > 0 && (
          <Button variant="default" onClick={read}>
            {t('Go on with {instances}…', { instances: formatCountOf(open.length, 'instance') })}
          </Button>
        )}
        <span className={formStyles['gap']} />
        <Button
          variant="default"
          {...(ready.length === 0 ? { autoFocus: true } : {})}
          onClick={closeDialog}
        >
          {t('Done')}
        </Button>
        {ready.length > 0 && (
          <Button
            autoFocus
            onClick={() => {
              closeDialog();
              selectInstance(null);
              void startSync(ready, 'list');
            }}
          >
            {t('Sync {instances}', { instances: formatCountOf(ready.length, 'instance') })}
          </Button>
        )}
      </div>
    </div>
  );
}

const ResultRow = ({
  result: { label, instance, outcome, problem },
}: {
  result: AddedInstance;
}) => (
  <tr>
    <td className="lk-name">{label}</td>
    <td>{instance}</td>
    <td>
      <span className="lk-state" data-tone={outcomeTones[outcome]}>
        {outcomeLabels[outcome]}
      </span>
      {problem !== null && (
        <div>
          {problem.message} <span className="lk-dim">{t(problem.next)}</span>
        </div>
      )}
    </td>
  </tr>
);
