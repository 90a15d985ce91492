import { Switch, TextInput, NativeSelect, SegmentedControl } from '@mantine/core';
import type { AccountDraft } from './account-draft';
import type { Profile, AccountKind } from '../../../contract';
import { InstanceBadge } from '../../ui/badges/InstanceBadge';
import { OnlyInDomoNotice } from './provider-notices';

interface AccountNameFieldsProps {
  draft: Pick<AccountDraft, 'name' | 'displayName'>;
  onChange: (part: Partial<AccountDraft>) => void;
}

/** One name for both, unless they are to differ. */
export function AccountNameFields({
  draft: { name, displayName },
  onChange,
}: AccountNameFieldsProps) {
  const input = { autoComplete: 'off', spellCheck: false, maxLength: 500 } as const;
  return (
    <>
      <TextInput
        {...input}
        label="Name"
        withAsterisk
        aria-required
        description={displayName === null ? null : 'Given now, and never changed.'}
        value={name}
        onChange={(event) => {
          onChange({ name: event.currentTarget.value });
        }}
      />
      {displayName !== null && (
        <TextInput
          {...input}
          label="Display name"
          withAsterisk
          aria-required
          description="What Domo shows; it can be renamed later."
          autoFocus
          value={displayName}
          onChange={(event) => {
            onChange({ displayName: event.currentTarget.value });
          }}
        />
      )}
      <Switch
        label="Different display name"
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
  profile: Profile;
  onChange: (profileId: string) => void;
}

/** Where a new account will be; those that are read-only are there to be seen, not to be chosen. */
export function InstanceField({ profiles, profile, onChange }: InstanceFieldProps) {
  if (profiles.length === 1) return <InstanceBadge profile={profile} />;
  return (
    <NativeSelect
      label="Instance"
      data-autofocus
      leftSection={<span className="form-swatch" data-colour={profile.colour} />}
      description={[
        profile.group,
        profile.instance,
        profile.guard === 'normal' ? '' : `guard: ${profile.guard}`,
      ]
        .filter(Boolean)
        .join(' · ')}
      data={profiles.map(({ id, label, guard }) => ({
        value: id,
        label: guard === 'read-only' ? `${label} (read-only: nothing is changed there)` : label,
        disabled: guard === 'read-only',
      }))}
      value={profile.id}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

interface AccountKindFieldProps {
  kind: AccountKind;
  profileId: string;
  onChange: (kind: AccountKind) => void;
}

/** The two kinds, and which of them is what people call "OAuth". */
export const AccountKindField = ({ kind, profileId, onChange }: AccountKindFieldProps) => (
  <div className="edit-kind">
    <SegmentedControl
      aria-label="Kind"
      value={kind}
      onChange={(value) => {
        onChange(value === 'oauth' ? 'oauth' : 'account');
      }}
      data={[
        { value: 'account', label: 'Account' },
        { value: 'oauth', label: 'OAuth account' },
      ]}
    />
    {kind === 'account' ? (
      <p className="edit-line lk-dim lk-small">Credentials that Domo’s connectors sign in with.</p>
    ) : (
      <OnlyInDomoNotice profileId={profileId}>
        An OAuth account is an OAuth client configuration: the client id and secret under which Domo
        asks a provider to let people sign in. Accounts that themselves{' '}
        <strong>sign in with OAuth</strong> (Google Sheets, say) are something else: they are made
        in Domo, at the provider’s own sign-in page.
      </OnlyInDomoNotice>
    )}
  </div>
);
