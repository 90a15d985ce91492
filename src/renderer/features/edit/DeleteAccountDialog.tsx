import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog, type DialogAccount } from '../../state/dialogs';
import { openAccount } from '../../state/view';
import { DialogFrame } from '../../ui/forms/DialogFrame';
import { accountTitle, formatCountOf } from '../../ui/format/format';
import { FormFooter } from '../../ui/forms/FormFooter';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { UnknownChangeOutcome } from './UnknownChangeOutcome';
import { ReadOnlyNotice, AccountBadge } from '../../ui/badges/InstanceBadge';
import { useQuery } from '../../ui/requests/useQuery';
import { useDialogSubmit } from '../../ui/requests/useSubmit';
import './edit.css';
import { LoadingOrError } from '../../ui/notices/placeholders';

interface Props {
  profile: Profile;
  shown: DialogAccount;
}

/** Asks only after it has looked which datasets would stop. */
export default function DeleteAccountDialog({ profile, shown }: Props) {
  const { account } = shown;
  const [typed, setTyped] = useState('');
  const [blind, setBlind] = useState(false);
  const usage = useQuery(`${account.kind} ${account.id}`, () => call('account.usage', account));
  const remove = useDialogSubmit<ResponseFor<'account.delete'>>({
    label: `Delete “${accountTitle(shown.detail.account)}” in ${profile.label}`,
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
  const wanting = validateDelete({ profile, typed, looked });
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
        <AccountBadge profile={profile} shown={shown} />
        <ReadOnlyNotice profile={profile} />
        <AccountUsage usage={usage} />
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
          <UnknownChangeOutcome
            account={account}
            problem={remove.problem}
            onAgain={send}
            gone="It is gone: Domo does not have it any more. The next sync takes it from the list."
          >
            {() => 'It is still there.'}
          </UnknownChangeOutcome>
        )}
        {!unknown && remove.problem !== null && <ProblemNotice problem={remove.problem} />}
        <FormFooter
          submit="Delete account"
          busy={remove.busy}
          disabled={!ready}
          disabledReason={wanting}
          danger
        />
      </form>
    </DialogFrame>
  );
}

interface DeleteConfirmation {
  profile: Profile;
  typed: string;
  /** The datasets are known, or the user does without. */
  looked: boolean;
}

function validateDelete({
  profile: { guard, label },
  typed,
  looked,
}: DeleteConfirmation): string | null {
  if (guard === 'read-only') return 'The instance is read-only';
  if (!looked) return 'Not all of its datasets are known';
  return guard === 'confirm' && typed.trim() !== label.trim() ? 'Type the label' : null;
}

type UsageAnswer = ReturnType<typeof useQuery<ResponseFor<'account.usage'>>>;

/** Names that are listed; the others are counted. */
const MOST_DATASETS_SHOWN = 10;

/** The datasets that stop when the account is gone. */
export const AccountUsage = ({ usage }: { usage: UsageAnswer }) =>
  usage.value === null ? (
    <LoadingOrError answer={usage} label="looking which datasets use it…" tone="amber" />
  ) : (
    <DatasetList {...usage.value} />
  );

function DatasetList({ datasets, unnamed }: ResponseFor<'account.usage'>) {
  const all = datasets.length + unnamed;
  if (all === 0) {
    return (
      <p className="form-line" role="status">
        No dataset uses it, as far as Domo tells.
      </p>
    );
  }
  const more = datasets.length - MOST_DATASETS_SHOWN;
  return (
    <div className="edit-datasets" role="status">
      <p className="form-line lk-strong">
        {formatCountOf(all, 'dataset')} {all === 1 ? 'stops' : 'stop'} being updated:
      </p>
      <ul className="edit-names">
        {datasets.slice(0, MOST_DATASETS_SHOWN).map(({ id, name }) => (
          <li key={id} className="lk-cut lk-name" title={`${name}\n${id}`}>
            {name || id}
          </li>
        ))}
        {unnamed > 0 && (
          <li>
            {formatCountOf(unnamed, 'dataset')} whose {unnamed === 1 ? 'name' : 'names'} cannot be
            read
          </li>
        )}
      </ul>
      {more > 0 && <p className="form-line lk-dim">and {formatCountOf(more, 'other')}</p>}
    </div>
  );
}
