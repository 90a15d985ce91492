import {
  IconColumns,
  IconHistory,
  IconPlus,
  IconSearch,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import type { Profile } from '../../../contract';
import { openDialog } from '../../state/dialogs';
import { groupProfiles, useProfiles } from '../../state/profiles';
import { toggleActivity, toggleComparison, useView, type View } from '../../state/view';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { AllInstances } from './AllInstances';
import { Instance } from './Instance';
import './rail.css';

/** All instances, grouped; nothing else competes for this place. */
export function Rail({ onSearch }: { onSearch: () => void }) {
  const profiles = useProfiles((state) => state.profiles);
  const problem = useProfiles((state) => state.problem);
  return (
    <nav className="rail" aria-label="Instances">
      <div className="rail-brand">
        <Mark />
        Latchkey
      </div>
      <button type="button" className="rail-search" onClick={onSearch}>
        <IconSearch size={14} aria-hidden />
        <span>Find or run…</span>
        <span className="lk-kbd">Ctrl K</span>
      </button>
      <div className="rail-list">
        {problem !== null && <ProblemNotice problem={problem} />}
        {profiles !== null && profiles.length > 0 && (
          <>
            <AllInstances profiles={profiles} />
            <Groups profiles={profiles} />
          </>
        )}
      </div>
      <div className="rail-foot">
        <button
          type="button"
          className="rail-action"
          onClick={() => {
            openDialog({ name: 'add' });
          }}
        >
          <IconPlus size={16} aria-hidden />
          Add an instance
        </button>
        <ViewAction
          view="comparison"
          keys="Ctrl ⇧ C"
          Sign={IconColumns}
          onToggle={toggleComparison}
        >
          Compare
        </ViewAction>
        <ViewAction view="activity" keys="Ctrl ⇧ A" Sign={IconHistory} onToggle={toggleActivity}>
          Activity
        </ViewAction>
        <button
          type="button"
          className="rail-action"
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

interface ViewActionProps {
  view: View;
  keys: string;
  Sign: Icon;
  onToggle: () => void;
  children: string;
}

function ViewAction({ view, keys, Sign, onToggle, children }: ViewActionProps) {
  const on = useView((state) => state.view === view);
  return (
    <button type="button" className="rail-action" aria-pressed={on} onClick={onToggle}>
      <Sign size={16} aria-hidden />
      {children}
      <span className="lk-kbd" aria-hidden>
        {keys}
      </span>
    </button>
  );
}

function Groups({ profiles }: { profiles: readonly Profile[] }) {
  const groups = groupProfiles(profiles);
  // Ctrl+1…9 follows the order on screen.
  const order = groups.flatMap((group) => group.profiles.map(({ id }) => id));
  return groups.map(({ group, profiles: members }) => (
    <section key={group} aria-label={group || 'No group'}>
      {(group !== '' || groups.length > 1) && (
        <h2 className="rail-group">
          <span className="lk-cut lk-name">{group || 'No group'}</span>
          <span className="lk-num">{members.length}</span>
        </h2>
      )}
      {members.map((profile) => (
        <Instance key={profile.id} profile={profile} place={order.indexOf(profile.id) + 1} />
      ))}
    </section>
  ));
}

const Mark = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden>
    <rect width="20" height="20" rx="5" fill="var(--lk-accent)" />
    <circle cx="10" cy="7.4" r="2.7" fill="none" stroke="var(--lk-panel)" strokeWidth="1.6" />
    <path d="M10 10v5.6M10 13h2.2" stroke="var(--lk-panel)" strokeWidth="1.6" fill="none" />
  </svg>
);
