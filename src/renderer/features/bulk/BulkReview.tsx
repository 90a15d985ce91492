import { Button, Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { BulkRun, BulkRunItem, ConfigValues } from '../../../contract';
import { askedSecrets } from '../../../contract/baseline-secret';
import { needsLabel } from '../../../contract/confirmed-changes';
import { startBulkRun } from '../../state/bulk';
import { FormFooter } from '../../ui/forms/FormFooter';
import { LabelConfirmation } from '../../ui/forms/LabelConfirmation';
import formStyles from '../../ui/forms/form.module.css';
import { formatCount, formatCountOf } from '../../ui/format/format';
import { bulkItemName, bulkVerb } from '../../ui/format/bulk-labels';
import { NewSecretFields } from './NewSecretFields';
import { HiddenSecretFields } from './HiddenSecretFields';
import { PlannedItems } from './PlannedItems';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

interface Props {
  run: BulkRun;
  /** To the form; null: there is none. */
  onBack: (() => void) | null;
}

/** Every write that is planned, and what must be typed before. */
export function BulkReview({ run, onBack }: Props) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [stopOnError, setStopOnError] = useState(false);
  const [secrets, setSecrets] = useState<ConfigValues | null>(null);
  const { writes, listed, asked, hidden, guarded } = useMemo(() => reviewOf(run), [run]);
  const missing = guarded.find(({ profileId, label }) => typed[profileId]?.trim() !== label.trim());
  const reason =
    writes.length === 0
      ? t('There is nothing to write')
      : missing !== undefined
        ? t('Type “{label}” to confirm', { label: missing.label })
        : asked.length > 0 && secrets === null
          ? t('Type the new value twice')
          : null;
  const skipped = listed.length - writes.length;
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== null) return;
        const confirmed = guarded.map(({ profileId, label }) => ({ profileId, label }));
        void startBulkRun({ id: run.id, confirmed, stopOnError, secrets: secrets ?? {} });
      }}
    >
      <p className={formStyles['line']} role="status">
        {richText('{counted} in {instances} will be written', {
          counted: (
            <strong className="lk-num">
              {formatCountOf(writes.length, bulkItemName(run.wanted))}
            </strong>
          ),
          instances: formatCountOf(countInstances(writes), 'instance'),
        })}
        {skipped > 0 &&
          t('; {skipped} will not, and the list says why', { skipped: formatCount(skipped) })}
        .
      </p>
      <PlannedItems items={listed} />
      {guarded.map(({ profileId, label }) => (
        <LabelConfirmation
          key={profileId}
          label={label}
          typed={typed[profileId] ?? ''}
          onTyped={(next) => setTyped({ ...typed, [profileId]: next })}
        />
      ))}
      {asked.length > 0 && <NewSecretFields fields={asked} onChange={setSecrets} />}
      {writes.length > 0 && (
        <Checkbox
          label={t('Begin no other write after one that fails or is unknown')}
          checked={stopOnError}
          onChange={(event) => setStopOnError(event.currentTarget.checked)}
        />
      )}
      {hidden.size > 0 && (
        <HiddenSecretFields
          titles={hidden}
          hasFirstFocus={guarded.length === 0}
          onChange={setSecrets}
        />
      )}
      <p className={`${formStyles['line']} lk-dim lk-small`}>
        {t(
          'Nothing else is written. Latchkey reads each {bulkItem} once more and writes nothing where something changed. What is left after an interruption can be made later.',
          { bulkItem: bulkItemName(run.wanted) },
        )}
      </p>
      <FormFooter
        submit={bulkVerb(run.wanted, writes.length)}
        busy={false}
        disabled={reason !== null}
        disabledReason={reason}
        danger={run.wanted.change === 'delete'}
      >
        {onBack !== null && (
          <Button variant="default" onClick={onBack}>
            {t('Back')}
          </Button>
        )}
      </FormFooter>
    </form>
  );
}

/** Found once for a plan: it may have 50,000 writes, and every letter that is typed draws the form. */
function reviewOf({ wanted, items }: BulkRun) {
  const writes = items.filter(({ state }) => state === 'waiting');
  return {
    writes,
    listed: items.filter(({ state }) => state === 'waiting' || state === 'nothing'),
    // A secret is not asked for that nobody gets.
    asked: wanted.change === 'changeSecret' && writes.length > 0 ? wanted.fields : [],
    hidden: askedSecrets(writes),
    guarded: needsLabel(wanted.change) ? guardedInstances(writes) : [],
  };
}

const countInstances = (writes: readonly BulkRunItem[]): number =>
  new Set(writes.map(({ account }) => account.profileId)).size;

/** The instances whose guard wants the label for such a change. Main requires it too. */
function guardedInstances(writes: readonly BulkRunItem[]): { profileId: string; label: string }[] {
  const labels = new Map(
    writes
      .filter(({ guard }) => guard === 'confirm')
      .map(({ account, label }) => [account.profileId, label]),
  );
  return [...labels].map(([profileId, label]) => ({ profileId, label }));
}
