import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/client';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { PlanForm, type BulkFormProps } from './PlanForm';

/** Which secret fields get a new value. The value itself is asked for after the plan, and no plan holds it. */
export function BulkSecretForm({ accounts, onPlan }: BulkFormProps) {
  const [first] = accounts;
  const answer = useQuery(first === undefined ? null : JSON.stringify(first), () =>
    call('inventory.detail', first ?? { profileId: '', kind: 'account', id: 0 }),
  );
  /** Null: nothing was chosen yet, so that the first field is. */
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [test, setTest] = useState(true);
  const known = (answer.value?.config?.fields ?? []).filter(({ secret }) => secret);
  const names = known.map(({ name }) => name);
  const fields = chosen ?? names.slice(0, 1);
  if (answer.value === null)
    return <LoadingOrError answer={answer} label="Loading the fields of the first account…" />;
  return (
    <PlanForm
      count={accounts.length}
      reason={fields.length === 0 ? 'Choose a field' : null}
      onPlan={() => onPlan({ change: 'changeSecret', fields: [...fields], test })}
    >
      {names.length === 0 ? (
        <p className={formStyles['line']} role="status">
          No secret field of the first selected account is known. Open it and read its
          configuration, then try again.
        </p>
      ) : (
        <fieldset className={formStyles['choices']}>
          <legend>Secret fields that get a new value</legend>
          {known.map(({ name }) => (
            <Checkbox
              key={name}
              label={name}
              checked={fields.includes(name)}
              onChange={({ currentTarget: { checked } }) =>
                setChosen(checked ? [...fields, name] : fields.filter((each) => each !== name))
              }
            />
          ))}
        </fieldset>
      )}
      <Checkbox
        label="Ask Domo first whether the new value works, where it can tell"
        checked={test}
        onChange={({ currentTarget: { checked } }) => setTest(checked)}
      />
    </PlanForm>
  );
}
