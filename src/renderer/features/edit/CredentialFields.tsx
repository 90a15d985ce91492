import { Switch } from '@mantine/core';
import type { DescribedProvider } from '../../../contract';
import { isMadeInDomo, draftFieldValue, type AccountDraft } from './account-draft';
import { FieldInput } from '../../ui/forms/FieldInput';
import { providerFormFields, takesFreeFields } from './form-fields';
import { FreeFieldRows, OTHER_FIELDS } from './FreeFieldRows';
import { KnownFieldsNotice, OnlyInDomoNotice } from './provider-notices';

interface Props {
  draft: AccountDraft;
  provider: DescribedProvider | null;
  /** Why Domo does not say which fields there are. */
  unsaid: string;
  onChange: (part: Partial<AccountDraft>) => void;
}

/** The fields of the chosen provider, or rows where it describes none. */
export function CredentialFields({ draft, provider, unsaid, onChange }: Props) {
  if (isMadeInDomo(draft.kind, provider)) {
    return (
      <OnlyInDomoNotice profileId={draft.profileId}>
        Accounts of <strong>{provider?.name}</strong> sign in with OAuth: they are made in Domo, at
        the provider’s own sign-in page. Once one is there, a sync brings it here.
      </OnlyInDomoNotice>
    );
  }
  const fields = providerFormFields(provider);
  return (
    <>
      {provider?.describedBy === 'latchkey' && <KnownFieldsNotice unsaid={unsaid} />}
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={draftFieldValue(field, draft.values)}
          onChange={(value) => {
            onChange({ values: { ...draft.values, [field.name]: value } });
          }}
        />
      ))}
      {(takesFreeFields(provider) || draft.rows.length > 0) && (
        <FreeFieldRows
          rows={draft.rows}
          says={freeFieldsLegend(provider, unsaid)}
          onChange={(rows) => {
            onChange({ rows });
          }}
        />
      )}
      {draft.kind === 'account' && (
        <Switch
          label="Allow external use"
          description="Code outside connectors may read the values."
          checked={draft.allowExternalUse}
          onChange={(event) => {
            onChange({ allowExternalUse: event.currentTarget.checked });
          }}
        />
      )}
    </>
  );
}

/** Above the rows: what they are, besides fields or in their place. */
function freeFieldsLegend(provider: DescribedProvider | null, unsaid: string): string {
  if (!takesFreeFields(provider))
    return 'Typed before, and no fields of this provider in this instance';
  return providerFormFields(provider).length > 0
    ? OTHER_FIELDS
    : `${unsaid} Add the fields that it needs, by Domo’s names.`;
}
