import { ActionIcon } from '@mantine/core';
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronRight,
  IconStarFilled,
} from '@tabler/icons-react';
import { worstSeverity } from '../../state/instance-severity';
import { groupActions } from '../../state/instance-actions';
import { toggleFolded } from '../../state/rail';
import type { RailSection } from '../../state/rail-order';
import { useShownGroup } from '../../state/shown-instances';
import { selectGroup, useView } from '../../state/view';
import { formatCountOf } from '../../ui/format/format';
import { InstanceMenuItems } from './InstanceMenu';
import { RailInstance } from './RailInstance';
import { toWorstLook } from './token-state';
import { RailMenu } from './RailMenu';
import { useRailContextMenu } from './useRailContextMenu';
import railStyles from './rail.module.css';
import { t } from '../../../contract/texts';

interface RailSectionViewProps {
  section: RailSection;
  /** False for the only section, when it has no name. */
  hasHeader: boolean;
  /** The ids that Ctrl+1 … 9 select. */
  numbered: readonly string[];
  compact: boolean;
}

/** The favourites, or a group with its header. A folded one still shows the selected instance. */
export function RailSectionView({ section, hasHeader, ...rows }: RailSectionViewProps) {
  const selected = useView((state) => state.selected);
  const shown = section.folded ? section.rows.filter(({ id }) => id === selected) : section.rows;
  return (
    <section aria-label={sectionName(section)}>
      {hasHeader &&
        (section.group === null ? (
          <h2 className={railStyles['group']}>
            <IconStarFilled className={railStyles['star']} size={11} aria-hidden />
            <span className={railStyles['group-name']}>{t('Favourites')}</span>
            <span className="lk-num">{section.rows.length}</span>
          </h2>
        ) : (
          <GroupHeader section={section} group={section.group} />
        ))}
      {shown.map((profile) => (
        <RailInstance
          key={profile.id}
          profile={profile}
          position={rows.numbered.indexOf(profile.id) + 1}
          compact={rows.compact}
        />
      ))}
    </section>
  );
}

const sectionName = ({ group }: RailSection): string =>
  group === null ? t('Favourites') : group || t('No group');

/** Folds the group, and shows its accounts. */
function GroupHeader({ section, group }: { section: RailSection; group: string }) {
  const name = sectionName(section);
  const title = t('Actions for the group {name}', { name });
  const { menu, onContextMenu } = useRailContextMenu(title, () => groupActions(section, group));
  const isShown = useShownGroup() === group;
  const { all, rows, folded } = section;
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  const elsewhere = all.length - rows.length;
  return (
    <div
      className={railStyles['header']}
      data-selected={isShown || undefined}
      onContextMenu={onContextMenu}
    >
      {menu}
      <ActionIcon
        className={railStyles['fold']}
        variant="subtle"
        color="gray"
        size={20}
        aria-expanded={!folded}
        aria-label={t('Instances of {name}', { name })}
        onClick={() => {
          toggleFolded(section);
        }}
      >
        <Chevron size={13} aria-hidden />
      </ActionIcon>
      <h2 className={railStyles['group']}>
        <button
          type="button"
          className={railStyles['group-name']}
          title={t('Show the accounts of {name}', { name })}
          aria-current={isShown ? 'true' : undefined}
          onClick={() => {
            selectGroup(group);
          }}
        >
          <span className="lk-cut lk-name">{name}</span>
        </button>
        {folded && <WorstState section={section} />}
        <span
          className="lk-num"
          title={
            formatCountOf(all.length, 'instance') +
            (elsewhere === 0 ? '' : t(', {elsewhere} of them among the favourites', { elsewhere }))
          }
        >
          {all.length}
        </span>
      </h2>
      <RailMenu label={title}>
        <InstanceMenuItems actions={groupActions(section, group)} />
      </RailMenu>
    </div>
  );
}

/** What a fold would hide. */
function WorstState({ section }: { section: RailSection }) {
  const look = toWorstLook(worstSeverity(section.all));
  if (look === null) return null;
  return (
    <span
      className={railStyles['check']}
      data-tone={look.tone}
      role="img"
      aria-label={look.label}
      title={look.label}
    >
      <IconAlertTriangle size={12} aria-hidden />
    </span>
  );
}
