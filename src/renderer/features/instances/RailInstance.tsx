import type { Guard, Profile, Problem } from '../../../contract';
import { coverageText, isCovered } from '../../../contract/coverage-text';
import { useProfiles } from '../../state/profiles';
import { selectInstance, useView } from '../../state/view';
import { checkProblemWord } from '../../ui/notices/problem-word';
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
import clsx from 'clsx';
import railStyles from './rail.module.css';

/** The label in the rail, and its explanation. */
const guardLabels: Record<Exclude<Guard, 'normal'>, { label: string; meaning: string }> = {
  confirm: { label: 'confirm', meaning: 'Confirm: deleting an account requires the label' },
  'read-only': {
    label: 'read-only',
    meaning: 'Read-only: Latchkey changes nothing in this instance',
  },
};

interface RailInstanceProps {
  profile: Profile;
  /** Its position on screen, from 1. The first nine have a shortcut. */
  position: number;
}

/** One instance in the rail: label, counts, token state, guard and age. */
export function RailInstance({ profile, position }: RailInstanceProps) {
  const selected = useView((state) => state.selected === profile.id);
  const checking = useProfiles((state) => state.checking.has(profile.id));
  const { accounts, oauth } = profile.counts;
  const guard = profile.guard === 'normal' ? null : guardLabels[profile.guard];
  const accountCount = formatCountOf(accounts + oauth, 'account');
  // Undefined: no sync of this version has ended well yet.
  const coverage = profile.lastSync?.coverage;
  const covered = coverage === undefined ? '' : `Last sync: ${coverageText(coverage)}`;
  const title = [profile.label, profile.origin, accountCount, guard?.meaning, covered]
    .filter(Boolean)
    .join('\n');
  return (
    <div
      className={railStyles['row']}
      data-colour={profile.colour}
      data-selected={selected || undefined}
    >
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
        <span className={railStyles['words']}>
          <span className={clsx(railStyles['label'], 'lk-cut lk-name')}>{profile.label}</span>
          <span className={clsx(railStyles['second'], 'lk-cut')}>
            {profile.instance} · {accountCount}
          </span>
          <span className={railStyles['third']}>
            <TokenCheckState profile={profile} checking={checking} />
            {coverage !== undefined && !isCovered(coverage) && (
              <span className="lk-tag" title={covered}>
                not all seen
              </span>
            )}
            {guard !== null && (
              <span className={clsx('lk-tag', railStyles['guard'])}>{guard.label}</span>
            )}
          </span>
        </span>
        <span className={railStyles['side']}>
          {position <= 9 && (
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
}

/** How old the data is, and whether the last sync failed: a failed one makes no data newer. */
function DataAge({ profile: { readAt, lastSync } }: Pick<RailInstanceProps, 'profile'>) {
  const failure = lastSync?.problem ?? null;
  const words =
    lastSync && failure
      ? `Last sync failed, ${timeFormat().exact(lastSync.at)}: ${failure.message}`
      : '';
  return (
    <span className={clsx('lk-small', railStyles['age'])}>
      {failure && (
        <span className={railStyles['failure']} role="img" aria-label={words} title={words}>
          <IconAlertTriangle size={12} aria-hidden />
        </span>
      )}
      {readAt !== null && <TimeAgo at={readAt} short />}
    </span>
  );
}

interface TokenCheckStateProps {
  profile: Profile;
  checking: boolean;
}

/** The result of the last token check as symbol and word. */
export function TokenCheckState({ profile, checking }: TokenCheckStateProps) {
  const { label, tone, Icon } = tokenState(profile, checking);
  const at =
    profile.lastCheck === null ? '' : `, checked ${timeFormat().exact(profile.lastCheck.at)}`;
  const why = profile.lastCheck?.problem?.message;
  return (
    <span
      className={railStyles['check']}
      data-tone={tone}
      role="img"
      aria-label={`Token: ${label}${at}`}
      title={why ?? `Token: ${label}${at}`}
    >
      <Icon size={12} aria-hidden />
      <span className="lk-cut">{label}</span>
    </span>
  );
}

function tokenState({ token, lastCheck }: Profile, checking: boolean) {
  if (checking) return { label: 'checking…', tone: 'quiet', Icon: IconLoader2 };
  if (token === 'none') return { label: 'no token', tone: 'bad', Icon: IconKeyOff };
  if (lastCheck === null) return { label: 'not checked', tone: 'quiet', Icon: IconCircleDashed };
  if (lastCheck.problem === null)
    return { label: 'token works', tone: 'good', Icon: IconCircleCheck };
  return { label: checkProblemWord(lastCheck.problem.code), ...problemLook(lastCheck.problem) };
}

const unreachable = new Set<Problem['code']>(['offline', 'timeout', 'unavailable']);

const problemLook = ({ code }: Problem) =>
  unreachable.has(code)
    ? { tone: 'amber', Icon: IconCloudOff }
    : { tone: 'bad', Icon: IconAlertTriangle };
