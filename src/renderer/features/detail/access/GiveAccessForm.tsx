import { ActionIcon, Button, NativeSelect, Tooltip } from '@mantine/core';
import { IconUser, IconUsers, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import {
  accessLevels,
  grantedLevelSchema,
  type AccessEntry,
  type GrantedLevel,
  type Principal,
} from '../../../../contract';
import { sendAccessChange, useSharing } from '../../../state/sharing';
import { useReportTypedText } from '../../../state/typed-text';
import { accessLevelLabel } from '../../../ui/format/format';
import {
  findAccessEntry,
  isLastOwner,
  accessLevelHints,
  accessChangeSentence,
} from './access-entries';
import { PrincipalSearch } from './PrincipalSearch';
import type { AccessChangeTarget } from './useAccessChangeTarget';
import clsx from 'clsx';
import accessStyles from './access.module.css';
import { t } from '../../../../contract/texts';

interface Props {
  entries: readonly AccessEntry[];
  target: AccessChangeTarget;
}

/** Finds a user or group, describes the change and sends it on confirmation. */
export function GiveAccessForm({ entries, target }: Props) {
  const [principal, setPrincipal] = useState<Principal | null>(null);
  // After a choice is done, the focus returns to the search field; at first it stays where it is.
  const [focusSearch, setFocusSearch] = useState(false);
  return (
    <section className={accessStyles['give']} aria-label={t('Give access')}>
      {principal === null ? (
        <Tooltip label={target.blocked} disabled={target.profile?.guard !== 'read-only'}>
          <div>
            <PrincipalSearch
              profileId={target.key.profileId}
              entries={entries}
              disabled={target.blocked !== null}
              autoFocus={focusSearch}
              onPick={setPrincipal}
            />
          </div>
        </Tooltip>
      ) : (
        <PickedPrincipal
          principal={principal}
          entries={entries}
          target={target}
          onDone={() => {
            setFocusSearch(true);
            setPrincipal(null);
          }}
        />
      )}
    </section>
  );
}

function PickedPrincipal({
  principal,
  entries,
  target,
  onDone,
}: Props & { principal: Principal; onDone: () => void }) {
  const [level, setLevel] = useState<GrantedLevel>('CAN_VIEW');
  const writing = useSharing((state) => state.writing);
  const entry = findAccessEntry(principal, entries);
  const same = entry?.accessLevel === level;
  const last = entry !== undefined && isLastOwner(entry, entries);
  const sentence = accessChangeSentence(principal.name, entry?.accessLevel ?? null, level, target);
  // What was sent is not lost.
  useReportTypedText('drawer', !writing);
  const Icon = principal.type === 'GROUP' ? IconUsers : IconUser;
  return (
    <>
      <div className={accessStyles['person']}>
        <Icon size={15} aria-hidden className="lk-dim" />
        <span className={accessStyles['words']}>
          <span className="lk-cut lk-name lk-strong">{principal.name}</span>
          {principal.detail !== null && (
            <span className="lk-dim lk-small lk-cut lk-name">{principal.detail}</span>
          )}
        </span>
        <NativeSelect
          aria-label={t('Level')}
          autoFocus
          className={accessStyles['choice']}
          value={level}
          disabled={writing}
          onChange={(event) => {
            setLevel(grantedLevelSchema.parse(event.currentTarget.value));
          }}
          data={accessLevels.map((value) => ({ value, label: accessLevelLabel(value) }))}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('Choose someone else')}
          disabled={writing}
          onClick={onDone}
        >
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </div>
      <p className={clsx(accessStyles['sentence'], 'lk-name')}>
        {same
          ? t('{name} already has “{accessLevel}” access.', {
              name: principal.name,
              accessLevel: accessLevelLabel(level),
            })
          : last
            ? t('{name} is the last owner. Make someone else an owner first.', {
                name: principal.name,
              })
            : t('{sentence}. They can {accessLevelHint}.', {
                sentence,
                accessLevelHint: accessLevelHints[level] ?? '',
              })}
      </p>
      <div className={accessStyles['buttons']}>
        <Button
          loading={writing}
          disabled={same || last || target.blocked !== null}
          onClick={() => {
            const expected = entry?.accessLevel ?? null;
            const change = { principal, accessLevel: level, expected, sentence };
            void sendAccessChange(target.key, change).then((asWanted) => {
              if (asWanted) onDone();
            });
          }}
        >
          {entry === undefined ? t('Give access') : t('Change access')}
        </Button>
      </div>
    </>
  );
}
