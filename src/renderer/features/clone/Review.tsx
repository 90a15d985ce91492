import type { ReactNode } from 'react';
import { counted } from '../../ui/format';
import { FormFoot } from '../../ui/FormFoot';
import { WrittenTable } from '../../ui/WrittenTable';
import { Decisions } from './Decisions';
import { linesOfNames, type Names } from './names';
import { linesOf, type Plan, type Typed } from './values';

interface Props {
  plan: Plan;
  names: Names;
  /** Of the source. */
  own: Names;
  typed: Typed;
  back: ReactNode;
  onStart: () => void;
}

/** The third step: all that will be made, in each instance, and nothing else. */
export function Review({ plan, names, own, typed, back, onStart }: Props) {
  const { fields, targets, label, dataProviderType } = plan;
  const count = targets.filter(({ will }) => will === 'create').length;
  const lines = [
    ...linesOfNames(names, own, label),
    { name: 'dataProviderType', label: 'Provider', value: dataProviderType, from: label },
    ...linesOf(fields, typed, label).map((line) => ({ ...line, name: `field ${line.name}` })),
  ].map(({ name, label: field, value, from }) => ({
    ...{ key: name, label: field },
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
      <Decisions targets={targets} />
      <WrittenTable
        label={`What the new account has in ${counted(count, 'instance')}`}
        heads={['Value', 'From']}
        written={0}
        lines={lines}
      />
      <p className="form-line lk-dim lk-small">
        Nothing else is written. Before anything is sent, Latchkey looks again: nothing is made
        where something changed since this was read. Access is not copied: each new account belongs
        to the user of that instance’s token.
      </p>
      <FormFoot submit={`Make it in ${counted(count, 'instance')}`} busy={false} disabled={false}>
        {back}
      </FormFoot>
    </form>
  );
}
