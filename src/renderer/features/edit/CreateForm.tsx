import { Button } from '@mantine/core';
import type { Profile } from '../../../contract';
import { FormFoot } from '../../ui/FormFoot';
import { ProblemNotice } from '../../ui/ProblemNotice';
import { ChooseInstance } from './ChooseInstance';
import { ChooseKind } from './ChooseKind';
import { Credentials } from './Credentials';
import {
  configurationsOf,
  isMadeInDomo,
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
import { useCreate } from './useCreate';
import { useDraft } from './useDraft';
import { unsaidOf } from './useProviders';
import { useTry } from './useTry';

interface Props {
  profiles: readonly Profile[];
  /** The instance that is chosen at the start. */
  first: Profile;
  onMade: (made: Made) => void;
}

export function CreateForm({ profiles, first, onMade }: Props) {
  const { draft, setDraft, providers, provider, settled } = useDraft(first.id);
  const { profileId, kind } = draft;
  const profile = profiles.find(({ id }) => id === profileId) ?? first;
  const test = useTry();
  const create = useCreate(draft.name.trim(), profile, onMade);
  const { unknown } = create;
  const change = (part: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...part }));
    test.forget();
    create.forget();
  };
  /** Values of one provider mean nothing to another, and a secret least of all. */
  const choose = (part: Partial<Draft>): void => {
    change({ values: {}, rows: [], ...part });
  };
  const refused = profile.guard === 'read-only';
  const wanting = refused
    ? 'The instance is read-only'
    : settled
      ? wantingOf(draft, provider)
      : 'Looking up its providers';
  const busy = create.busy || test.busy;
  const chosen = draft.dataProviderType !== '';
  const named = chosen && !isMadeInDomo(kind, provider);

  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanting === null && !busy && unknown === null) create.send(requestOf(draft, provider));
      }}
    >
      <fieldset className="form edit-all" disabled={busy || unknown !== null}>
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
        {chosen && settled && (
          <Credentials
            draft={draft}
            provider={provider}
            unsaid={unsaidOf(providers, draft.dataProviderType)}
            onChange={change}
          />
        )}
      </fieldset>
      <Tried test={test} />
      {create.problem !== null && (
        <Told>
          {unknown !== null ? (
            <UnknownCreate
              sent={unknown}
              problem={create.problem}
              onAgain={() => {
                create.send(unknown);
              }}
              onAnew={create.forget}
            />
          ) : (
            <ProblemNotice problem={create.problem} />
          )}
        </Told>
      )}
      <FormFoot
        submit={kind === 'oauth' ? 'Create OAuth account' : 'Create account'}
        busy={create.busy}
        disabled={wanting !== null || busy || unknown !== null}
        why={unknown !== null ? 'Look first whether it was made' : wanting}
      >
        {named && provider?.connectorValidatorPresent === true && (
          <Button
            variant="default"
            loading={test.busy}
            disabled={busy || unknown !== null || wantingOfValues(draft, provider) !== null}
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
