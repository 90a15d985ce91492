import type { AccessEntry, GroupMember, ResponseFor, Result } from '../../../../contract';
import { accessLevelLabel, formatCount } from '../../../ui/format/format';
import { ProblemNotice } from '../../../ui/notices/ProblemNotice';
import { findAccessEntry, isTokenUser } from './access-entries';
import type { AccessChangeTarget } from './useAccessChangeTarget';
import { call } from '../../../api/client';
import { useQuery } from '../../../ui/requests/useQuery';
import clsx from 'clsx';
import accessStyles from './access.module.css';
import { t } from '../../../../contract/texts';

interface Props {
  id: string;
  group: AccessEntry;
  entries: readonly AccessEntry[];
  target: AccessChangeTarget;
}

/** The members of a group, and which of them also have an entry of their own. */
export function GroupMemberList({ id, group, entries, target }: Props) {
  const answer = useGroupMembers(target.key.profileId, group.id);
  if (answer === null) {
    return (
      <p id={id} className={clsx(accessStyles['members'], 'lk-dim')} aria-live="polite">
        {t('Loading members…')}
      </p>
    );
  }
  if (!answer.ok) {
    return (
      <div id={id} className={accessStyles['members']}>
        <ProblemNotice problem={answer.problem} tone="amber" />
      </div>
    );
  }
  const { members, total, active, problem } = answer.value;
  return (
    <div id={id} className={accessStyles['members']}>
      {!active && <p>{t('This group was deleted and gives access to nobody.')}</p>}
      {total === 0 && <p className="lk-dim">{t('This group has no members.')}</p>}
      {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
      <ul
        aria-label={t('Members of {name}', {
          name: group.name ?? t('group {id}', { id: group.id }),
        })}
      >
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            ownEntry={findAccessEntry({ type: 'USER', id: member.id }, entries)}
            you={isTokenUser({ type: 'USER', id: member.id }, target.profile?.user?.id)}
          />
        ))}
      </ul>
      {total > members.length && (
        <p className="lk-dim">
          {t('and {total} more', { total: formatCount(total - members.length) })}
        </p>
      )}
    </div>
  );
}

interface MemberRowProps {
  member: GroupMember;
  /** The member's own entry in the access list. */
  ownEntry: AccessEntry | undefined;
  you: boolean;
}

function MemberRow({ member: { id, name, emailAddress, active }, ownEntry, you }: MemberRowProps) {
  const who = name ?? t('(no name, user {id})', { id });
  return (
    <li>
      <span className="lk-cut" title={emailAddress === null ? who : `${who}\n${emailAddress}`}>
        {who}
      </span>
      {you && <span className="lk-tag">{t('you')}</span>}
      {active === false && <span className="lk-tag">{t('inactive')}</span>}
      <span className={accessStyles['gap']} />
      {ownEntry !== undefined && (
        <span className={clsx('lk-dim', accessStyles['also'])}>
          {t('also listed directly: {accessLevel}', {
            accessLevel: accessLevelLabel(ownEntry.accessLevel),
          })}
        </span>
      )}
    </li>
  );
}

/** Null before the answer comes. */
type GroupMembersAnswer = Result<ResponseFor<'group.members'>> | null;

function useGroupMembers(profileId: string, groupId: string | null): GroupMembersAnswer {
  const { value, problem } = useQuery(
    groupId === null ? null : `${profileId} ${groupId}`,
    (signal) => call('group.members', { profileId, groupId: groupId ?? '' }, { signal }),
  );
  if (problem !== null) return { ok: false, problem };
  return value === null ? null : { ok: true, value };
}
