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
import accessStyles from './access.module.css';
import { t } from '../../../../contract/texts';

const LAST_OWNER = t('This is the last owner. Make someone else an owner first.');
const UNKNOWN_PRINCIPAL = t(
  'Latchkey can change only users and groups. Change this entry in Domo.',
);

interface AccessEntryRowProps {
  entry: AccessEntry;
  entries: readonly AccessEntry[];
  target: AccessChangeTarget;
}

/** One user or group of the access list, with the menu that changes or isRemoval its access. */
export function AccessEntryRow({ entry, entries, target }: AccessEntryRowProps) {
  const [chosenLevel, setChosenLevel] = useState<GrantedLevel | null>(null);
  const [expanded, setExpanded] = useState(false);
  const membersId = useId();
  const who = accessEntryName(entry);
  const group = entry.type === 'GROUP';
  const Icon = group ? IconUsers : IconUser;
  const you = isTokenUser(entry, target.profile?.user?.id);
  const principal = principalOfEntry(entry);
  const blockedReason =
    principal === null
      ? UNKNOWN_PRINCIPAL
      : isLastOwner(entry, entries)
        ? LAST_OWNER
        : target.blocked;
  const close = (): void => {
    setChosenLevel(null);
  };
  const sentence =
    chosenLevel === null ? '' : accessChangeSentence(who, entry.accessLevel, chosenLevel, target);
  return (
    <li className={accessStyles['item']}>
      <div className={accessStyles['entry']}>
        <Icon size={15} role="img" aria-label={group ? t('Group') : t('User')} className="lk-dim" />
        <span className="lk-cut lk-name" title={`${who}\n${entry.type.toLowerCase()} ${entry.id}`}>
          {who}
        </span>
        {you && <span className="lk-tag">{t('you')}</span>}
        {group && principal !== null && (
          <button
            type="button"
            className={accessStyles['unfold']}
            aria-expanded={expanded}
            aria-controls={membersId}
            aria-label={t('Members of {who}', { who })}
            onClick={() => {
              setExpanded(!expanded);
            }}
          >
            {t('members')}
            <IconChevronRight size={13} aria-hidden />
          </button>
        )}
        <span className={accessStyles['gap']} />
        <Popover
          opened={chosenLevel !== null}
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
                blocked={blockedReason}
                removable
                onChoose={setChosenLevel}
              />
            </span>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={t('Change access')}>
            <ConfirmAccessChange
              sentence={sentence}
              warning={
                you
                  ? t(
                      'This is your own access. You may lose the right to use or change this account.',
                    )
                  : ''
              }
              verb={chosenLevel === 'NONE' ? t('Remove access') : t('Change access')}
              isRemoval={chosenLevel === 'NONE'}
              onCancel={close}
              onConfirm={() => {
                if (principal === null || chosenLevel === null) return;
                const expected = entry.accessLevel;
                const change = { principal, accessLevel: chosenLevel, expected, sentence };
                void sendAccessChange(target.key, change).then(close);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      </div>
      {expanded && (
        <GroupMemberList id={membersId} group={entry} entries={entries} target={target} />
      )}
    </li>
  );
}

interface ConfirmAccessChangeProps {
  /** Describes what will be written. */
  sentence: string;
  /** An additional warning; empty for none. */
  warning: string;
  verb: string;
  isRemoval: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Shows what will be written and asks for confirmation. */
export function ConfirmAccessChange({
  sentence,
  warning,
  verb,
  isRemoval,
  onConfirm,
  onCancel,
}: ConfirmAccessChangeProps) {
  const writing = useSharing((state) => state.writing);
  return (
    <div className={accessStyles['ask']}>
      <p className="lk-name">{sentence}?</p>
      {warning !== '' && <p className={accessStyles['warning']}>{warning}</p>}
      <div className={accessStyles['buttons']}>
        <Button variant="default" onClick={onCancel} disabled={writing}>
          {t('Cancel')}
        </Button>
        <Button
          color={isRemoval ? 'red' : 'accent'}
          loading={writing}
          data-autofocus
          onClick={onConfirm}
        >
          {verb}
        </Button>
      </div>
    </div>
  );
}
