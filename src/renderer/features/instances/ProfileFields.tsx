import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Colour, Guard } from '../../../contract';
import { matchesSearch } from '../../../contract/text-folding';
import { useProfiles } from '../../state/profiles';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';
import { offerGroups, toGroups } from './offered-groups';

export interface ProfileSettings {
  label: string;
  group: string;
  colour: Colour;
  guard: Guard;
}

const colourOptions: { value: Colour; label: string }[] = [
  { value: 'red', label: t('Red') },
  { value: 'amber', label: t('Amber') },
  { value: 'green', label: t('Green') },
  { value: 'blue', label: t('Blue') },
  { value: 'violet', label: t('Violet') },
  { value: 'teal', label: t('Teal') },
  { value: 'grey', label: t('Grey') },
];

const guardOptions: { value: Guard; label: string }[] = [
  { value: 'normal', label: t('Normal: changes are allowed') },
  { value: 'confirm', label: t('Confirm: deleting an account requires the label') },
  { value: 'read-only', label: t('Read-only: Latchkey changes nothing in Domo') },
];

interface Props {
  value: ProfileSettings;
  labelPlaceholder?: string;
  onChange: (value: ProfileSettings) => void;
}

/** The settings of an instance, for adding and editing it. */
export function ProfileFields({ value, labelPlaceholder = '', onChange }: Props) {
  return (
    <>
      <TextInput
        label={t('Label')}
        placeholder={labelPlaceholder}
        maxLength={80}
        value={value.label}
        onChange={(event) => {
          onChange({ ...value, label: event.currentTarget.value });
        }}
      />
      <div className={formStyles['pair']}>
        <GroupInput
          value={value.group}
          onChange={(group) => {
            onChange({ ...value, group });
          }}
        />
        <NativeSelect
          label={t('Colour')}
          data={colourOptions}
          value={value.colour}
          leftSection={<span className={formStyles['swatch']} data-colour={value.colour} />}
          onChange={(event) => {
            const colour = colourOptions.find((each) => each.value === event.currentTarget.value);
            if (colour !== undefined) onChange({ ...value, colour: colour.value });
          }}
        />
      </div>
      <NativeSelect
        label={t('Guard')}
        data={guardOptions}
        value={value.guard}
        onChange={(event) => {
          const guard = guardOptions.find((each) => each.value === event.currentTarget.value);
          if (guard !== undefined) onChange({ ...value, guard: guard.value });
        }}
      />
    </>
  );
}

interface GroupInputProps {
  value: string;
  onChange: (group: string) => void;
}

/** Offers the groups that there are. With none to offer its list is not open, so Escape is the dialog's. */
function GroupInput({ value, onChange }: GroupInputProps) {
  const profiles = useProfiles((state) => state.profiles);
  const [opened, setOpened] = useState(false);
  const groups = toGroups(profiles ?? []);
  const offers = groups.some((group) => matchesSearch(group, value));
  return (
    <Autocomplete
      size="xs"
      label={t('Group')}
      placeholder={t('For example, Production')}
      maxLength={40}
      data={groups}
      filter={offerGroups}
      value={value}
      onChange={onChange}
      dropdownOpened={opened && offers}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
    />
  );
}
