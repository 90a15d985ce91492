import { Switch } from '@mantine/core';
import type { KeptProvider } from '../../../contract';
import { isMadeInDomo, valueOf, type Draft } from './draft';
import { FieldInput } from '../../ui/FieldInput';
import { fieldsOf, isFree } from './fields';
import { FreeRows, OTHERS } from './FreeRows';
import { FromTable } from './FromTable';
import { MadeInDomo } from './MadeInDomo';

interface Props {
  draft: Draft;
  provider: KeptProvider | null;
  /** Why Domo does not say which fields there are. */
  unsaid: string;
  onChange: (part: Partial<Draft>) => void;
}

/** The fields of the chosen provider, or rows where it describes none. */
export function Credentials({ draft, provider, unsaid, onChange }: Props) {
  if (isMadeInDomo(draft.kind, provider)) {
    return (
      <MadeInDomo profileId={draft.profileId}>
        Accounts of <strong>{provider?.name}</strong> sign in with OAuth: they are made in Domo, at
        the provider’s own sign-in page. Once one is there, a sync brings it here.
      </MadeInDomo>
    );
  }
  const fields = fieldsOf(provider);
  return (
    <>
      {provider?.describedBy === 'latchkey' && <FromTable unsaid={unsaid} />}
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={valueOf(field, draft.values)}
          onChange={(value) => {
            onChange({ values: { ...draft.values, [field.name]: value } });
          }}
        />
      ))}
      {(isFree(provider) || draft.rows.length > 0) && (
        <FreeRows
          rows={draft.rows}
          says={saysOf(provider, unsaid)}
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
function saysOf(provider: KeptProvider | null, unsaid: string): string {
  if (!isFree(provider)) return 'Typed before, and no fields of this provider in this instance';
  return fieldsOf(provider).length > 0
    ? OTHERS
    : `${unsaid} Add the fields that it needs, by Domo’s names.`;
}
