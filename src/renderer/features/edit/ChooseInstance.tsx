import { NativeSelect } from '@mantine/core';
import type { Profile } from '../../../contract';
import { Where } from '../../ui/Where';

interface Props {
  profiles: readonly Profile[];
  profile: Profile;
  onChange: (profileId: string) => void;
}

/** Where a new account will be; those that are read-only are there to be seen, not to be chosen. */
export function ChooseInstance({ profiles, profile, onChange }: Props) {
  if (profiles.length === 1) return <Where profile={profile} />;
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
