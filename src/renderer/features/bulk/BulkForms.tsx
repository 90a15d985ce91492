/** The first step of a bulk change: what is to be written. */
import { Select, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { GrantedLevel, Principal } from '../../../contract';
import { accessLevelChoices } from './bulk-choices';
import { PlanForm, type BulkFormProps } from './PlanForm';
import { useReportTypedText } from '../../state/typed-text';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

export function BulkRenameForm({ accounts, onPlan }: BulkFormProps) {
  const [find, setFind] = useState('');
  const [template, setTemplate] = useState('{name}');
  useReportTypedText('dialog', find !== '' || template !== '{name}');
  const reason = template.trim() === '' ? t('Enter the new name') : null;
  return (
    <PlanForm
      count={accounts.length}
      reason={reason}
      onPlan={() => onPlan({ change: 'rename', template: template.trim(), find })}
    >
      <TextInput
        label={t('Replace only this part of the name')}
        description={t('Leave it empty to replace the whole name')}
        autoComplete="off"
        spellCheck={false}
        value={find}
        onChange={(event) => setFind(event.currentTarget.value)}
      />
      <TextInput
        label={find === '' ? t('New name') : t('Replace it with')}
        description={t(
          '{name}, {provider}, {instance}, {id} and {n} (1, 2, …) stand for those of each account',
        )}
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
  const missing = isUser ? t('Enter an e-mail address') : t('Enter the name of the group');
  return (
    <PlanForm
      count={accounts.length}
      reason={who.trim() === '' ? missing : null}
      onPlan={() => onPlan({ change: 'share', type, who: who.trim(), accessLevel })}
    >
      <SegmentedControl
        aria-label={t('Whose access')}
        data={[
          { value: 'USER', label: t('A user') },
          { value: 'GROUP', label: t('A group') },
        ]}
        value={type}
        onChange={(value) => setType(value === 'GROUP' ? 'GROUP' : 'USER')}
      />
      <TextInput
        label={isUser ? t('E-mail address') : t('Whole name of the group')}
        description={t('It is looked up in each instance, because ids differ')}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        value={who}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      <Select
        label={t('Access')}
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
      {richText(
        'Domo deletes accounts for everyone. {emphasis}, and the credentials cannot be recovered. The plan shows first which datasets use each account.',
        { emphasis: <strong>{t('This cannot be undone')}</strong> },
      )}
    </p>
  </PlanForm>
);
