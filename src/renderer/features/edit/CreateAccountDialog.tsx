import { useState } from 'react';
import { groupProfiles, useProfiles } from '../../state/profiles';
import { useView } from '../../state/view';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { CreateAccountForm } from './CreateAccountForm';
import { openCreatedAccount, type CreatedAccount, closeDialog } from '../../state/dialogs';
import './edit.css';
import { Button } from '@mantine/core';
import { accountKindLabel } from '../../ui/format/format';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';

/** A new account of either kind, in any instance that is not read-only. */
export default function CreateAccountDialog() {
  const known = useProfiles((state) => state.profiles) ?? [];
  const selected = useView((state) => state.selected);
  const [unread, setUnread] = useState<CreatedAccount | null>(null);
  const profiles = groupProfiles(known).flatMap((group) => group.profiles);
  const first =
    profiles.find(({ id }) => id === selected) ??
    profiles.find(({ guard }) => guard !== 'read-only') ??
    profiles[0];
  return (
    <DialogFrame title="New account" size={560} hasInput>
      {unread !== null && <CreatedNotRead made={unread} />}
      {unread === null && first !== undefined && (
        <CreateAccountForm
          profiles={profiles}
          first={first}
          onMade={(made) => {
            if (made.problem === null) openCreatedAccount(made.account);
            else setUnread(made);
          }}
        />
      )}
    </DialogFrame>
  );
}

/** It was created, and cannot be shown yet. */
export const CreatedNotRead = ({ made: { account, problem } }: { made: CreatedAccount }) => (
  <div className="form">
    <p className="form-line">
      Domo created the {accountKindLabel(account.kind)} under id{' '}
      <span className="lk-mono">{account.id}</span>. Reading it again failed; a sync brings it here.
    </p>
    {problem !== null && <ProblemNotice problem={problem} tone="amber" />}
    <div className="form-foot">
      <span className="form-gap" />
      <Button autoFocus onClick={closeDialog}>
        Done
      </Button>
    </div>
  </div>
);
