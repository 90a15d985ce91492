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
import clsx from 'clsx';
import formStyles from '../../ui/forms/form.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

interface EditConfigFormProps {
  profile: Profile;
  shown: DialogAccount;
  fields: readonly Field[];
  /** Epoch ms. */
  readAt: number | null;
  /** Null if Domo does not list the account's provider. */
  provider: DescribedProvider | null;
  /** Why Domo does not describe the fields. */
  fieldsUnknownReason: string;
  typed: TypedConfigValues;
  rows: readonly FreeField[];
  onTyped: (typed: TypedConfigValues) => void;
  onRows: (rows: readonly FreeField[]) => void;
  onReview: () => void;
}

/** The first step: every field as last read, for editing. */
export function EditConfigForm({
  profile,
  shown,
  fields,
  readAt,
  provider,
  fieldsUnknownReason,
  ...step
}: EditConfigFormProps) {
  const { typed, rows, onTyped, onRows, onReview } = step;
  const { account } = shown.detail;
  const reset = (name: string): void => {
    const { [name]: _, ...others } = typed;
    onTyped(others);
  };
  if (fields.length === 0 && account.kind === 'account' && account.credentialsType === 'oauth') {
    return (
      <OnlyInDomoNotice profileId={profile.id}>
        {t(
          'This account signs in with OAuth, so Domo provides no configuration to read or change. To sign in again, reconnect the account in Domo.',
        )}
      </OnlyInDomoNotice>
    );
  }
  const readOnly = profile.guard === 'read-only';
  const blockedReason = readOnly
    ? t('The instance is read-only')
    : validateConfigChanges(fields, typed, rows);
  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (blockedReason === null) onReview();
      }}
    >
      {fields.length === 0 && (
        <p className={clsx(formStyles['line'], 'lk-dim')}>
          {t('This account has no configuration fields.')}
        </p>
      )}
      {provider?.describedBy === 'latchkey' && <KnownFieldsNotice reason={fieldsUnknownReason} />}
      {fields.map((field, index) => (
        <EditFieldInput
          key={field.name}
          field={field}
          first={index === 0}
          typed={ownProperty(typed, field.name)}
          onType={(value) => {
            onTyped({ ...typed, [field.name]: value });
          }}
          onReset={() => {
            reset(field.name);
          }}
        />
      ))}
      {takesFreeFields(provider) && (
        <FreeFieldRows rows={rows} legend={OTHER_FIELDS} onChange={onRows} />
      )}
      <p className={clsx(formStyles['line'], 'lk-dim lk-small')}>
        {richText('{when}. Unchanged fields are not sent.', {
          when: <TimeAgo at={readAt} verb={t('Read')} />,
        })}
      </p>
      <FormFooter
        submit={t('Review')}
        busy={false}
        disabled={blockedReason !== null}
        disabledReason={blockedReason}
      />
    </form>
  );
}

interface EditFieldInputProps {
  field: Field;
  first: boolean;
  /** Undefined: unchanged. */
  typed: string | undefined;
  onType: (value: string) => void;
  onReset: () => void;
}

/** A field with its present value; a typed value can be reset. */
function EditFieldInput({ field, first, typed, onType, onReset }: EditFieldInputProps) {
  const resetButton = typed !== undefined && (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={t('Reset {label}', { label: field.label })}
      onClick={onReset}
    >
      {t('Reset')}
    </Button>
  );
  if (field.name === EXTERNAL_USE_FIELD) {
    return (
      <ExternalUseSwitch field={field} typed={typed} onType={onType} resetButton={resetButton} />
    );
  }
  return (
    <FieldInput
      field={field}
      hasFirstFocus={first}
      value={typed ?? field.current?.value ?? ''}
      placeholder={editPlaceholder(field, typed)}
      side={resetButton}
      onChange={onType}
    />
  );
}

function editPlaceholder({ current }: Field, typed: string | undefined): string {
  if (current === null || current.state === 'empty') return t('∅ empty');
  if (typed !== undefined) return t('∅ will be empty');
  switch (current.state) {
    case 'hidden':
      return t('unchanged (hidden by Domo)');
    case 'encrypted':
      return t('unchanged (encrypted by Domo)');
    case 'secret':
    case 'clear':
      return 'unchanged';
  }
}

interface ExternalUseSwitchProps extends Pick<EditFieldInputProps, 'field' | 'typed' | 'onType'> {
  resetButton: ReactNode;
}

const ExternalUseSwitch = ({ field, typed, resetButton, onType }: ExternalUseSwitchProps) => (
  <div className={formStyles['field']}>
    <Switch
      label={t('Allow external use')}
      description={t('Code outside Domo’s connectors may read the values.')}
      checked={readExternalUse(typed ?? field.current?.value ?? '') === true}
      onChange={(event) => {
        onType(String(event.currentTarget.checked));
      }}
    />
    <div className={formStyles['side']}>{resetButton}</div>
  </div>
);
