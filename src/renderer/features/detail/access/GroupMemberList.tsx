import type { AccessEntry, GroupMember, ResponseFor, Result } from '../../../../contract';
import { accessLevelLabel } from '../../../ui/format/format';
import { ProblemNotice } from '../../../ui/notices/ProblemNotice';
import { findAccessEntry, isTokenUser } from './access-entries';
import type { AccessChangeTarget } from './useAccessChangeTarget';
import { useEffect, useState } from 'react';
import { call } from '../../../api/client';

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
      <p id={id} className="access-members lk-dim" aria-live="polite">
        Loading members…
      </p>
    );
  }
  if (!answer.ok) {
    return (
      <div id={id} className="access-members">
        <ProblemNotice problem={answer.problem} tone="amber" />
      </div>
    );
  }
  const { members, total, active, problem } = answer.value;
  return (
    <div id={id} className="access-members">
      {!active && <p>This group was deleted and gives access to nobody.</p>}
      {total === 0 && <p className="lk-dim">This group has no members.</p>}
      {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
      <ul aria-label={`Members of ${group.name ?? `group ${group.id}`}`}>
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
        <p className="lk-dim">and {(total - members.length).toLocaleString()} more</p>
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
  const who = name ?? `(no name, user ${id})`;
  return (
    <li>
      <span className="lk-cut" title={emailAddress === null ? who : `${who}\n${emailAddress}`}>
        {who}
      </span>
      {you && <span className="lk-tag">you</span>}
      {active === false && <span className="lk-tag">inactive</span>}
      <span className="access-gap" />
      {ownEntry !== undefined && (
        <span className="lk-dim access-also">
          also listed directly: {accessLevelLabel(ownEntry.accessLevel)}
        </span>
      )}
    </li>
  );
}

/** Null before the answer comes. */
type GroupMembersAnswer = Result<ResponseFor<'group.members'>> | null;

function useGroupMembers(profileId: string, groupId: string | null): GroupMembersAnswer {
  const [answer, setAnswer] = useState<GroupMembersAnswer>(null);
  useEffect(() => {
    if (groupId === null) return;
    const request = new AbortController();
    void call('group.members', { profileId, groupId }, { signal: request.signal }).then(
      (result) => {
        if (!request.signal.aborted) setAnswer(result);
      },
    );
    return () => {
      request.abort();
      setAnswer(null);
    };
  }, [profileId, groupId]);
  return answer;
}
