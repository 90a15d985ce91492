import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem, Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog, type Shown } from '../../state/dialogs';
import { DialogFrame } from '../../ui/DialogFrame';
import { titleOf } from '../../ui/format';
import { FormFoot } from '../../ui/FormFoot';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { useAnswer } from '../../ui/useAnswer';
import { useWrite } from '../../ui/useWrite';
import { LookAgain } from './LookAgain';
import { UntilNow } from './UntilNow';
import { ReadOnly } from '../../ui/ReadOnly';
import { Saved } from '../../ui/Saved';
import { WhichAccount } from '../../ui/WhichAccount';
import './edit.css';

interface Props {
  profile: Profile;
  shown: Shown;
}

export default function RenameDialog({ profile, shown }: Props) {
  const { account, detail } = shown;
  /** What it is called in Domo now: what was kept may be old. */
  const now = useAnswer<ResponseFor<'account.get'>>(`${account.kind} ${account.id}`, () =>
    call('account.get', account),
  );
  const { displayName, name } = now.value?.account ?? detail.account;
  /** Null: nothing was typed yet. */
  const [typed, setTyped] = useState<string | null>(null);
  /** Renamed, and not read again. */
  const [unread, setUnread] = useState<Problem | null>(null);
  const next = (typed ?? displayName).trim();
  const save = useWrite<ResponseFor<'account.rename'>>({
    words: `Rename “${titleOf({ displayName, name })}” to “${next}” in ${profile.label}`,
    onDone: ({ problem }) => {
      if (problem === null) closeDialog();
      else setUnread(problem);
    },
  });
  const send = (): void => {
    void save.submit(() => call('account.rename', { ...account, displayName: next }));
  };
  const unknown = save.problem?.code === 'outcomeUnknown';
  const wanting = wantingOf(next, displayName, profile);
  const ready = wanting === null && !save.busy && !unknown;
  return (
    <DialogFrame title="Rename account" size={500}>
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
            <UntilNow
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
            <LookAgain
              account={account}
              problem={save.problem}
              onAgain={send}
              onAnew={() => {
                save.setProblem(null);
                now.again();
              }}
            >
              {(found) => (
                <>
                  Domo now calls it <strong className="lk-name">{found.displayName}</strong>.
                </>
              )}
            </LookAgain>
          )}
          {!unknown && save.problem !== null && <ProblemNotice problem={save.problem} />}
          <FormFoot submit="Rename" busy={save.busy} disabled={!ready} why={wanting} />
        </form>
      )}
    </DialogFrame>
  );
}

function wantingOf(next: string, before: string, profile: Profile): string | null {
  if (profile.guard === 'read-only') return 'The instance is read-only';
  if (next === '') return 'A name is needed';
  return next === before ? 'Nothing was changed' : null;
}
