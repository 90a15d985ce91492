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
import clsx from 'clsx';
import cloneStyles from './clone.module.css';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';

interface CloneFieldsFormProps {
  plan: ClonePlan;
  typed: TypedCloneValues;
  back: ReactNode;
  onTyped: (typed: TypedCloneValues) => void;
  /** Makes the plan again. */
  onRefresh: () => void;
  onReview: () => void;
}

/** The second step: the values that the user must type, and those that come from the source. */
export function CloneFieldsForm({
  plan,
  typed,
  back,
  onTyped,
  onRefresh,
  onReview,
}: CloneFieldsFormProps) {
  const { fields, targets, label, readAt } = plan;
  const canCreate = targets.some(({ will }) => will === 'create');
  const blockedReason = canCreate
    ? validateCloneValues(fields, typed)
    : t('Nothing can be created');
  const asked = fields.filter(({ from }) => from === 'asked');
  const others = fields.filter(({ from }) => from !== 'asked');
  const section = (name: string, shown: typeof fields, explanation: string) =>
    shown.length > 0 && (
      <section className={cloneStyles['part']} aria-label={name}>
        <h3>{name}</h3>
        <p className={clsx(formStyles['line'], 'lk-dim lk-small')}>{explanation}</p>
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
            onReset={() => {
              const { [field.name]: _, ...rest } = typed;
              onTyped(rest);
            }}
          />
        ))}
      </section>
    );
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (blockedReason === null) onReview();
      }}
    >
      <CloneDecisionList targets={targets} />
      {canCreate &&
        section(
          t('Values to enter'),
          asked,
          t('Domo does not provide these values. They are used in all instances.'),
        )}
      {canCreate &&
        section(
          t('From {label}', { label }),
          others,
          t('Used in all instances unless you type another value.'),
        )}
      <div className={clsx(cloneStyles['line'], 'lk-dim lk-small')}>
        <TimeAgo at={readAt} verb={t('Read')} />
        <Button variant="subtle" size="compact-xs" onClick={onRefresh}>
          {t('Refresh')}
        </Button>
      </div>
      <FormFooter
        submit={t('Review')}
        busy={false}
        disabled={blockedReason !== null}
        disabledReason={blockedReason}
      >
        {back}
      </FormFooter>
    </form>
  );
}

interface CloneFieldInputProps {
  field: ClonedField;
  /** The label of the source's instance. */
  source: string;
  first: boolean;
  /** Undefined: as in the plan. */
  typed: string | undefined;
  onType: (value: string) => void;
  onReset: () => void;
}

/** One field of the new account. Values that main fills in are empty inputs with a placeholder. */
function CloneFieldInput({ field, source, first, typed, onType, onReset }: CloneFieldInputProps) {
  const changed = typed !== undefined && field.from !== 'asked' && typed !== (field.value ?? '');
  const resetButton = changed && (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={t('Reset {label}', { label: field.label })}
      onClick={onReset}
    >
      {t('Reset')}
    </Button>
  );
  if (field.name === EXTERNAL_USE_FIELD) {
    return (
      <div className={formStyles['field']}>
        <Switch
          label={t('Allow external use')}
          description={t('Code outside Domo’s connectors may read the values.')}
          checked={readExternalUse(typed ?? field.value ?? '') === true}
          onChange={(event) => {
            onType(String(event.currentTarget.checked));
          }}
        />
        <div className={formStyles['side']}>{resetButton}</div>
      </div>
    );
  }
  return (
    <FieldInput
      field={toCloneFormField(field)}
      hasFirstFocus={first}
      value={typed ?? field.value ?? ''}
      placeholder={clonePlaceholder(field, source)}
      side={resetButton === false ? null : resetButton}
      onChange={onType}
    />
  );
}

function clonePlaceholder({ from, required }: ClonedField, source: string): string {
  if (from === 'kept') return t('filled in from {source}, not shown', { source });
  if (from === 'source') return t('∅ empty');
  return required ? '' : t('∅ omitted if empty');
}
