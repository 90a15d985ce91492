import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Profile } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog, type Shown } from '../../state/dialogs';
import { Age } from '../../ui/Age';
import { ConfigSaved } from '../../ui/ConfigSaved';
import { titleOf } from '../../ui/format';
import { FormFoot } from '../../ui/FormFoot';
import { ReadOnly } from '../../ui/ReadOnly';
import { remarkOfSaved, type SavedConfig } from '../../ui/saved';
import { SeenAnew } from '../../ui/SeenAnew';
import { seeingOf, type Reading } from '../../ui/seeing';
import { useWrite } from '../../ui/useWrite';
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
  /** Of both configs. */
  reading: Reading;
}

export function CopyValue({ from, to, field, reading }: Props) {
  const [saved, setSaved] = useState<SavedConfig | null>(null);
  const { account, detail } = to.shown;
  const { copy, why, read } = copyOf(field, from.shown.detail, detail);
  const save = useWrite<SavedConfig>({
    words: `Copy ${field} to “${titleOf(detail.account)}” in ${to.profile.label}`,
    onDone: setSaved,
    remarkOf: remarkOfSaved,
  });
  const seeing = seeingOf(save, reading);
  const { stale } = seeing;
  const refused = to.profile.guard === 'read-only';
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
      <SeenAnew problem={save.problem} seeing={seeing} />
      {copy === null ? (
        <div className="form-foot">
          <span className="form-gap" />
          {read && !stale && (
            <Button variant="default" onClick={seeing.readAgain}>
              Read again
            </Button>
          )}
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
