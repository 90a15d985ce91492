import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Profile, ResponseFor } from '../../../contract';
import { call } from '../../api/client';
import { FormFoot } from '../../ui/FormFoot';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { useSubmit } from '../../ui/useSubmit';
import { ChooseInstance } from './ChooseInstance';
import { ChooseKind } from './ChooseKind';
import { Credentials } from './Credentials';
import {
  configurationsOf,
  isMadeInDomo,
  newDraft,
  requestOf,
  wantingOf,
  wantingOfValues,
  type Draft,
} from './draft';
import type { Made } from '../../state/made';
import { NameFields } from './NameFields';
import { ProviderSelect } from './ProviderSelect';
import { ReadOnly } from '../../ui/ReadOnly';
import { Told } from './Told';
import { Tried } from './Tried';
import { UnknownCreate } from './UnknownCreate';
import { providerOf, useProviders } from './useProviders';
import { useTry } from './useTry';

interface Props {
  profiles: readonly Profile[];
  /** The instance that is chosen at the start. */
  first: Profile;
  onMade: (made: Made) => void;
}

export function CreateForm({ profiles, first, onMade }: Props) {
  const [draft, setDraft] = useState(() => newDraft(first.id));
  const { profileId, kind } = draft;
  const profile = profiles.find(({ id }) => id === profileId) ?? first;
  const providers = useProviders(profile.id);
  const provider = providerOf(providers, draft.dataProviderType);
  const test = useTry();
  const create = useSubmit<ResponseFor<'account.create'>>(({ id, problem }) => {
    onMade({ account: { profileId, kind, id }, problem });
  });

  const unknown = create.problem?.code === 'outcomeUnknown';
  const change = (part: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...part }));
    test.forget();
    if (!unknown) create.setProblem(null);
  };
  /** Values of one provider mean nothing to another, and a secret least of all. */
  const choose = (part: Partial<Draft>): void => {
    change({ values: {}, rows: [], ...part });
  };
  const send = (): void => {
    void create.submit(() => call('account.create', requestOf(draft, provider)));
  };

  const refused = profile.guard === 'read-only';
  const wanting = refused ? 'The instance is read-only' : wantingOf(draft, provider);
  const busy = create.busy || test.busy;
  const chosen = draft.dataProviderType !== '';
  const named = chosen && !isMadeInDomo(kind, provider);

  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanting === null && !busy && !unknown) send();
      }}
    >
      <ChooseInstance
        profiles={profiles}
        profile={profile}
        onChange={(id) => {
          change({ profileId: id });
        }}
      />
      <ReadOnly profile={profile} />
      <ChooseKind
        kind={kind}
        profileId={profileId}
        onChange={(value) => {
          choose({ kind: value, dataProviderType: '' });
        }}
      />
      <ProviderSelect
        providers={providers}
        kind={kind}
        value={draft.dataProviderType}
        onChange={(dataProviderType) => {
          choose({ dataProviderType });
        }}
      />
      {named && <NameFields draft={draft} onChange={change} />}
      {chosen && <Credentials draft={draft} provider={provider} onChange={change} />}
      <Tried test={test} />
      {create.problem !== null && (
        <Told>
          {unknown ? (
            <UnknownCreate draft={draft} problem={create.problem} onAgain={send} />
          ) : (
            <ProblemNotice problem={create.problem} />
          )}
        </Told>
      )}
      <FormFoot
        submit={kind === 'oauth' ? 'Create OAuth account' : 'Create account'}
        busy={create.busy}
        disabled={wanting !== null || busy || unknown}
        why={unknown ? 'Look first whether it was made' : wanting}
      >
        {named && provider?.connectorValidatorPresent === true && (
          <Button
            variant="default"
            loading={test.busy}
            disabled={busy || wantingOfValues(draft, provider) !== null}
            onClick={() => {
              test.run({
                profileId,
                dataProviderType: draft.dataProviderType,
                configurations: configurationsOf(draft, provider),
              });
            }}
          >
            Test
          </Button>
        )}
      </FormFoot>
    </form>
  );
}
