import type { Guard, Profile } from '../../../contract';
import { useProfiles } from '../../state/profiles';
import { selectInstance, useView } from '../../state/view';
import { Age } from '../../ui/Age';
import { counted } from '../../ui/format';
import { CheckState } from './CheckState';
import { InstanceMenu } from './InstanceMenu';

/** The word in the rail, and what it means. */
const guards: Record<Exclude<Guard, 'normal'>, { word: string; meaning: string }> = {
  confirm: { word: 'confirm', meaning: 'Confirm: asks for its label before a delete' },
  'read-only': { word: 'read-only', meaning: 'Read-only: nothing is changed there' },
};

interface Props {
  profile: Profile;
  /** Its place on screen, from 1; the first nine have a shortcut. */
  place: number;
}

/** One instance in the rail: who it is, how it stands, how old what is known of it is. */
export function Instance({ profile, place }: Props) {
  const selected = useView((state) => state.selected === profile.id);
  const checking = useProfiles((state) => state.checking.has(profile.id));
  const { accounts, oauth } = profile.counts;
  const guard = profile.guard === 'normal' ? null : guards[profile.guard];
  const held = counted(accounts + oauth, 'account');
  const title = [profile.label, profile.origin, held, guard?.meaning].filter(Boolean).join('\n');
  return (
    <div className="rail-row" data-colour={profile.colour} data-selected={selected || undefined}>
      <button
        type="button"
        className="rail-main"
        title={title}
        aria-current={selected ? 'true' : undefined}
        onClick={() => {
          selectInstance(profile.id);
        }}
      >
        <span className="rail-bar" />
        <span className="rail-words">
          <span className="rail-label lk-cut lk-name">{profile.label}</span>
          <span className="rail-second lk-cut">
            {profile.instance} · {held}
          </span>
          <span className="rail-third">
            <CheckState profile={profile} checking={checking} />
            {guard !== null && <span className="lk-tag rail-guard">{guard.word}</span>}
          </span>
        </span>
        <span className="rail-side">
          {place <= 9 && (
            <span className="lk-kbd" title={`Ctrl+${place}`}>
              {place}
            </span>
          )}
          <span className="rail-age lk-small">
            {profile.lastSync !== null && <Age at={profile.lastSync.at} short />}
          </span>
        </span>
      </button>
      <InstanceMenu profile={profile} />
    </div>
  );
}
