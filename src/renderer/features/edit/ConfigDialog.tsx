import { useState } from 'react';
import type { Profile } from '../../../contract';
import { call } from '../../api/client';
import type { Shown } from '../../state/dialogs';
import { Asking } from '../../ui/Asking';
import { ConfigSaved } from '../../ui/ConfigSaved';
import { DialogFrame } from '../../ui/DialogFrame';
import { titleOf } from '../../ui/format';
import { ReadOnly } from '../../ui/ReadOnly';
import { remarkOfSaved, type SavedConfig } from '../../ui/saved';
import { seeingOf } from '../../ui/seeing';
import { useConfigNow } from '../../ui/useConfigNow';
import { useWrite } from '../../ui/useWrite';
import { WhichAccount } from '../../ui/WhichAccount';
import { expectedOf, valuesOf, type Typed } from './changes';
import { ConfigForm } from './ConfigForm';
import { editFieldsOf } from './fields';
import { Review } from './Review';
import type { Row } from './rows';
import { providerOf, unsaidOf, useProviders } from './useProviders';
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
  const [saved, setSaved] = useState<SavedConfig | null>(null);
  const config = useConfigNow(account);
  const providers = useProviders(profile.id);
  const provider = providerOf(providers, shown.detail.account.dataProviderType);
  const save = useWrite<SavedConfig>({
    words: `Change the configuration of “${titleOf(shown.detail.account)}” in ${profile.label}`,
    onDone: (answer) => {
      // They have arrived where they belong; the window forgets them.
      setTyped({});
      setRows([]);
      setSaved(answer);
    },
    remarkOf: remarkOfSaved,
  });
  const fields = config.value === null ? [] : editFieldsOf(config.value.config, provider);
  const send = (): void => {
    void save.submit(() =>
      call('account.updateConfig', {
        ...account,
        changes: valuesOf(fields, typed, rows),
        expected: expectedOf(fields, typed, rows),
      }),
    );
  };
  // The fields are drawn once it is known what the provider says of them.
  const ready = config.value !== null && (providers.known || providers.problem !== null);
  return (
    <DialogFrame title={stepOf(reviewing, saved !== null)} size={600} typed>
      <div className="form">
        <WhichAccount profile={profile} shown={shown} />
        <ReadOnly profile={profile} />
        {saved !== null && <ConfigSaved saved={saved} />}
        {saved === null && !ready && <Asking answer={config} words="reading the configuration…" />}
        {config.value === null && config.problem !== null && !config.busy && (
          <p className="form-line">
            Until it can be read, nothing can be changed: nothing is written over what was not seen.
          </p>
        )}
        {saved === null && ready && !reviewing && (
          <ConfigForm
            profile={profile}
            shown={shown}
            fields={fields}
            readAt={config.value?.readAt ?? null}
            provider={provider}
            unsaid={unsaidOf(providers, shown.detail.account.dataProviderType)}
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
            fields={fields}
            typed={typed}
            rows={rows}
            busy={save.busy}
            problem={save.problem}
            seeing={seeingOf(save, config)}
            onBack={() => {
              setReviewing(false);
            }}
            onSave={send}
          />
        )}
      </div>
    </DialogFrame>
  );
}

function stepOf(reviewing: boolean, saved: boolean): string {
  if (saved) return 'Configuration saved';
  return reviewing ? 'What will change' : 'Edit configuration';
}
