import { Button } from '@mantine/core';
import type { Problem } from '../../../contract';
import { formatCountOf } from '../../ui/format/format';
import { FormFooter } from '../../ui/forms/FormFooter';
import { StaleTargetNotice, type TargetFreshness } from '../../ui/forms/StaleTargetNotice';
import { WritePreviewTable } from '../../ui/forms/WritePreviewTable';
import { listConfigChanges, validateConfigChanges, type TypedConfigValues } from './config-changes';
import type { EditFormField, FreeField } from './form-fields';
import clsx from 'clsx';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

interface Props {
  fields: readonly EditFormField[];
  typed: TypedConfigValues;
  rows: readonly FreeField[];
  busy: boolean;
  problem: Problem | null;
  freshness: TargetFreshness;
  onBack: () => void;
  onSave: () => void;
}

/** The second step: everything that will be written to Domo, and nothing else. */
export function ConfigChangesReview({
  fields,
  typed,
  rows,
  busy,
  problem,
  freshness,
  onBack,
  onSave,
}: Props) {
  const changes = listConfigChanges(fields, typed, rows);
  const { stale } = freshness;
  const blockedReason = stale ? t('Refresh first') : validateConfigChanges(fields, typed, rows);
  const ready = blockedReason === null && !busy;
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave();
      }}
    >
      <WritePreviewTable
        label={t('{fields} will be written', { fields: formatCountOf(changes.length, 'field') })}
        columnTitles={[t('Current'), t('New')]}
        writtenColumn={1}
        rows={changes.map(({ name, label, before, after }) => ({
          key: name,
          label,
          title: name,
          cells: [before, after] as const,
        }))}
      />
      <p className={clsx(formStyles['line'], 'lk-dim lk-small')}>
        {t('Nothing else is written. Domo does not keep the previous values.')}
      </p>
      <StaleTargetNotice problem={problem} freshness={freshness} />
      <FormFooter
        submit={t('Save {fields}', { fields: formatCountOf(changes.length, 'field') })}
        busy={busy}
        disabled={!ready}
        disabledReason={busy ? null : blockedReason}
      >
        <Button variant="default" disabled={busy || stale} onClick={onBack}>
          {t('Back')}
        </Button>
      </FormFooter>
    </form>
  );
}
