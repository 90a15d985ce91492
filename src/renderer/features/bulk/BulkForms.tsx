/** The first step of a bulk change: what is to be written. */
import { Select, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { GrantedLevel, Principal } from '../../../contract';
import { accessLevelChoices } from './bulk-choices';
import { PlanForm, type BulkFormProps } from './PlanForm';
import { useReportTypedText } from '../../state/typed-text';
import formStyles from '../../ui/forms/form.module.css';

export function BulkRenameForm({ accounts, onPlan }: BulkFormProps) {
  const [find, setFind] = useState('');
  const [template, setTemplate] = useState('{name}');
  useReportTypedText('dialog', find !== '' || template !== '{name}');
  const reason = template.trim() === '' ? 'Enter the new name' : null;
  return (
    <PlanForm
      count={accounts.length}
      reason={reason}
      onPlan={() => onPlan({ change: 'rename', template: template.trim(), find })}
    >
      <TextInput
        label="Replace only this part of the name"
        description="Leave it empty to replace the whole name"
        autoComplete="off"
        spellCheck={false}
        value={find}
        onChange={(event) => setFind(event.currentTarget.value)}
      />
      <TextInput
        label={find === '' ? 'New name' : 'Replace it with'}
        description="{name}, {provider}, {instance}, {id} and {n} (1, 2, …) stand for those of each account"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={template}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTemplate(event.currentTarget.value)}
      />
    </PlanForm>
  );
}

export function BulkShareForm({ accounts, onPlan }: BulkFormProps) {
  const [type, setType] = useState<Principal['type']>('USER');
  const [who, setWho] = useState('');
  const [accessLevel, setLevel] = useState<GrantedLevel>('CAN_VIEW');
  useReportTypedText('dialog', who !== '');
  const isUser = type === 'USER';
  const missing = isUser ? 'Enter an e-mail address' : 'Enter the name of the group';
  return (
    <PlanForm
      count={accounts.length}
      reason={who.trim() === '' ? missing : null}
      onPlan={() => onPlan({ change: 'share', type, who: who.trim(), accessLevel })}
    >
      <SegmentedControl
        aria-label="Whose access"
        data={[
          { value: 'USER', label: 'A user' },
          { value: 'GROUP', label: 'A group' },
        ]}
        value={type}
        onChange={(value) => setType(value === 'GROUP' ? 'GROUP' : 'USER')}
      />
      <TextInput
        label={isUser ? 'E-mail address' : 'Whole name of the group'}
        description="It is looked up in each instance, because ids differ"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        value={who}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      <Select
        label="Access"
        allowDeselect={false}
        data={accessLevelChoices}
        value={accessLevel}
        onChange={(value) => setLevel(value ?? 'CAN_VIEW')}
      />
    </PlanForm>
  );
}

export const BulkDeleteForm = ({ accounts, onPlan }: BulkFormProps) => (
  <PlanForm count={accounts.length} reason={null} onPlan={() => onPlan({ change: 'delete' })}>
    <p className={formStyles['line']}>
      Domo deletes accounts for everyone. <strong>This cannot be undone</strong>, and the
      credentials cannot be recovered. The plan shows first which datasets use each account.
    </p>
  </PlanForm>
);
