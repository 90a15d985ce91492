import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { closeDialog, type Shown } from '../../state/dialogs';
import { Asking } from '../../ui/Asking';
import { useSubmit } from '../../ui/useSubmit';
import { valuesOf, type Typed } from './changes';
import { ConfigForm } from './ConfigForm';
import { ConfigSaved } from '../../ui/ConfigSaved';
import { editFieldsOf } from './fields';
import { ReadOnly } from '../../ui/ReadOnly';
import { Review } from './Review';
import type { Row } from './rows';
import { useConfig } from './useConfig';
import { providerOf, useProviders } from './useProviders';
import { WhichAccount } from '../../ui/WhichAccount';
import '../../ui/form.css';
import './edit.css';

interface Props {
  profile: Profile;
  shown: Shown;
}

/** Three steps: typing, the list of what will change, and what is known afterwards. */
export default function ConfigDialog({ profile, shown }: Props) {
  const { account } = shown;
  const [typed, setTyped] = useState<Typed>({});
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [reviewing, setReviewing] = useState(false);
  const [saved, setSaved] = useState<ResponseFor<'account.updateConfig'> | null>(null);
  const config = useConfig(shown);
  const providers = useProviders(profile.id);
  const provider = providerOf(providers, shown.detail.account.dataProviderType);
  const save = useSubmit<ResponseFor<'account.updateConfig'>>((answer) => {
    // They have arrived where they belong; the window forgets them.
    setTyped({});
    setRows([]);
    setSaved(answer);
  });
  const fields = config.value === null ? [] : editFieldsOf(config.value.config, provider);
  const send = (): void => {
    void save.submit(() =>
      call('account.updateConfig', { ...account, changes: valuesOf(fields, typed, rows) }),
    );
  };
  // The fields are drawn once it is known what the provider says of them.
  const ready = config.value !== null && (providers.known || providers.problem !== null);
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={titleOf(reviewing, saved !== null)}
      size={600}
      // What was typed is not lost by a click beside it.
      closeOnClickOutside={false}
    >
      <div className="form">
        <WhichAccount profile={profile} shown={shown} />
        <ReadOnly profile={profile} />
        {saved !== null && <ConfigSaved saved={saved} />}
        {saved === null && !ready && <Asking answer={config} words="reading the configuration…" />}
        {saved === null && ready && !reviewing && (
          <ConfigForm
            profile={profile}
            shown={shown}
            fields={fields}
            readAt={config.value?.readAt ?? null}
            provider={provider}
            typed={typed}
            rows={rows}
            onTyped={setTyped}
            onRows={setRows}
            onReview={() => {
              save.setProblem(null);
              setReviewing(true);
            }}
          />
        )}
        {saved === null && ready && reviewing && (
          <Review
            account={account}
            fields={fields}
            typed={typed}
            rows={rows}
            busy={save.busy}
            problem={save.problem}
            onBack={() => {
              setReviewing(false);
            }}
            onSave={send}
          />
        )}
      </div>
    </Modal>
  );
}

function titleOf(reviewing: boolean, saved: boolean): string {
  if (saved) return 'Configuration saved';
  return reviewing ? 'What will change' : 'Edit configuration';
}
