import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import formStyles from '../../ui/forms/form.module.css';
import { PlanForm, type BulkFormProps } from './PlanForm';
import { t } from '../../../contract/texts';

const USUAL_DAYS = 365;
const MAX_DAYS = 3_650;

/** `accounts`: the instances themselves. */
export function BulkRenewForm({ accounts, onPlan }: BulkFormProps) {
  const [days, setDays] = useState<number | string>(USUAL_DAYS);
  const isLife = typeof days === 'number' && Number.isInteger(days) && days >= 1;
  return (
    <PlanForm
      count={accounts.length}
      one="instance"
      reason={isLife && days <= MAX_DAYS ? null : t('Enter 1 to {most} days', { most: MAX_DAYS })}
      onPlan={() => onPlan({ change: 'renew', days: Number(days), old: [] })}
    >
      <p className={formStyles['line']}>
        {t(
          'Each new token is created for the user of the old one, kept in the keychain, tried and put to use. Only then the old one is revoked. Domo may refuse to create a token in this way: then nothing changes.',
        )}
      </p>
      <NumberInput
        label={t('Life of the new tokens, in days')}
        data-autofocus
        allowDecimal={false}
        allowNegative={false}
        value={days}
        onChange={setDays}
      />
    </PlanForm>
  );
}
