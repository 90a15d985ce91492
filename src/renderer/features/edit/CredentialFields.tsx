import { Switch } from '@mantine/core';
import type { DescribedProvider } from '../../../contract';
import { isCreatedInDomo, draftFieldValue, type AccountDraft } from './account-draft';
import { FieldInput } from '../../ui/forms/FieldInput';
import { providerFormFields, takesFreeFields } from './form-fields';
import { FreeFieldRows, OTHER_FIELDS } from './FreeFieldRows';
import { KnownFieldsNotice, OnlyInDomoNotice } from './provider-notices';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

interface Props {
  draft: AccountDraft;
  provider: DescribedProvider | null;
  /** Why Domo does not describe the fields. */
  fieldsUnknownReason: string;
  onChange: (part: Partial<AccountDraft>) => void;
}

/** The fields of the chosen provider, or free rows if it describes none. */
export function CredentialFields({ draft, provider, fieldsUnknownReason, onChange }: Props) {
  if (isCreatedInDomo(draft.kind, provider)) {
    return (
      <OnlyInDomoNotice profileId={draft.profileId}>
        {richText(
          '{name} accounts sign in with OAuth. Create them in Domo, on the provider’s sign-in page. The next sync then adds them here.',
          { name: <strong>{provider?.name}</strong> },
        )}
      </OnlyInDomoNotice>
    );
  }
  const fields = providerFormFields(provider);
  return (
    <>
      {provider?.describedBy === 'latchkey' && <KnownFieldsNotice reason={fieldsUnknownReason} />}
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
          legend={freeFieldsLegend(provider, fieldsUnknownReason)}
          onChange={(rows) => {
            onChange({ rows });
          }}
        />
      )}
      {draft.kind === 'account' && (
        <Switch
          label={t('Allow external use')}
          description={t('Code outside Domo’s connectors may read the values.')}
          checked={draft.allowExternalUse}
          onChange={(event) => {
            onChange({ allowExternalUse: event.currentTarget.checked });
          }}
        />
      )}
    </>
  );
}

/** What the free rows are for. */
function freeFieldsLegend(provider: DescribedProvider | null, fieldsUnknownReason: string): string {
  if (!takesFreeFields(provider))
    return t(
      'These values were typed for fields that this provider does not have in this instance',
    );
  return providerFormFields(provider).length > 0
    ? OTHER_FIELDS
    : t('{fieldsUnknownReason} Add the fields that it needs (use Domo’s field names).', {
        fieldsUnknownReason,
      });
}
