import { memo } from 'react';
import type { Profile } from '../../../contract';
import { coverageText, isCovered } from '../../../contract/coverage-text';
import { useProfiles } from '../../state/profiles';
import { selectInstance, useView } from '../../state/view';
import { formatCountOf } from '../../ui/format/format';
import { instanceActions } from '../../state/instance-actions';
import { InstanceMenu } from './InstanceMenu';
import { useRailContextMenu } from './useRailContextMenu';
import { DataAge, GuardSign, guardLabels, TokenCheckState } from './InstanceStates';
import { InstanceLabel } from '../../ui/format/CutLabel';
import clsx from 'clsx';
import railStyles from './rail.module.css';
import { t } from '../../../contract/texts';

interface RailInstanceProps {
  profile: Profile;
  /** The digit that selects it with Ctrl; 0 for none. */
  position: number;
  /** One line. */
  compact: boolean;
}

/** One instance in the rail: label, counts, token state, guard and age. A sync of many changes one after the other. */
export const RailInstance = memo(function RailInstance({
  profile,
  position,
  compact,
}: RailInstanceProps) {
  const selected = useView((state) => state.selected === profile.id);
  const { menu, onContextMenu } = useRailContextMenu(
    t('Actions for {label}', { label: profile.label }),
    () => instanceActions(profile),
  );
  const checking = useProfiles((state) => state.checking.has(profile.id));
  const { accounts, oauth } = profile.counts;
  const guard = profile.guard === 'normal' ? null : profile.guard;
  const accountCount = formatCountOf(accounts + oauth, 'account');
  // Undefined: no sync of this version has ended well yet.
  const coverage = profile.lastSync?.coverage;
  const covered =
    coverage === undefined ? '' : t('Last sync: {coverage}', { coverage: coverageText(coverage) });
  const notAllSeen = coverage !== undefined && !isCovered(coverage);
  const title = [
    profile.label,
    profile.origin,
    accountCount,
    guard && guardLabels[guard].meaning,
    covered,
  ]
    .filter(Boolean)
    .join('\n');
  const state = <TokenCheckState profile={profile} checking={checking} />;
  const label = (
    <span className={railStyles['label']}>
      <InstanceLabel label={profile.label} />
    </span>
  );
  return (
    <div
      className={railStyles['row']}
      data-colour={profile.colour}
      data-compact={compact || undefined}
      data-selected={selected || undefined}
      onContextMenu={onContextMenu}
    >
      {menu}
      <button
        type="button"
        className={railStyles['main']}
        title={title}
        aria-current={selected ? 'true' : undefined}
        onClick={() => {
          selectInstance(profile.id);
        }}
      >
        <span className={railStyles['bar']} />
        {compact ? (
          <>
            {label}
            {guard !== null && <GuardSign guard={guard} />}
            {state}
          </>
        ) : (
          <span className={railStyles['words']}>
            {label}
            <span className={clsx(railStyles['second'], 'lk-cut')}>
              {profile.instance} · {accountCount}
            </span>
            <span className={railStyles['third']}>
              {state}
              {notAllSeen && (
                <span className="lk-tag" title={covered}>
                  {t('not all seen')}
                </span>
              )}
              {guard !== null && (
                <span className={clsx('lk-tag', railStyles['guard'])}>
                  {guardLabels[guard].label}
                </span>
              )}
            </span>
          </span>
        )}
        <span className={railStyles['side']}>
          {position > 0 && (
            <span className="lk-kbd" title={`Ctrl+${position}`}>
              {position}
            </span>
          )}
          <DataAge profile={profile} />
        </span>
      </button>
      <InstanceMenu profile={profile} />
    </div>
  );
});
