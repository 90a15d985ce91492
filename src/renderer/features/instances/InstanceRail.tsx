import { ActionIcon, Button } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconSearch } from '@tabler/icons-react';
import clsx from 'clsx';
import type { Profile } from '../../../contract';
import { useProfiles } from '../../state/profiles';
import { setRailFilter, toggleRail, useRail, useRailSections } from '../../state/rail';
import { filterSections, toNumberedIds, type RailSection } from '../../state/rail-order';
import { selectInstance, useView } from '../../state/view';
import { formatCountOf } from '../../ui/format/format';
import { useOneTabStop } from '../../ui/keyboard/one-tab-stop';
import { region } from '../../ui/keyboard/regions';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { RailEdge } from './RailEdge';
import { RailFilter } from './RailFilter';
import { RailFoot } from './RailFoot';
import { RailSectionView } from './RailSectionView';
import railStyles from './rail.module.css';
import { t } from '../../../contract/texts';

/** From so many instances on, rows have one line in either density: two lines would hide most of them. */
const MANY_INSTANCES = 13;

/** The rail: all instances by group, search and views. */
export function InstanceRail({ onSearch }: { onSearch: () => void }) {
  const profiles = useProfiles((state) => state.profiles);
  const problem = useProfiles((state) => state.problem);
  const sections = useRailSections();
  const width = useRail((state) => state.width);
  const bar = useOneTabStop<HTMLElement>('column');
  const hasInstances = profiles !== null && profiles.length > 0;
  return (
    <nav
      ref={bar}
      {...region}
      className={railStyles['rail']}
      style={{ width }}
      aria-label={t('Instances')}
    >
      <div className={railStyles['brand']}>
        <LatchkeyLogo />
        <span>Latchkey</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('Fold the list of instances')}
          title={t('Fold this list to a strip (Ctrl B)')}
          onClick={toggleRail}
        >
          <IconLayoutSidebarLeftCollapse size={16} aria-hidden />
        </ActionIcon>
      </div>
      <button type="button" className={railStyles['search']} onClick={onSearch}>
        <IconSearch size={14} aria-hidden />
        <span>{t('Search or run…')}</span>
        <span className="lk-kbd">Ctrl K</span>
      </button>
      {hasInstances && <RailFilter sections={sections} />}
      <div className={railStyles['list']}>
        {problem !== null && <ProblemNotice problem={problem} />}
        {hasInstances && (
          <>
            <AllInstancesRow profiles={profiles} />
            <InstanceSections profiles={profiles} sections={sections} />
          </>
        )}
      </div>
      <RailFoot />
      <RailEdge />
    </nav>
  );
}

interface InstanceSectionsProps {
  profiles: readonly Profile[];
  sections: readonly RailSection[];
}

function InstanceSections({ profiles, sections }: InstanceSectionsProps) {
  const filter = useRail((state) => state.filter);
  const density = useView((state) => state.density);
  const shown = filterSections(sections, filter);
  if (shown.length === 0) return <NothingFound filter={filter} />;
  const hasHeaders = sections.length > 1 || sections[0]?.group !== '';
  return shown.map((section) => (
    <RailSectionView
      key={section.group === null ? 'favourites' : `group ${section.group}`}
      section={section}
      hasHeader={hasHeaders}
      numbered={toNumberedIds(sections)}
      compact={density === 'compact' || profiles.length >= MANY_INSTANCES}
    />
  ));
}

const NothingFound = ({ filter }: { filter: string }) => (
  <div className={railStyles['nothing']}>
    <p>{t('No instance matches “{filter}”.', { filter: filter.trim() })}</p>
    <Button
      variant="default"
      size="compact-sm"
      onClick={() => {
        setRailFilter('');
      }}
    >
      {t('Show all')}
    </Button>
  </div>
);

const LatchkeyLogo = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden>
    <rect width="20" height="20" rx="5" fill="var(--lk-accent)" />
    <circle cx="10" cy="7.4" r="2.7" fill="none" stroke="var(--lk-panel)" strokeWidth="1.6" />
    <path d="M10 10v5.6M10 13h2.2" stroke="var(--lk-panel)" strokeWidth="1.6" fill="none" />
  </svg>
);

function AllInstancesRow({ profiles }: { profiles: readonly Profile[] }) {
  const selected = useView(
    ({ selected: id, conditions }) => id === null && conditions.group === undefined,
  );
  const total = profiles.reduce((sum, { counts }) => sum + counts.accounts + counts.oauth, 0);
  return (
    <div className={railStyles['row']} data-colour="grey" data-selected={selected || undefined}>
      <button
        type="button"
        className={railStyles['main']}
        aria-current={selected ? 'true' : undefined}
        onClick={() => {
          selectInstance(null);
        }}
      >
        <span className={railStyles['bar']} />
        <span className={railStyles['all']}>
          <span className={railStyles['label']}>{t('All instances')}</span>
          <span className={clsx(railStyles['second'], 'lk-cut')}>
            {formatCountOf(profiles.length, 'instance')} · {formatCountOf(total, 'account')}
          </span>
        </span>
      </button>
    </div>
  );
}
