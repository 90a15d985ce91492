import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { changeComparison } from '../../../state/comparison';
import type { ComparedInstances } from '../../../state/instanceMatrix';
import { useProfiles } from '../../../state/profiles';

/** What each account is held against: one instance as the model, or what most instances have. */
export function BaselineMenu({ comparison }: { comparison: ComparedInstances }) {
  const { baseline, profileIds } = comparison;
  const profiles = useProfiles((state) => state.profiles);
  const labelOf = (id: string | undefined): string =>
    profiles?.find((profile) => profile.id === id)?.label ?? '';
  const choose = (next: number | null) => (): void => {
    changeComparison({ ...comparison, baseline: next });
  };
  const word = baseline === null ? 'most common' : labelOf(profileIds[baseline]);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          className="filter-button"
          data-on={baseline !== null || undefined}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <span className="lk-cut">Baseline: {word}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="instances-menu">
        <Choice on={baseline === null} onChoose={choose(null)}>
          Most common version
          <div className="lk-dim lk-small">Each account against what most instances have</div>
        </Choice>
        {profileIds.map((id, place) => (
          <Choice key={id} on={baseline === place} onChoose={choose(place)}>
            {labelOf(id)}
          </Choice>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps {
  on: boolean;
  onChoose: () => void;
  children: React.ReactNode;
}

const Choice = ({ on, onChoose, children }: ChoiceProps) => (
  <Menu.Item
    leftSection={<IconCheck size={14} className={on ? '' : 'filter-off'} aria-hidden />}
    onClick={onChoose}
  >
    {children}
  </Menu.Item>
);
