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

/** Shows what undoing a write would write to Domo, and writes it. `entry` null: the latest write of the window. */
export default function UndoDialog({ entry }: { entry: ActivityEntry | null }) {
  return (
    <DialogFrame title="Undo a change" size={560}>
      {entry === null ? <LatestUndo /> : <EntryUndo entry={entry} />}
    </DialogFrame>
  );
}

function LatestUndo() {
  const latest = useQuery<ResponseFor<'undo.latest'>>('latest', () => call('undo.latest', {}));
  if (latest.value === null) {
    return (
      <div data-autofocus={latest.problem === null || undefined}>
        <LoadingOrError answer={latest} label="reading the activity…" />
      </div>
    );
  }
  const { entry } = latest.value;
  return entry === null ? (
    <CannotUndo>
      There is nothing to undo: no change was made from this window, or all of them were undone.
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
        It cannot be undone: <span className="lk-name">{entry.label}</span> is no longer in
        Latchkey.
      </CannotUndo>
    );
  }
  if (kind === null || id === null) {
    return <CannotUndo>It cannot be undone: the entry is about no account.</CannotUndo>;
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
        {activityOperationLabel(entry.operation)} <TimeAgo at={entry.at} verb="made" />. Undoing it
        is a new change in Domo.
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
        Close
      </Button>
    </div>
  </div>
);
