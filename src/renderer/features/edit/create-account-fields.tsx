import { Switch, TextInput, NativeSelect, SegmentedControl } from '@mantine/core';
import type { AccountDraft } from './account-draft';
import type { Profile, AccountKind } from '../../../contract';
import { InstanceBadge } from '../../ui/badges/InstanceBadge';
import { OnlyInDomoNotice } from './provider-notices';
import clsx from 'clsx';
import editStyles from './edit.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

interface AccountNameFieldsProps {
  draft: Pick<AccountDraft, 'name' | 'displayName'>;
  onChange: (changes: Partial<AccountDraft>) => void;
}

/** One field for name and display name, unless the user wants different ones. */
export function AccountNameFields({
  draft: { name, displayName },
  onChange,
}: AccountNameFieldsProps) {
  const input = { autoComplete: 'off', spellCheck: false, maxLength: 500 } as const;
  return (
    <>
      <TextInput
        {...input}
        label={t('Name')}
        withAsterisk
        aria-required
        description={displayName === null ? null : t('Set at creation; cannot be changed later.')}
        value={name}
        onChange={(event) => {
          onChange({ name: event.currentTarget.value });
        }}
      />
      {displayName !== null && (
        <TextInput
          {...input}
          label={t('Display name')}
          withAsterisk
          aria-required
          description={t('Shown in Domo; can be changed later.')}
          autoFocus
          value={displayName}
          onChange={(event) => {
            onChange({ displayName: event.currentTarget.value });
          }}
        />
      )}
      <Switch
        label={t('Use a different display name')}
        checked={displayName !== null}
        onChange={(event) => {
          onChange({ displayName: event.currentTarget.checked ? name : null });
        }}
      />
    </>
  );
}

interface InstanceFieldProps {
  profiles: readonly Profile[];
  /** Null until one is chosen. */
  profile: Profile | null;
  hasFocus?: boolean;
  onChange: (profileId: string) => void;
}

/** The instance of the new account. Read-only instances are listed but cannot be chosen. */
export function InstanceField({
  profiles,
  profile,
  hasFocus = false,
  onChange,
}: InstanceFieldProps) {
  if (profiles.length === 1 && profile !== null) return <InstanceBadge profile={profile} />;
  const field = (
    <NativeSelect
      label={t('Instance')}
      // An instance that was on screen is chosen already.
      {...(profile === null || hasFocus ? { 'data-autofocus': true } : {})}
      autoFocus={hasFocus}
      data={[
        ...(profile === null
          ? [{ value: '', label: t('Choose an instance'), disabled: true }]
          : []),
        ...profiles.map(({ id, label, guard }) => ({
          value: id,
          label: guard === 'read-only' ? t('{label} (read-only)', { label }) : label,
          disabled: guard === 'read-only',
        })),
      ]}
      value={profile?.id ?? ''}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
  if (profile === null) return field;
  return (
    <>
      {field}
      <InstanceBadge profile={profile} />
    </>
  );
}

interface AccountKindFieldProps {
  kind: AccountKind;
  profileId: string;
  onChange: (kind: AccountKind) => void;
}

/** The kind of the new account, with an explanation of the two meanings of "OAuth". */
export const AccountKindField = ({ kind, profileId, onChange }: AccountKindFieldProps) => (
  <div className={editStyles['kind']}>
    <SegmentedControl
      aria-label={t('Kind')}
      value={kind}
      onChange={(value) => {
        onChange(value === 'oauth' ? 'oauth' : 'account');
      }}
      data={[
        { value: 'account', label: t('Account') },
        { value: 'oauth', label: t('OAuth account') },
      ]}
    />
    {kind === 'account' ? (
      <p className={clsx(editStyles['line'], 'lk-dim lk-small')}>
        {t('Credentials that Domo’s connectors use to sign in.')}
      </p>
    ) : (
      <OnlyInDomoNotice profileId={profileId}>
        {richText(
          'An OAuth account is an OAuth client configuration: the client id and secret that Domo uses when people sign in at a provider. Accounts that {emphasis} themselves, such as Google Sheets, are something else. Create those in Domo, on the provider’s sign-in page.',
          { emphasis: <strong>{t('sign in with OAuth')}</strong> },
        )}
      </OnlyInDomoNotice>
    )}
  </div>
);
