import { Button } from '@mantine/core';
import { useProfiles } from '../../state/profiles';
import { groupProfiles } from '../../state/rail-order';
import { formatCount } from '../format/format';
import filtersStyles from './filters.module.css';
import { t } from '../../../contract/texts';

interface GroupChoiceProps {
  /** Ids of the chosen instances. */
  chosen: readonly string[];
  /** Instances that can be chosen at most. */
  max: number;
  onChange: (chosen: string[]) => void;
}

/** Chooses all instances, none, or those of a group with one click. A second click leaves the group out. */
export function GroupChoice({ chosen, max, onChange }: GroupChoiceProps) {
  const groups = groupProfiles(useProfiles((state) => state.profiles) ?? []);
  const all = groups.flatMap(({ profiles }) => profiles.map(({ id }) => id));
  const named = groups.filter(({ group }) => group !== '');
  return (
    <div className={filtersStyles['groups']} role="group" aria-label={t('Whole groups')}>
      <Button
        variant="default"
        size="compact-xs"
        onClick={() => {
          onChange(all.slice(0, max));
        }}
      >
        {t('All')}
      </Button>
      <Button
        variant="default"
        size="compact-xs"
        onClick={() => {
          onChange([]);
        }}
      >
        {t('None')}
      </Button>
      {named.map(({ group, profiles }) => {
        const ids = profiles.map(({ id }) => id);
        const isChosen = ids.every((id) => chosen.includes(id));
        const others = chosen.filter((id) => !ids.includes(id));
        return (
          <Button
            key={group}
            variant="default"
            size="compact-xs"
            className={filtersStyles['group']}
            aria-pressed={isChosen}
            disabled={!isChosen && others.length + ids.length > max}
            onClick={() => {
              onChange(isChosen ? others : [...others, ...ids]);
            }}
          >
            <span className="lk-name lk-cut">{group}</span>
            {t('')}
            <span className="lk-dim lk-num">{formatCount(ids.length)}</span>
          </Button>
        );
      })}
    </div>
  );
}
