import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { own } from '../../../contract/own';
import { Age } from '../../ui/Age';
import { FormFoot } from '../../ui/FormFoot';
import { Decisions } from './Decisions';
import { Field } from './Field';
import { wantingOf, type Plan, type Typed } from './values';

interface Props {
  plan: Plan;
  typed: Typed;
  back: ReactNode;
  onTyped: (typed: Typed) => void;
  /** Reads all of it again. */
  onAgain: () => void;
  onReview: () => void;
}

/** The second step: what is asked for, once for all instances, and what comes from the source. */
export function Fill({ plan, typed, back, onTyped, onAgain, onReview }: Props) {
  const { fields, targets, label, readAt } = plan;
  const some = targets.some(({ will }) => will === 'create');
  const wanting = some ? wantingOf(fields, typed) : 'Nothing can be made';
  const asked = fields.filter(({ from }) => from === 'asked');
  const others = fields.filter(({ from }) => from !== 'asked');
  const part = (name: string, shown: typeof fields, says: string) =>
    shown.length > 0 && (
      <section className="clone-part" aria-label={name}>
        <h3>{name}</h3>
        <p className="form-line lk-dim lk-small">{says}</p>
        {shown.map((field) => (
          <Field
            key={field.name}
            field={field}
            source={label}
            first={field === asked[0]}
            typed={own(typed, field.name)}
            onType={(value) => {
              onTyped({ ...typed, [field.name]: value });
            }}
            onBack={() => {
              const { [field.name]: _, ...rest } = typed;
              onTyped(rest);
            }}
          />
        ))}
      </section>
    );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanting === null) onReview();
      }}
    >
      <Decisions targets={targets} />
      {some && part('Needed from you', asked, `Domo does not tell these. Once for all instances.`)}
      {some &&
        part(`From ${label}`, others, 'The same everywhere, unless you type something else.')}
      <div className="clone-line lk-dim lk-small">
        <Age at={readAt} verb="Read" />
        <Button variant="subtle" size="compact-xs" onClick={onAgain}>
          Look again
        </Button>
      </div>
      <FormFoot submit="Review" busy={false} disabled={wanting !== null} why={wanting}>
        {back}
      </FormFoot>
    </form>
  );
}
