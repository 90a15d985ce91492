import type { DescribedProvider, Profile } from '../../../contract';
import { EXTERNAL_USE_FIELD, readExternalUse } from '../../../contract/config-text';
import { ownProperty } from '../../../contract/zod-free';
import type { DialogAccount } from '../../state/dialogs';
import { TimeAgo } from '../../ui/format/Time';
import { FormFooter } from '../../ui/forms/FormFooter';
import { validateConfigChanges, type TypedConfigValues } from './config-changes';
import { takesFreeFields, type EditFormField as Field, type FreeField } from './form-fields';
import { FreeFieldRows, OTHER_FIELDS } from './FreeFieldRows';
import { KnownFieldsNotice, OnlyInDomoNotice } from './provider-notices';
import { Button, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { FieldInput } from '../../ui/forms/FieldInput';

interface EditConfigFormProps {
  profile: Profile;
  shown: DialogAccount;
  fields: readonly Field[];
  /** Epoch ms. */
  readAt: number | null;
  /** Null when Domo lists none of the account's type. */
  provider: DescribedProvider | null;
  /** Why Domo does not say which fields there are. */
  unsaid: string;
  typed: TypedConfigValues;
  rows: readonly FreeField[];
  onTyped: (typed: TypedConfigValues) => void;
  onRows: (rows: readonly FreeField[]) => void;
  onReview: () => void;
}

/** The first step: every field as it was read, to be kept or typed over. */
export function EditConfigForm({
  profile,
  shown,
  fields,
  readAt,
  provider,
  unsaid,
  ...step
}: EditConfigFormProps) {
  const { typed, rows, onTyped, onRows, onReview } = step;
  const { account } = shown.detail;
  const keep = (name: string): void => {
    const { [name]: _, ...others } = typed;
    onTyped(others);
  };
  if (fields.length === 0 && account.kind === 'account' && account.credentialsType === 'oauth') {
    return (
      <OnlyInDomoNotice profileId={profile.id}>
        This account signs in with OAuth: Domo gives it no configuration that could be read or
        changed. To sign in again, connect it anew in Domo.
      </OnlyInDomoNotice>
    );
  }
  const refused = profile.guard === 'read-only';
  const wanting = refused
    ? 'The instance is read-only'
    : validateConfigChanges(fields, typed, rows);
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
      {provider?.describedBy === 'latchkey' && <KnownFieldsNotice unsaid={unsaid} />}
      {fields.map((field, index) => (
        <EditFieldInput
          key={field.name}
          field={field}
          first={index === 0}
          typed={ownProperty(typed, field.name)}
          onType={(value) => {
            onTyped({ ...typed, [field.name]: value });
          }}
          onKeep={() => {
            keep(field.name);
          }}
        />
      ))}
      {takesFreeFields(provider) && (
        <FreeFieldRows rows={rows} says={OTHER_FIELDS} onChange={onRows} />
      )}
      <p className="form-line lk-dim lk-small">
        <TimeAgo at={readAt} verb="Read" />. Fields that you leave alone are not sent.
      </p>
      <FormFooter
        submit="Review changes"
        busy={false}
        disabled={wanting !== null}
        disabledReason={wanting}
      />
    </form>
  );
}

interface EditFieldInputProps {
  field: Field;
  first: boolean;
  /** Undefined: it is kept as it is. */
  typed: string | undefined;
  onType: (value: string) => void;
  onKeep: () => void;
}

/** A field as it is, until it is typed over; what was typed can be taken back. */
export function EditFieldInput({ field, first, typed, onType, onKeep }: EditFieldInputProps) {
  const keep = typed !== undefined && (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={`Keep ${field.label} as it is`}
      onClick={onKeep}
    >
      Keep
    </Button>
  );
  if (field.name === EXTERNAL_USE_FIELD) {
    return <ExternalUseSwitch field={field} typed={typed} onType={onType} keep={keep} />;
  }
  return (
    <FieldInput
      field={field}
      hasFirstFocus={first}
      value={typed ?? field.was?.value ?? ''}
      placeholder={editPlaceholder(field, typed)}
      side={keep}
      onChange={onType}
    />
  );
}

function editPlaceholder({ was }: Field, typed: string | undefined): string {
  if (was === null || was.state === 'empty') return '∅ empty';
  if (typed !== undefined) return '∅ will be empty';
  switch (was.state) {
    case 'hidden':
      return 'unchanged (hidden by Domo)';
    case 'encrypted':
      return 'unchanged (encrypted by Domo)';
    case 'secret':
    case 'clear':
      return 'unchanged';
  }
}

interface ExternalUseSwitchProps extends Pick<EditFieldInputProps, 'field' | 'typed' | 'onType'> {
  keep: ReactNode;
}

const ExternalUseSwitch = ({ field, typed, keep, onType }: ExternalUseSwitchProps) => (
  <div className="form-field">
    <Switch
      label="Allow external use"
      description="Code outside connectors may read the values."
      checked={readExternalUse(typed ?? field.was?.value ?? '') === true}
      onChange={(event) => {
        onType(String(event.currentTarget.checked));
      }}
    />
    <div className="form-side">{keep}</div>
  </div>
);
