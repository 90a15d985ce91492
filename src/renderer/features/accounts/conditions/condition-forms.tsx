/** The forms of conditions that need a value. */
import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useProfiles } from '../../../state/profiles';
import { groupProfiles } from '../../../state/rail-order';
import { setConditions, setGroupFilter, useView } from '../../../state/view';
import conditionStyles from './conditions.module.css';
import { startOfDay, toDateField } from './condition-labels';
import { t } from '../../../../contract/texts';

interface FormProps {
  readonly onDone: () => void;
}

const ConditionForm = ({ onSend, children }: { onSend: () => void; children: ReactNode }) => (
  <form
    className={conditionStyles['form']}
    onSubmit={(event) => {
      event.preventDefault();
      onSend();
    }}
  >
    {children}
    <Button type="submit">{t('Set filter')}</Button>
  </form>
);

function OwnerForm({ onDone }: FormProps) {
  const [text, setText] = useState(useView((state) => state.conditions.owner) ?? '');
  return (
    <ConditionForm
      onSend={() => {
        setConditions({ owner: text.trim() === '' ? undefined : text.trim() });
        onDone();
      }}
    >
      <TextInput
        label={t('Owner’s name contains')}
        data-autofocus
        autoComplete="off"
        maxLength={200}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
    </ConditionForm>
  );
}

function ModifiedForm({ onDone }: FormProps) {
  const { modifiedFrom, modifiedBefore } = useView((state) => state.conditions);
  const [from, setFrom] = useState(toDateField(modifiedFrom));
  const [before, setBefore] = useState(toDateField(modifiedBefore));
  return (
    <ConditionForm
      onSend={() => {
        setConditions({ modifiedFrom: startOfDay(from), modifiedBefore: startOfDay(before) });
        onDone();
      }}
    >
      <TextInput
        type="date"
        label={t('Modified on this day or later')}
        data-autofocus
        value={from}
        onChange={(event) => {
          setFrom(event.currentTarget.value);
        }}
      />
      <TextInput
        type="date"
        label={t('Modified before')}
        value={before}
        onChange={(event) => {
          setBefore(event.currentTarget.value);
        }}
      />
    </ConditionForm>
  );
}

const MANY_DATASETS = 20;

function DatasetsForm({ onDone }: FormProps) {
  const known = useView((state) => state.conditions.datasetsAtLeast);
  const [count, setCount] = useState<string | number>(known ?? MANY_DATASETS);
  return (
    <ConditionForm
      onSend={() => {
        const datasetsAtLeast = typeof count === 'number' ? count : undefined;
        setConditions({ datasetsAtLeast, datasetsAtMost: undefined });
        onDone();
      }}
    >
      <NumberInput
        label={t('Used by at least so many datasets')}
        data-autofocus
        min={0}
        max={1_000_000}
        allowDecimal={false}
        allowNegative={false}
        value={count}
        onChange={setCount}
      />
    </ConditionForm>
  );
}

function GroupForm({ onDone }: FormProps) {
  const groups = groupProfiles(useProfiles((state) => state.profiles) ?? []);
  return (
    <div className={conditionStyles['choices']}>
      {groups.map(({ group: name, profiles }) => (
        <Button
          key={name}
          variant="subtle"
          color="gray"
          justify="space-between"
          rightSection={<span className="lk-dim lk-num lk-small">{profiles.length}</span>}
          onClick={() => {
            setGroupFilter(name);
            onDone();
          }}
        >
          <span className="lk-cut lk-name">{name === '' ? t('Without a group') : name}</span>
        </Button>
      ))}
    </div>
  );
}

export const conditionForms = {
  owner: OwnerForm,
  modified: ModifiedForm,
  datasets: DatasetsForm,
  group: GroupForm,
} as const;
export type ConditionFormName = keyof typeof conditionForms;
