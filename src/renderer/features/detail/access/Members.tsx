import type { AccessEntry, Member } from '../../../../contract';
import { levelOf } from '../../../ui/format';
import { ProblemNotice } from '../../../ui/ProblemNotice';
import { entryOf, isYou } from './people';
import type { Place } from './usePlace';
import { useMembers } from './useMembers';

interface Props {
  id: string;
  group: AccessEntry;
  entries: readonly AccessEntry[];
  place: Place;
}

/** Who has the access of a group: its members, and which of them are on the list by name as well. */
export function Members({ id, group, entries, place }: Props) {
  const answer = useMembers(place.key.profileId, group.id);
  if (answer === null) {
    return (
      <p id={id} className="access-members lk-dim" aria-live="polite">
        reading the members…
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
      {!active && <p>This group is deleted: it gives access to nobody.</p>}
      {total === 0 && <p className="lk-dim">Nobody is in this group.</p>}
      {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
      <ul aria-label={`Members of ${group.name ?? `group ${group.id}`}`}>
        {members.map((member) => (
          <Line
            key={member.id}
            member={member}
            byName={entryOf({ type: 'USER', id: member.id }, entries)}
            you={isYou({ type: 'USER', id: member.id }, place.profile?.user?.id)}
          />
        ))}
      </ul>
      {total > members.length && (
        <p className="lk-dim">and {(total - members.length).toLocaleString()} more</p>
      )}
    </div>
  );
}

interface LineProps {
  member: Member;
  /** The member's own entry on the list. */
  byName: AccessEntry | undefined;
  you: boolean;
}

function Line({ member: { id, name, emailAddress, active }, byName, you }: LineProps) {
  const who = name ?? `(no name told, user ${id})`;
  return (
    <li>
      <span className="lk-cut" title={emailAddress === null ? who : `${who}\n${emailAddress}`}>
        {who}
      </span>
      {you && <span className="lk-tag">you</span>}
      {active === false && <span className="lk-tag">inactive</span>}
      <span className="access-gap" />
      {byName !== undefined && (
        <span className="lk-dim access-also">also by name: {levelOf(byName.accessLevel)}</span>
      )}
    </li>
  );
}
