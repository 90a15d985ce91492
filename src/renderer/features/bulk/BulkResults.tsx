import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BulkItemState, BulkRun } from '../../../contract';
import { bulkStateText, countBulkItems } from '../../../contract/bulk-text';
import { call } from '../../api/client';
import { planBulkChange } from '../../state/bulk';
import { runJob, wroteFile } from '../../state/jobs/run-job';
import { closeDialog } from '../../state/dialogs';
import { giveTokens } from '../../state/renew-tokens';
import formStyles from '../../ui/forms/form.module.css';
import { bulkItemName, bulkTitles } from '../../ui/format/bulk-labels';
import { formatCount, formatCountOf, suggestExportFileName } from '../../ui/format/format';
import { ExportResultNotice, type ExportResult } from '../../ui/notices/ExportResultNotice';
import { useShown } from '../../ui/requests/useShown';
import { BulkItemList } from './BulkItemList';
import { CloneAgainButton } from './clone/CloneAgainButton';

import bulkStyles from './bulk.module.css';
import { t } from '../../../contract/texts';

/** What went wrong comes first. */
const stateOrder: readonly BulkItemState[] = [
  'refused',
  'partly',
  'unknown',
  'sending',
  'waiting',
  'done',
  'nothing',
];

/** What became of each write, with the ways on: what is left, taking renames back, a file. */
interface Props {
  run: BulkRun;
  /** Shows what is left once more, before it is written. */
  onReview: () => void;
}

export function BulkResults({ run, onReview }: Props) {
  const [shown, setShown] = useState<BulkItemState | null>(null);
  const [exported, setExported] = useState<ExportResult | null>(null);
  const isSaid = useShown();
  const states = stateOrder.filter((state) => run.items.some((item) => item.state === state));
  const items = states
    .filter((state) => shown === null || state === shown)
    .flatMap((state) => run.items.filter((item) => item.state === state));
  const counts = countBulkItems(run.items);
  const undo = undoOf(run);
  return (
    <>
      <div className={bulkStyles['states']} role="group" aria-label={t('Show only')}>
        {states.map((state) => (
          <Button
            key={state}
            size="compact-sm"
            variant={shown === state ? 'filled' : 'default'}
            aria-pressed={shown === state}
            onClick={() => setShown(shown === state ? null : state)}
          >
            {formatCount(counts[state])} {bulkStateText(state)}
          </Button>
        ))}
      </div>
      <BulkItemList label={t('Results')} items={items} planned={false} />
      {exported !== null && (
        <ExportResultNotice ended={exported} onDismiss={() => setExported(null)} />
      )}
      <div className={formStyles['foot']}>
        <Button variant="default" onClick={() => void exportResults(run, isSaid).then(setExported)}>
          {t('Export as CSV…')}
        </Button>
        <span className={formStyles['gap']} />
        {undo !== null && counts.done + counts.unknown > 0 && (
          <Button variant="default" onClick={() => void planUndo(run, undo.change)}>
            {undo.label}
          </Button>
        )}
        <CloneAgainButton run={run} />
        {run.wanted.change === 'renew' && counts.done + counts.partly > 0 && (
          <Button variant="default" onClick={() => giveTokens(renewedInstances(run))}>
            {t('Accounts with the old tokens…')}
          </Button>
        )}
        {counts.waiting > 0 && (
          <Button variant="default" onClick={onReview}>
            {t('Review the remaining {counted}', {
              counted: formatCountOf(counts.waiting, bulkItemName(run.wanted)),
            })}
          </Button>
        )}
        <Button autoFocus onClick={closeDialog}>
          {t('Done')}
        </Button>
      </div>
    </>
  );
}

/** Also where the new token is in use and the old one was not revoked. */
const renewedInstances = ({ items }: BulkRun): string[] =>
  items
    .filter(({ state }) => state === 'done' || state === 'partly')
    .map(({ account }) => account.profileId);

type UndoChange = 'restoreNames' | 'restoreStreams';

function undoOf({ wanted }: BulkRun): { change: UndoChange; label: string } | null {
  if (wanted.change === 'rename')
    return { change: 'restoreNames', label: t('Restore the old names…') };
  return wanted.change === 'repoint'
    ? { change: 'restoreStreams', label: t('Give the old account back…') }
    : null;
}

async function exportResults(
  { id, wanted }: BulkRun,
  isSaid: () => boolean,
): Promise<ExportResult | null> {
  const suggestedName = suggestExportFileName(null, wanted.change, new Date());
  const chosen = await call('app.chooseExportFile', { suggestedName });
  if (!chosen.ok) return chosen;
  const { file } = chosen.value;
  if (file === null) return null;
  const title = t('Export of “{bulkTitle}”', { bulkTitle: bulkTitles[wanted.change] });
  return runJob({
    label: t('Export'),
    title,
    counts: 'rows',
    stops: false,
    isSaid,
    work: (options) => call('bulk.export', { id, file }, options),
    endOf: (value) => wroteFile(title, value.file, formatCountOf(value.rows, 'row')),
  });
}

/** It is shown first, like every other change. */
const planUndo = ({ id, items }: BulkRun, change: UndoChange): Promise<void> =>
  planBulkChange({
    wanted: { change, runId: id },
    // What is unknown may have been made: the plan looks.
    accounts: items
      .filter(({ state }) => state === 'done' || state === 'unknown')
      .map(({ account }) => account),
  });
