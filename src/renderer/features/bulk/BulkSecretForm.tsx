import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { PlanForm, type BulkFormProps } from './PlanForm';
import { secretFieldNames, SecretFieldChoice, useSecretFields } from './SecretFieldChoice';
import { t } from '../../../contract/texts';

/** Which secret fields get a new value. The value itself is asked for after the plan, and no plan holds it. */
export function BulkSecretForm({ accounts, onPlan }: BulkFormProps) {
  const [first = null] = accounts;
  const answer = useSecretFields(first);
  /** Null: nothing was chosen yet, so that the first field is. */
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [test, setTest] = useState(true);
  const fields = chosen ?? secretFieldNames(answer.value).slice(0, 1);
  return (
    <PlanForm
      count={accounts.length}
      reason={fields.length === 0 ? t('Choose a field') : null}
      onPlan={() =>
        onPlan({ change: 'changeSecret', fields: [...fields], test, elsewhere: [], unsure: [] })
      }
    >
      {first !== null && (
        <SecretFieldChoice account={first} answer={answer} fields={fields} onChange={setChosen} />
      )}
      <Checkbox
        label={t('Ask Domo first whether the new value works, where it can tell')}
        checked={test}
        onChange={({ currentTarget: { checked } }) => setTest(checked)}
      />
    </PlanForm>
  );
}
