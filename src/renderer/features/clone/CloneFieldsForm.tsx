import { Button, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { EXTERNAL_USE_FIELD, readExternalUse } from '../../../contract/config-text';
import { ownProperty } from '../../../contract/zod-free';
import { TimeAgo } from '../../ui/format/Time';
import { FormFooter } from '../../ui/forms/FormFooter';
import { CloneDecisionList } from './CloneInstanceRow';
import {
  validateCloneValues,
  type ClonePlan,
  type TypedCloneValues,
  toCloneFormField,
} from './clone-draft';
import type { ClonedField } from '../../../contract';
import { FieldInput } from '../../ui/forms/FieldInput';

interface CloneFieldsFormProps {
  plan: ClonePlan;
  typed: TypedCloneValues;
  back: ReactNode;
  onTyped: (typed: TypedCloneValues) => void;
  /** Reads all of it again. */
  onAgain: () => void;
  onReview: () => void;
}

/** The second step: what is asked for, once for all instances, and what comes from the source. */
export function CloneFieldsForm({
  plan,
  typed,
  back,
  onTyped,
  onAgain,
  onReview,
}: CloneFieldsFormProps) {
  const { fields, targets, label, readAt } = plan;
  const some = targets.some(({ will }) => will === 'create');
  const wanting = some ? validateCloneValues(fields, typed) : 'Nothing can be made';
  const asked = fields.filter(({ from }) => from === 'asked');
  const others = fields.filter(({ from }) => from !== 'asked');
  const part = (name: string, shown: typeof fields, says: string) =>
    shown.length > 0 && (
      <section className="clone-part" aria-label={name}>
        <h3>{name}</h3>
        <p className="form-line lk-dim lk-small">{says}</p>
        {shown.map((field) => (
          <CloneFieldInput
            key={field.name}
            field={field}
            source={label}
            first={field === asked[0]}
            typed={ownProperty(typed, field.name)}
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
      <CloneDecisionList targets={targets} />
      {some && part('Needed from you', asked, `Domo does not tell these. Once for all instances.`)}
      {some &&
        part(`From ${label}`, others, 'The same everywhere, unless you type something else.')}
      <div className="clone-line lk-dim lk-small">
        <TimeAgo at={readAt} verb="Read" />
        <Button variant="subtle" size="compact-xs" onClick={onAgain}>
          Look again
        </Button>
      </div>
      <FormFooter submit="Review" busy={false} disabled={wanting !== null} disabledReason={wanting}>
        {back}
      </FormFooter>
    </form>
  );
}

interface CloneFieldInputProps {
  field: ClonedField;
  /** Label of the source's instance. */
  source: string;
  first: boolean;
  /** Undefined: it is as the plan says. */
  typed: string | undefined;
  onType: (value: string) => void;
  onBack: () => void;
}

/** One field of the new account. What main fills in is an empty input that says so. */
export function CloneFieldInput({
  field,
  source,
  first,
  typed,
  onType,
  onBack,
}: CloneFieldInputProps) {
  const changed = typed !== undefined && field.from !== 'asked' && typed !== (field.value ?? '');
  const side = changed && (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={`${field.label} as in ${source}`}
      onClick={onBack}
    >
      As in {source}
    </Button>
  );
  if (field.name === EXTERNAL_USE_FIELD) {
    return (
      <div className="form-field">
        <Switch
          label="Allow external use"
          description="Code outside connectors may read the values."
          checked={readExternalUse(typed ?? field.value ?? '') === true}
          onChange={(event) => {
            onType(String(event.currentTarget.checked));
          }}
        />
        <div className="form-side">{side}</div>
      </div>
    );
  }
  return (
    <FieldInput
      field={toCloneFormField(field)}
      hasFirstFocus={first}
      value={typed ?? field.value ?? ''}
      placeholder={clonePlaceholder(field, source)}
      side={side === false ? null : side}
      onChange={onType}
    />
  );
}

function clonePlaceholder({ from, required }: ClonedField, source: string): string {
  if (from === 'kept') return `as in ${source}; filled in, not shown`;
  if (from === 'source') return '∅ empty';
  return required ? '' : '∅ left out when empty';
}
