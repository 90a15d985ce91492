import type { ReactNode } from 'react';
import { formatCountOf } from '../../ui/format/format';
import { FormFooter } from '../../ui/forms/FormFooter';
import { WritePreviewTable } from '../../ui/forms/WritePreviewTable';
import { CloneDecisionList } from './CloneInstanceRow';
import {
  cloneNameRows,
  type CloneNames,
  cloneFieldRows,
  type ClonePlan,
  type TypedCloneValues,
} from './clone-draft';
import clsx from 'clsx';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

interface Props {
  plan: ClonePlan;
  names: CloneNames;
  /** The source's names. */
  own: CloneNames;
  typed: TypedCloneValues;
  back: ReactNode;
  onStart: () => void;
}

/** The third step: everything that will be created in each instance, and nothing else. */
export function CloneReview({ plan, names, own, typed, back, onStart }: Props) {
  const { fields, targets, label, dataProviderType } = plan;
  const count = targets.filter(({ will }) => will === 'create').length;
  const rows = [
    ...cloneNameRows(names, own, label),
    { name: 'dataProviderType', label: t('Provider'), value: dataProviderType, from: label },
    ...cloneFieldRows(fields, typed, label).map((row) => ({
      ...row,
      name: t('field {name}', { name: row.name }),
    })),
  ].map(({ name, label: field, value, from }) => ({
    key: name,
    label: field,
    cells: [value, from] as const,
  }));
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onStart();
      }}
    >
      <CloneDecisionList targets={targets} />
      <WritePreviewTable
        label={t('The new account in {instances}', { instances: formatCountOf(count, 'instance') })}
        columnTitles={[t('Value'), t('From')]}
        writtenColumn={0}
        rows={rows}
      />
      <p className={clsx(formStyles['line'], 'lk-dim lk-small')}>
        {t(
          'Nothing else is written. Latchkey reads everything once more before it sends, and skips instances where something has changed. Access is not cloned: the user of each instance’s token owns the new account there.',
        )}
      </p>
      <FormFooter
        submit={t('Clone to {instances}', { instances: formatCountOf(count, 'instance') })}
        busy={false}
        disabled={false}
      >
        {back}
      </FormFooter>
    </form>
  );
}
