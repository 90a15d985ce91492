import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import {
  defaultInstancesComparison,
  MAX_COMPARED_INSTANCES,
  showComparison,
} from '../../../state/comparison';
import { useRailProfiles } from '../../../state/rail';
import { shownProfileIds, useShownGroup } from '../../../state/shown-instances';
import { GroupChoice } from '../../../ui/filters/GroupChoice';
import startStyles from './start.module.css';
import gridStyles from '../../../ui/grid/grid.module.css';
import { t } from '../../../../contract/texts';

/** Chooses the instances to compare, in the order of the rail. */
export function CompareInstancesCard() {
  const ordered = useRailProfiles();
  const group = useShownGroup();
  // Those of the group that is shown are chosen already.
  const [chosen, setChosen] = useState<readonly string[]>(
    group === null ? [] : (shownProfileIds() ?? []).slice(0, MAX_COMPARED_INSTANCES),
  );
  const profileIds = ordered.map(({ id }) => id).filter((id) => chosen.includes(id));
  return (
    <section className={startStyles['card']} aria-labelledby="start-instances">
      <h2 id="start-instances">{t('Instances')}</h2>
      <p className="lk-dim">
        {t(
          'See which accounts the instances have in common, which are missing, and which configs differ.',
        )}
      </p>
      <GroupChoice chosen={chosen} max={MAX_COMPARED_INSTANCES} onChange={setChosen} />
      <div className={startStyles['list']}>
        {ordered.map(({ id, label, colour, group }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            disabled={chosen.length >= MAX_COMPARED_INSTANCES && !chosen.includes(id)}
            onChange={({ currentTarget: { checked } }) => {
              setChosen(checked ? [...chosen, id] : chosen.filter((each) => each !== id));
            }}
            label={
              <span className={startStyles['instance']}>
                <span className={gridStyles['dot']} data-colour={colour} />
                <span className="lk-cut lk-name">{label}</span>
                <span className="lk-dim lk-small lk-cut lk-name">{group}</span>
              </span>
            }
          />
        ))}
      </div>
      <div className={startStyles['foot']}>
        <Button
          disabled={profileIds.length < 2}
          onClick={() => {
            showComparison(defaultInstancesComparison(profileIds));
          }}
        >
          {profileIds.length < 2
            ? t('Compare instances')
            : t('Compare {profileIds} instances', { profileIds: profileIds.length })}
        </Button>
      </div>
    </section>
  );
}
