import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem, Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog, type DialogAccount } from '../../state/dialogs';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { accountTitle } from '../../ui/format/format';
import { FormFooter } from '../../ui/forms/FormFooter';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { useQuery } from '../../ui/requests/useQuery';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import { UnknownChangeOutcome } from './UnknownChangeOutcome';
import { ReadOnlyNotice, AccountBadge } from '../../ui/badges/InstanceBadge';
import { SaveOutcome } from '../../ui/forms/SaveOutcome';
import './edit.css';
import { TimeAgo } from '../../ui/format/Time';

interface RenameAccountDialogProps {
  profile: Profile;
  shown: DialogAccount;
}

export default function RenameAccountDialog({ profile, shown }: RenameAccountDialogProps) {
  const { account, detail } = shown;
  /** What it is called in Domo now: what was kept may be old. */
  const now = useQuery<ResponseFor<'account.get'>>(`${account.kind} ${account.id}`, () =>
    call('account.get', account),
  );
  const { displayName, name } = now.value?.account ?? detail.account;
  /** Null: nothing was typed yet. */
  const [typed, setTyped] = useState<string | null>(null);
  /** Renamed, and not read again. */
  const [unread, setUnread] = useState<Problem | null>(null);
  const next = (typed ?? displayName).trim();
  const save = useDialogSubmit<ResponseFor<'account.rename'>>({
    label: `Rename “${accountTitle({ displayName, name })}” to “${next}” in ${profile.label}`,
    onDone: ({ problem }) => {
      if (problem === null) closeDialog();
      else setUnread(problem);
    },
  });
  const send = (): void => {
    void save.submit(() => call('account.rename', { ...account, displayName: next }));
  };
  const unknown = save.problem?.code === 'outcomeUnknown';
  const wanting = validateNewName(next, displayName, profile);
  const ready = wanting === null && !save.busy && !unknown;
  return (
    <DialogFrame title="Rename account" size={500}>
      {unread !== null ? (
        <SaveOutcome problem={unread}>
          <p className="form-line">
            Domo took the new name, <strong className="lk-name">{next}</strong>.
          </p>
        </SaveOutcome>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) send();
          }}
        >
          <AccountBadge profile={profile} shown={shown} />
          <ReadOnlyNotice profile={profile} />
          <TextInput
            label="Display name"
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            value={typed ?? displayName}
            // Trying again sends what was sent.
            disabled={save.busy || unknown}
            onFocus={(event) => {
              event.currentTarget.select();
            }}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              save.setProblem(null);
            }}
          />
          <dl className="edit-facts">
            <CurrentName
              now={now}
              name={displayName}
              readAt={now.value?.readAt ?? detail.accountReadAt}
            />
            <dt>Name in Domo</dt>
            <dd>
              <span className="lk-name">{name || '∅ empty'}</span>{' '}
              <span className="lk-dim">stays: it was given when the account was made</span>
            </dd>
          </dl>
          {unknown && save.problem !== null && (
            <UnknownChangeOutcome
              account={account}
              problem={save.problem}
              onAgain={send}
              onAnew={() => {
                save.setProblem(null);
                now.reload();
              }}
            >
              {(found) => (
                <>
                  Domo now calls it <strong className="lk-name">{found.displayName}</strong>.
                </>
              )}
            </UnknownChangeOutcome>
          )}
          {!unknown && save.problem !== null && <ProblemNotice problem={save.problem} />}
          <FormFooter submit="Rename" busy={save.busy} disabled={!ready} disabledReason={wanting} />
        </form>
      )}
    </DialogFrame>
  );
}

function validateNewName(next: string, before: string, profile: Profile): string | null {
  if (profile.guard === 'read-only') return 'The instance is read-only';
  if (next === '') return 'A name is needed';
  return next === before ? 'Nothing was changed' : null;
}

interface CurrentNameProps {
  now: { busy: boolean; problem: Problem | null };
  name: string;
  /** Epoch ms. */
  readAt: number;
}

/** What an account is called before it is renamed, and how well that is known. */
export const CurrentName = ({ now: { busy, problem }, name, readAt }: CurrentNameProps) => (
  <>
    <dt>Until now</dt>
    <dd>
      {busy ? (
        <span className="lk-hatched">
          <span>reading it…</span>
        </span>
      ) : (
        <>
          <span className="lk-name">{name || '∅ empty'}</span>
          {problem !== null && (
            <div className="lk-dim lk-small">
              <TimeAgo at={readAt} verb="Read" />; it could not be read now. {problem.message}
            </div>
          )}
        </>
      )}
    </dd>
  </>
);
