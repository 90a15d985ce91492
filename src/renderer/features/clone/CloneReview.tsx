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

interface Props {
  plan: ClonePlan;
  names: CloneNames;
  /** Of the source. */
  own: CloneNames;
  typed: TypedCloneValues;
  back: ReactNode;
  onStart: () => void;
}

/** The third step: all that will be made, in each instance, and nothing else. */
export function CloneReview({ plan, names, own, typed, back, onStart }: Props) {
  const { fields, targets, label, dataProviderType } = plan;
  const count = targets.filter(({ will }) => will === 'create').length;
  const lines = [
    ...cloneNameRows(names, own, label),
    { name: 'dataProviderType', label: 'Provider', value: dataProviderType, from: label },
    ...cloneFieldRows(fields, typed, label).map((line) => ({
      ...line,
      name: `field ${line.name}`,
    })),
  ].map(({ name, label: field, value, from }) => ({
    key: name,
    label: field,
    cells: [value, from] as const,
  }));
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        onStart();
      }}
    >
      <CloneDecisionList targets={targets} />
      <WritePreviewTable
        label={`What the new account has in ${formatCountOf(count, 'instance')}`}
        columnTitles={['Value', 'From']}
        writtenColumn={0}
        rows={lines}
      />
      <p className="form-line lk-dim lk-small">
        Nothing else is written. Before anything is sent, Latchkey looks again: nothing is made
        where something changed since this was read. Access is not copied: each new account belongs
        to the user of that instance’s token.
      </p>
      <FormFooter
        submit={`Make it in ${formatCountOf(count, 'instance')}`}
        busy={false}
        disabled={false}
      >
        {back}
      </FormFooter>
    </form>
  );
}
