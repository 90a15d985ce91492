import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AccountKey, ActivityEntry, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { ReadOnlyNotice, InstanceBadge } from '../../ui/badges/InstanceBadge';
import { activityOperationLabel, activitySubjectName } from '../../ui/format/activity-labels';
import { accountKindLabel } from '../../ui/format/format';
import { TimeAgo } from '../../ui/format/Time';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import formStyles from '../../ui/forms/form.module.css';
import { LoadingOrError } from '../../ui/notices/placeholders';
import { useQuery } from '../../ui/requests/useQuery';
import { UndoForm } from './UndoForm';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

/** Shows what undoing a write would write to Domo, and writes it. `entry` null: the latest write of the window. */
export default function UndoDialog({ entry }: { entry: ActivityEntry | null }) {
  return (
    <DialogFrame title={t('Undo a change')} size={560}>
      {entry === null ? <LatestUndo /> : <EntryUndo entry={entry} />}
    </DialogFrame>
  );
}

function LatestUndo() {
  const latest = useQuery<ResponseFor<'undo.latest'>>('latest', () => call('undo.latest', {}));
  if (latest.value === null) {
    return (
      <div data-autofocus={latest.problem === null || undefined}>
        <LoadingOrError answer={latest} label={t('reading the activity…')} />
      </div>
    );
  }
  const { entry } = latest.value;
  return entry === null ? (
    <CannotUndo>
      {t(
        'There is nothing to undo: no change was made from this window, or all of them were undone.',
      )}
    </CannotUndo>
  ) : (
    <EntryUndo entry={entry} />
  );
}

function EntryUndo({ entry }: { entry: ActivityEntry }) {
  const { profileId, kind, accountId: id } = entry;
  const profile = useProfiles(({ profiles }) => profiles?.find((each) => each.id === profileId));
  if (profile === undefined) {
    return (
      <CannotUndo>
        {richText('It cannot be undone: {label} is no longer in Latchkey.', {
          label: <span className="lk-name">{entry.label}</span>,
        })}
      </CannotUndo>
    );
  }
  if (kind === null || id === null) {
    return <CannotUndo>{t('It cannot be undone: the entry is about no account.')}</CannotUndo>;
  }
  const account: AccountKey = { profileId, kind, id };
  return (
    <div className={formStyles['form']}>
      <InstanceBadge profile={profile}>
        <span className="lk-name">{activitySubjectName(entry)}</span> · {accountKindLabel(kind)}{' '}
        <span className="lk-mono">{id}</span>
      </InstanceBadge>
      <ReadOnlyNotice profile={profile} />
      <p className={formStyles['line']}>
        {richText('{activityOperation} {when}. Undoing it is a new change in Domo.', {
          activityOperation: activityOperationLabel(entry.operation),
          when: <TimeAgo at={entry.at} verb={t('made')} />,
        })}
      </p>
      <UndoForm account={account} entry={entry} profile={profile} />
    </div>
  );
}

const CannotUndo = ({ children }: { children: ReactNode }) => (
  <div className={formStyles['form']}>
    <p className={formStyles['line']} role="status">
      {children}
    </p>
    <div className={formStyles['foot']}>
      <span className={formStyles['gap']} />
      <Button data-autofocus variant="default" onClick={closeDialog}>
        {t('Close')}
      </Button>
    </div>
  </div>
);
