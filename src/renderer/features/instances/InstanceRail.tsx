import {
  IconColumns,
  IconGitCompare,
  IconHistory,
  IconPlus,
  IconSearch,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import type { Profile } from '../../../contract';
import { openDialog } from '../../state/dialogs';
import { groupProfiles, useProfiles } from '../../state/profiles';
import {
  toggleActivity,
  toggleChanges,
  toggleComparison,
  useView,
  type View,
  selectInstance,
} from '../../state/view';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useOneTabStop } from '../../ui/keyboard/one-tab-stop';
import { region } from '../../ui/keyboard/regions';
import { RailInstance } from './RailInstance';
import railStyles from './rail.module.css';
import { formatCountOf } from '../../ui/format/format';
import clsx from 'clsx';

/** The rail: all instances by group, search and views. */
export function InstanceRail({ onSearch }: { onSearch: () => void }) {
  const profiles = useProfiles((state) => state.profiles);
  const problem = useProfiles((state) => state.problem);
  const bar = useOneTabStop<HTMLElement>('column');
  return (
    <nav ref={bar} className={railStyles['rail']} aria-label="Instances" {...region}>
      <div className={railStyles['brand']}>
        <LatchkeyLogo />
        Latchkey
      </div>
      <button type="button" className={railStyles['search']} onClick={onSearch}>
        <IconSearch size={14} aria-hidden />
        <span>Search or run…</span>
        <span className="lk-kbd">Ctrl K</span>
      </button>
      <div className={railStyles['list']}>
        {problem !== null && <ProblemNotice problem={problem} />}
        {profiles !== null && profiles.length > 0 && (
          <>
            <AllInstancesRow profiles={profiles} />
            <InstanceGroups profiles={profiles} />
          </>
        )}
      </div>
      <div className={railStyles['foot']}>
        <button
          type="button"
          className={railStyles['action']}
          onClick={() => {
            openDialog({ name: 'add' });
          }}
        >
          <IconPlus size={16} aria-hidden />
          Add instance…
        </button>
        <ViewButton
          view="comparison"
          keys="Ctrl ⇧ C"
          Sign={IconColumns}
          onToggle={toggleComparison}
        >
          Compare
        </ViewButton>
        <ViewButton view="changes" keys="Ctrl ⇧ H" Sign={IconGitCompare} onToggle={toggleChanges}>
          Changes
        </ViewButton>
        <ViewButton view="activity" keys="Ctrl ⇧ A" Sign={IconHistory} onToggle={toggleActivity}>
          Activity
        </ViewButton>
        <button
          type="button"
          className={railStyles['action']}
          onClick={() => {
            openDialog({ name: 'settings' });
          }}
        >
          <IconSettings size={16} aria-hidden />
          Settings
          <span className="lk-kbd" aria-hidden>
            Ctrl ,
          </span>
        </button>
      </div>
    </nav>
  );
}

interface ViewButtonProps {
  view: View;
  keys: string;
  Sign: Icon;
  onToggle: () => void;
  children: string;
}

function ViewButton({ view, keys, Sign, onToggle, children }: ViewButtonProps) {
  const on = useView((state) => state.view === view);
  return (
    <button type="button" className={railStyles['action']} aria-pressed={on} onClick={onToggle}>
      <Sign size={16} aria-hidden />
      {children}
      <span className="lk-kbd" aria-hidden>
        {keys}
      </span>
    </button>
  );
}

function InstanceGroups({ profiles }: { profiles: readonly Profile[] }) {
  const groups = groupProfiles(profiles);
  // Ctrl+1…9 follow the order on screen.
  const order = groups.flatMap((group) => group.profiles.map(({ id }) => id));
  return groups.map(({ group, profiles: members }) => (
    <section key={group} aria-label={group || 'No group'}>
      {(group !== '' || groups.length > 1) && (
        <h2 className={railStyles['group']}>
          <span className="lk-cut lk-name">{group || 'No group'}</span>
          <span className="lk-num">{members.length}</span>
        </h2>
      )}
      {members.map((profile) => (
        <RailInstance key={profile.id} profile={profile} position={order.indexOf(profile.id) + 1} />
      ))}
    </section>
  ));
}

const LatchkeyLogo = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden>
    <rect width="20" height="20" rx="5" fill="var(--lk-accent)" />
    <circle cx="10" cy="7.4" r="2.7" fill="none" stroke="var(--lk-panel)" strokeWidth="1.6" />
    <path d="M10 10v5.6M10 13h2.2" stroke="var(--lk-panel)" strokeWidth="1.6" fill="none" />
  </svg>
);

function AllInstancesRow({ profiles }: { profiles: readonly Profile[] }) {
  const selected = useView((state) => state.selected === null);
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
        <span className={railStyles['words']}>
          <span className={railStyles['label']}>All instances</span>
          <span className={clsx(railStyles['second'], 'lk-cut')}>
            {formatCountOf(profiles.length, 'instance')} · {formatCountOf(total, 'account')}
          </span>
        </span>
      </button>
    </div>
  );
}
