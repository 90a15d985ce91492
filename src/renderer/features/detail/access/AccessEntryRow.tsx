import { Popover, Button } from '@mantine/core';
import { IconChevronRight, IconUser, IconUsers } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { AccessEntry, GrantedLevel } from '../../../../contract';
import { sendAccessChange, useSharing } from '../../../state/sharing';
import { AccessLevelMenu } from './AccessLevelMenu';
import { GroupMemberList } from './GroupMemberList';
import {
  isLastOwner,
  isTokenUser,
  accessEntryName,
  principalOfEntry,
  accessChangeSentence,
} from './access-entries';
import type { AccessChangeTarget } from './useAccessChangeTarget';

const LAST_OWNER = 'The last owner stays: make somebody else an owner first.';
const UNKNOWN_PRINCIPAL = 'Latchkey knows users and groups alone; change this entry in Domo.';

interface AccessEntryRowProps {
  entry: AccessEntry;
  entries: readonly AccessEntry[];
  place: AccessChangeTarget;
}

/** One user or group of the access list; its level is changed, or taken away, from here. */
export function AccessEntryRow({ entry, entries, place }: AccessEntryRowProps) {
  const [wanted, setWanted] = useState<GrantedLevel | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const membersId = useId();
  const who = accessEntryName(entry);
  const group = entry.type === 'GROUP';
  const Icon = group ? IconUsers : IconUser;
  const you = isTokenUser(entry, place.profile?.user?.id);
  const principal = principalOfEntry(entry);
  const fixed =
    principal === null
      ? UNKNOWN_PRINCIPAL
      : isLastOwner(entry, entries)
        ? LAST_OWNER
        : place.blocked;
  const close = (): void => {
    setWanted(null);
  };
  const sentence =
    wanted === null ? '' : accessChangeSentence(who, entry.accessLevel, wanted, place);
  return (
    <li className="access-item">
      <div className="access-entry">
        <Icon size={15} role="img" aria-label={group ? 'Group' : 'User'} className="lk-dim" />
        <span className="lk-cut lk-name" title={`${who}\n${entry.type.toLowerCase()} ${entry.id}`}>
          {who}
        </span>
        {you && <span className="lk-tag">you</span>}
        {group && principal !== null && (
          <button
            type="button"
            className="access-unfold"
            aria-expanded={unfolded}
            aria-controls={membersId}
            aria-label={`Members of ${who}`}
            onClick={() => {
              setUnfolded(!unfolded);
            }}
          >
            members
            <IconChevronRight size={13} aria-hidden />
          </button>
        )}
        <span className="access-gap" />
        <Popover
          opened={wanted !== null}
          onChange={close}
          position="bottom-end"
          width={300}
          shadow="md"
          trapFocus
          returnFocus
          withRoles={false}
        >
          <Popover.Target>
            <span>
              <AccessLevelMenu
                who={who}
                level={entry.accessLevel}
                blocked={fixed}
                removable
                onChoose={setWanted}
              />
            </span>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label="Change access">
            <ConfirmAccessChange
              sentence={sentence}
              warning={you ? 'This is you: you may lose what you can do here.' : ''}
              verb={wanted === 'NONE' ? 'Remove access' : 'Change access'}
              removes={wanted === 'NONE'}
              onNo={close}
              onYes={() => {
                if (principal === null || wanted === null) return;
                const expected = entry.accessLevel;
                const change = { principal, accessLevel: wanted, expected, sentence };
                void sendAccessChange(place.key, change).then(close);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      </div>
      {unfolded && <GroupMemberList id={membersId} group={entry} entries={entries} place={place} />}
    </li>
  );
}

interface ConfirmAccessChangeProps {
  /** What will be written. */
  sentence: string;
  /** What else to know before; empty for nothing. */
  warning: string;
  verb: string;
  removes: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Shows what will be written, and writes nothing before it is told to. */
export function ConfirmAccessChange({
  sentence,
  warning,
  verb,
  removes,
  onYes,
  onNo,
}: ConfirmAccessChangeProps) {
  const writing = useSharing((state) => state.writing);
  return (
    <div className="access-ask">
      <p className="lk-name">{sentence}?</p>
      {warning !== '' && <p className="access-warning">{warning}</p>}
      <div className="access-buttons">
        <Button variant="default" onClick={onNo} disabled={writing}>
          Cancel
        </Button>
        <Button color={removes ? 'red' : 'accent'} loading={writing} data-autofocus onClick={onYes}>
          {verb}
        </Button>
      </div>
    </div>
  );
}
