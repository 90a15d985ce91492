import type { KeptProvider, Profile } from '../../../contract';
import { own } from '../../../contract/own';
import type { Shown } from '../../state/dialogs';
import { Age } from '../../ui/Age';
import { FormFoot } from '../../ui/FormFoot';
import { wantingOfEdit, type Typed } from './changes';
import { EditField } from './EditField';
import { isFree, type EditField as Field } from './fields';
import { FreeRows, OTHERS } from './FreeRows';
import { FromTable } from './FromTable';
import { MadeInDomo } from './MadeInDomo';
import type { Row } from './rows';

interface Props {
  profile: Profile;
  shown: Shown;
  fields: readonly Field[];
  /** Epoch ms. */
  readAt: number | null;
  /** Null when Domo lists none of the account's type. */
  provider: KeptProvider | null;
  /** Why Domo does not say which fields there are. */
  unsaid: string;
  typed: Typed;
  rows: readonly Row[];
  onTyped: (typed: Typed) => void;
  onRows: (rows: readonly Row[]) => void;
  onReview: () => void;
}

/** The first step: every field as it was read, to be kept or typed over. */
export function ConfigForm({ profile, shown, fields, readAt, provider, unsaid, ...step }: Props) {
  const { typed, rows, onTyped, onRows, onReview } = step;
  const { account } = shown.detail;
  const keep = (name: string): void => {
    const { [name]: _, ...others } = typed;
    onTyped(others);
  };
  if (fields.length === 0 && account.kind === 'account' && account.credentialsType === 'oauth') {
    return (
      <MadeInDomo profileId={profile.id}>
        This account signs in with OAuth: Domo gives it no configuration that could be read or
        changed. To sign in again, connect it anew in Domo.
      </MadeInDomo>
    );
  }
  const refused = profile.guard === 'read-only';
  const wanting = refused ? 'The instance is read-only' : wantingOfEdit(fields, typed, rows);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanting === null) onReview();
      }}
    >
      {fields.length === 0 && (
        <p className="form-line lk-dim">This account has no configuration fields.</p>
      )}
      {provider?.describedBy === 'latchkey' && <FromTable unsaid={unsaid} />}
      {fields.map((field, index) => (
        <EditField
          key={field.name}
          field={field}
          first={index === 0}
          typed={own(typed, field.name)}
          onType={(value) => {
            onTyped({ ...typed, [field.name]: value });
          }}
          onKeep={() => {
            keep(field.name);
          }}
        />
      ))}
      {isFree(provider) && <FreeRows rows={rows} says={OTHERS} onChange={onRows} />}
      <p className="form-line lk-dim lk-small">
        <Age at={readAt} verb="Read" />. Fields that you leave alone are not sent.
      </p>
      <FormFoot submit="Review changes" busy={false} disabled={wanting !== null} why={wanting} />
    </form>
  );
}
