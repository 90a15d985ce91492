import type { Guard, Profile, Problem } from '../../../contract';
import { useProfiles } from '../../state/profiles';
import { selectInstance, useView } from '../../state/view';
import { TimeAgo } from '../../ui/format/Time';
import { formatCountOf } from '../../ui/format/format';
import { timeFormat } from '../../ui/format/time-format';
import { InstanceMenu } from './InstanceMenu';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCloudOff,
  IconKeyOff,
  IconLoader2,
} from '@tabler/icons-react';

/** The word in the rail, and what it means. */
const guardLabels: Record<Exclude<Guard, 'normal'>, { word: string; meaning: string }> = {
  confirm: { word: 'confirm', meaning: 'Confirm: asks for its label before a delete' },
  'read-only': { word: 'read-only', meaning: 'Read-only: nothing is changed there' },
};

interface RailInstanceProps {
  profile: Profile;
  /** Its place on screen, from 1; the first nine have a shortcut. */
  place: number;
}

/** One instance in the rail: who it is, how it stands, how old what is known of it is. */
export function RailInstance({ profile, place }: RailInstanceProps) {
  const selected = useView((state) => state.selected === profile.id);
  const checking = useProfiles((state) => state.checking.has(profile.id));
  const { accounts, oauth } = profile.counts;
  const guard = profile.guard === 'normal' ? null : guardLabels[profile.guard];
  const held = formatCountOf(accounts + oauth, 'account');
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
            <TokenCheckState profile={profile} checking={checking} />
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
            {profile.lastSync !== null && <TimeAgo at={profile.lastSync.at} short />}
          </span>
        </span>
      </button>
      <InstanceMenu profile={profile} />
    </div>
  );
}

interface TokenCheckStateProps {
  profile: Profile;
  checking: boolean;
}

/** How the last check of the token ended: a symbol and a word. */
export function TokenCheckState({ profile, checking }: TokenCheckStateProps) {
  const { word, tone, Icon } = tokenState(profile, checking);
  const at =
    profile.lastCheck === null ? '' : `, checked ${timeFormat().exact(profile.lastCheck.at)}`;
  const why = profile.lastCheck?.problem?.message;
  return (
    <span
      className="rail-check"
      data-tone={tone}
      role="img"
      aria-label={`Token: ${word}${at}`}
      title={why ?? `Token: ${word}${at}`}
    >
      <Icon size={12} aria-hidden />
      <span className="lk-cut">{word}</span>
    </span>
  );
}

function tokenState({ token, lastCheck }: Profile, checking: boolean) {
  if (checking) return { word: 'checking…', tone: 'quiet', Icon: IconLoader2 };
  if (token === 'none') return { word: 'no token', tone: 'bad', Icon: IconKeyOff };
  if (lastCheck === null) return { word: 'not checked', tone: 'quiet', Icon: IconCircleDashed };
  if (lastCheck.problem === null)
    return { word: 'token works', tone: 'good', Icon: IconCircleCheck };
  return { word: problemLabel(lastCheck.problem), ...problemLook(lastCheck.problem) };
}

const unreachable = new Set<Problem['code']>(['offline', 'timeout', 'unavailable']);

const problemLook = ({ code }: Problem) =>
  unreachable.has(code)
    ? { tone: 'amber', Icon: IconCloudOff }
    : { tone: 'bad', Icon: IconAlertTriangle };

const problemLabels: Partial<Record<Problem['code'], string>> = {
  unauthorized: 'token refused',
  forbidden: 'not allowed',
  instanceNotFound: 'no such instance',
  offline: 'not reachable',
  timeout: 'no answer',
  unavailable: 'Domo is down',
  rateLimited: 'too many requests',
  blockedByNetworkRule: 'network not allowed',
  noToken: 'no token',
};

const problemLabel = ({ code }: Problem): string => problemLabels[code] ?? 'check failed';
