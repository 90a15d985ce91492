/** What is known of a secret where no account is selected: an account that has it, or the login that it belongs to. */
import { SegmentedControl } from '@mantine/core';
import { Activity } from 'react';
import type { AccountKey, RotationLogin } from '../../../contract';
import { AccountFinder } from './AccountFinder';
import { RotationLoginForm } from './RotationLoginForm';
import { t } from '../../../contract/texts';

export type RotationSubjectName = 'account' | 'login';

interface Props {
  by: RotationSubjectName;
  onBy: (by: RotationSubjectName) => void;
  onAccount: (account: AccountKey) => void;
  /** Null: no login is looked for any more. */
  onLogin: (login: RotationLogin | null) => void;
}

/** Each way keeps what was typed while the other is looked at. */
export const RotationSubject = ({ by, onBy, onAccount, onLogin }: Props) => (
  <>
    <SegmentedControl
      aria-label={t('What is known of the secret')}
      data={[
        { value: 'account', label: t('An account that has it') },
        { value: 'login', label: t('The login that it belongs to') },
      ]}
      value={by}
      onChange={(value) => onBy(value === 'login' ? 'login' : 'account')}
    />
    <Activity mode={by === 'account' ? 'visible' : 'hidden'}>
      <AccountFinder
        label={t('An account that has the secret')}
        description={t('Of any instance. The others are found by it')}
        filter={{}}
        onChange={({ profileId, kind, id }) => onAccount({ profileId, kind, id })}
      />
    </Activity>
    <Activity mode={by === 'login' ? 'visible' : 'hidden'}>
      <RotationLoginForm onChange={onLogin} />
    </Activity>
  </>
);
