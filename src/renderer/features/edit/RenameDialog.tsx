import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem, Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog, type Shown } from '../../state/dialogs';
import { FormFoot } from '../../ui/FormFoot';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { useSubmit } from '../../ui/useSubmit';
import { LookAgain } from './LookAgain';
import { ReadOnly } from '../../ui/ReadOnly';
import { Saved } from '../../ui/Saved';
import { WhichAccount } from '../../ui/WhichAccount';
import '../../ui/form.css';
import './edit.css';

interface Props {
  profile: Profile;
  shown: Shown;
}

export default function RenameDialog({ profile, shown }: Props) {
  const { displayName, name } = shown.detail.account;
  const [typed, setTyped] = useState(displayName);
  /** Renamed, and not read again. */
  const [unread, setUnread] = useState<Problem | null>(null);
  const save = useSubmit<ResponseFor<'account.rename'>>(({ problem }) => {
    if (problem === null) closeDialog();
    else setUnread(problem);
  });
  const next = typed.trim();
  const send = (): void => {
    void save.submit(() => call('account.rename', { ...shown.account, displayName: next }));
  };
  const unknown = save.problem?.code === 'outcomeUnknown';
  const wanting = wantingOf(next, displayName, profile);
  const ready = wanting === null && !save.busy && !unknown;
  return (
    <Modal opened onClose={closeDialog} title="Rename account" size={500}>
      {unread !== null ? (
        <Saved problem={unread}>
          <p className="form-line">
            Domo took the new name, <strong className="lk-name">{next}</strong>.
          </p>
        </Saved>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) send();
          }}
        >
          <WhichAccount profile={profile} shown={shown} />
          <ReadOnly profile={profile} />
          <TextInput
            label="Display name"
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            value={typed}
            onFocus={(event) => {
              event.currentTarget.select();
            }}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              if (!unknown) save.setProblem(null);
            }}
          />
          <dl className="edit-facts">
            <dt>Until now</dt>
            <dd className="lk-name">{displayName || '∅ empty'}</dd>
            <dt>Name in Domo</dt>
            <dd>
              <span className="lk-name">{name || '∅ empty'}</span>{' '}
              <span className="lk-dim">stays: it was given when the account was made</span>
            </dd>
          </dl>
          {unknown && save.problem !== null && (
            <LookAgain account={shown.account} problem={save.problem} onAgain={send}>
              {(account) => (
                <>
                  Domo now calls it <strong className="lk-name">{account.displayName}</strong>.
                </>
              )}
            </LookAgain>
          )}
          {!unknown && save.problem !== null && <ProblemNotice problem={save.problem} />}
          <FormFoot submit="Rename" busy={save.busy} disabled={!ready} why={wanting} />
        </form>
      )}
    </Modal>
  );
}

function wantingOf(next: string, before: string, profile: Profile): string | null {
  if (profile.guard === 'read-only') return 'The instance is read-only';
  if (next === '') return 'A name is needed';
  return next === before ? 'Nothing was changed' : null;
}
