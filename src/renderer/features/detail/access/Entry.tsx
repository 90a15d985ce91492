import { Popover } from '@mantine/core';
import { IconChevronRight, IconUser, IconUsers } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { AccessEntry, GrantedLevel } from '../../../../contract';
import { share } from '../../../state/sharing';
import { Ask } from './Ask';
import { LevelMenu } from './LevelMenu';
import { Members } from './Members';
import { isLastOwner, isYou, nameOf, principalOf } from './people';
import { sentenceOf } from './sentences';
import type { Place } from './usePlace';

const LAST_OWNER = 'The last owner stays: make somebody else an owner first.';
const UNKNOWN = 'Latchkey knows users and groups alone; change this entry in Domo.';

interface Props {
  entry: AccessEntry;
  entries: readonly AccessEntry[];
  place: Place;
}

/** One user or group of the access list; its level is changed, or taken away, from here. */
export function Entry({ entry, entries, place }: Props) {
  const [wanted, setWanted] = useState<GrantedLevel | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const membersId = useId();
  const who = nameOf(entry);
  const group = entry.type === 'GROUP';
  const Icon = group ? IconUsers : IconUser;
  const you = isYou(entry, place.profile?.user?.id);
  const principal = principalOf(entry);
  const fixed =
    principal === null ? UNKNOWN : isLastOwner(entry, entries) ? LAST_OWNER : place.blocked;
  const close = (): void => {
    setWanted(null);
  };
  const sentence = wanted === null ? '' : sentenceOf(who, entry.accessLevel, wanted, place);
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
              <LevelMenu
                who={who}
                level={entry.accessLevel}
                blocked={fixed}
                removable
                onChoose={setWanted}
              />
            </span>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label="Change access">
            <Ask
              sentence={sentence}
              warning={you ? 'This is you: you may lose what you can do here.' : ''}
              verb={wanted === 'NONE' ? 'Remove access' : 'Change access'}
              removes={wanted === 'NONE'}
              onNo={close}
              onYes={() => {
                if (principal === null || wanted === null) return;
                const expected = entry.accessLevel;
                const change = { principal, accessLevel: wanted, expected, sentence };
                void share(place.key, change).then(close);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      </div>
      {unfolded && <Members id={membersId} group={entry} entries={entries} place={place} />}
    </li>
  );
}
