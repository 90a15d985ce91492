import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog, type Shown } from '../../state/dialogs';
import { Age } from '../../ui/Age';
import { ConfigSaved } from '../../ui/ConfigSaved';
import { FormFoot } from '../../ui/FormFoot';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { ReadOnly } from '../../ui/ReadOnly';
import { useSubmit } from '../../ui/useSubmit';
import { WrittenTable } from '../../ui/WrittenTable';
import { WhichAccount } from '../../ui/WhichAccount';
import { copyOf } from './copy';

interface Account {
  profile: Profile;
  shown: Shown;
}

interface Props {
  from: Account;
  to: Account;
  field: string;
  /** The target's config was read again. */
  onRead: () => void;
}

export function CopyValue({ from, to, field, onRead }: Props) {
  const [saved, setSaved] = useState<ResponseFor<'account.updateConfig'> | null>(null);
  const { account, detail } = to.shown;
  const { copy, why, read } = copyOf(field, from.shown.detail, detail);
  const save = useSubmit(setSaved);
  const look = useSubmit<ResponseFor<'account.config'>>(() => {
    save.setProblem(null);
    onRead();
  });
  // Of what was on screen nothing may be held on to: it has to be seen anew.
  const stale =
    save.problem?.code === 'changedSinceRead' || save.problem?.code === 'outcomeUnknown';
  const refused = to.profile.guard === 'read-only';
  const readAgain = (
    <Button
      variant="default"
      loading={look.busy}
      onClick={() => void look.submit(() => call('account.config', account))}
    >
      Read again
    </Button>
  );
  if (saved !== null) {
    return (
      <div className="form">
        <WhichAccount {...to} />
        <ConfigSaved saved={saved} />
      </div>
    );
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (copy === null || refused || stale || save.busy) return;
        const expected = { [field]: copy.expected };
        const changes = { [field]: copy.value };
        void save.submit(() => call('account.updateConfig', { ...account, changes, expected }));
      }}
    >
      <section className="clone-part" aria-label="From">
        <h3>From</h3>
        <WhichAccount {...from} />
      </section>
      <section className="clone-part" aria-label="To">
        <h3>To</h3>
        <WhichAccount {...to} />
      </section>
      <ReadOnly profile={to.profile} />
      {copy !== null && (
        <WrittenTable
          label="1 field will be written"
          heads={['Now', 'After']}
          written={1}
          lines={[{ key: field, label: field, cells: [copy.before, copy.after] }]}
        />
      )}
      {copy === null && (
        <p className="form-line" role="note">
          <span className="lk-mono">{field}</span>: {why}
        </p>
      )}
      <p className="form-line lk-dim lk-small">
        <Age at={detail.configReadAt} verb="Read" />.
        {copy !== null && ' If Domo has something else there by now, nothing is written.'}
      </p>
      {look.problem !== null && <ProblemNotice problem={look.problem} />}
      {save.problem !== null && (
        <ProblemNotice problem={save.problem} tone={stale ? 'amber' : 'red'}>
          {stale && readAgain}
        </ProblemNotice>
      )}
      {copy === null ? (
        <div className="form-foot">
          <span className="form-gap" />
          {read && readAgain}
          <Button autoFocus onClick={closeDialog}>
            Close
          </Button>
        </div>
      ) : (
        <FormFoot
          submit="Copy the value"
          busy={save.busy}
          disabled={refused || stale || save.busy}
          why={refused ? 'The instance is read-only' : stale ? 'Read it again first' : null}
        />
      )}
    </form>
  );
}
