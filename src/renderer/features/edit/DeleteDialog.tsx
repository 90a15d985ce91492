import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog, type Shown } from '../../state/dialogs';
import { openAccount } from '../../state/view';
import { DialogFrame } from '../../ui/DialogFrame';
import { titleOf } from '../../ui/format';
import { FormFoot } from '../../ui/FormFoot';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { LookAgain } from './LookAgain';
import { ReadOnly } from '../../ui/ReadOnly';
import { Usage } from './Usage';
import { useAnswer } from '../../ui/useAnswer';
import { useWrite } from '../../ui/useWrite';
import { WhichAccount } from '../../ui/WhichAccount';
import './edit.css';

interface Props {
  profile: Profile;
  shown: Shown;
}

/** Asks only after it has looked which datasets would stop. */
export default function DeleteDialog({ profile, shown }: Props) {
  const { account } = shown;
  const [typed, setTyped] = useState('');
  const [blind, setBlind] = useState(false);
  const usage = useAnswer(`${account.kind} ${account.id}`, () => call('account.usage', account));
  const remove = useWrite<ResponseFor<'account.delete'>>({
    words: `Delete “${titleOf(shown.detail.account)}” in ${profile.label}`,
    onDone: () => {
      closeDialog();
      openAccount(null);
    },
  });
  const guarded = profile.guard === 'confirm';
  const send = (): void => {
    void remove.submit(() =>
      call('account.delete', { ...account, ...(guarded ? { confirm: typed.trim() } : {}) }),
    );
  };
  const unknown = remove.problem?.code === 'outcomeUnknown';
  // While it is being looked for, nobody is asked to do without.
  const partly = usage.value === null ? usage.problem !== null : usage.value.unnamed > 0;
  const looked = usage.value?.unnamed === 0 || (partly && blind);
  const wanting = wantingOf({ profile, typed, looked });
  // Trying again sends what was sent.
  const fixed = remove.busy || unknown;
  const ready = wanting === null && !fixed;
  return (
    <DialogFrame title="Delete this account?" size={500}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send();
        }}
      >
        <WhichAccount profile={profile} shown={shown} />
        <ReadOnly profile={profile} />
        <Usage usage={usage} />
        <p className="form-line">
          Domo deletes it for everybody. <strong>There is no undo</strong>: its credentials cannot
          be had back.
        </p>
        {partly && (
          <Checkbox
            label="Delete it without knowing which datasets stop"
            checked={blind}
            disabled={fixed}
            onChange={(event) => {
              setBlind(event.currentTarget.checked);
            }}
          />
        )}
        {guarded && (
          <TextInput
            label={`Type “${profile.label}” to delete it`}
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            value={typed}
            disabled={fixed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
            }}
          />
        )}
        {unknown && remove.problem !== null && (
          <LookAgain
            account={account}
            problem={remove.problem}
            onAgain={send}
            gone="It is gone: Domo does not have it any more. The next sync takes it from the list."
          >
            {() => 'It is still there.'}
          </LookAgain>
        )}
        {!unknown && remove.problem !== null && <ProblemNotice problem={remove.problem} />}
        <FormFoot
          submit="Delete account"
          busy={remove.busy}
          disabled={!ready}
          why={wanting}
          danger
        />
      </form>
    </DialogFrame>
  );
}

interface State {
  profile: Profile;
  typed: string;
  /** The datasets are known, or the user does without. */
  looked: boolean;
}

function wantingOf({ profile: { guard, label }, typed, looked }: State): string | null {
  if (guard === 'read-only') return 'The instance is read-only';
  if (!looked) return 'Not all of its datasets are known';
  return guard === 'confirm' && typed.trim() !== label.trim() ? 'Type the label' : null;
}
