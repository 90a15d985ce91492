import { Button, Switch } from '@mantine/core';
import type { ClonedField } from '../../../../contract';
import { EXTERNAL_USE_FIELD, readExternalUse } from '../../../../contract/config-text';
import { ownProperty } from '../../../../contract/zod-free';
import { FieldInput } from '../../../ui/forms/FieldInput';
import formStyles from '../../../ui/forms/form.module.css';
import { toCloneFormField, type CloneDraft } from './clone-draft';
import { t } from '../../../../contract/texts';

interface Props {
  field: ClonedField;
  /** It has the focus when the step appears. */
  first: boolean;
  typed: CloneDraft['typed'];
  onTyped: (typed: CloneDraft['typed']) => void;
}

/** One field of the new account that is not secret. */
export function ClonedFieldInput({ field, first, typed, onTyped }: Props) {
  const { name, from, required } = field;
  const text = ownProperty(typed, name);
  const value = text ?? field.value ?? '';
  const changed = text !== undefined && from !== 'asked' && text !== (field.value ?? '');
  const onType = (next: string): void => onTyped({ ...typed, [name]: next });
  const resetButton = changed && (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={t('Reset {label}', { label: field.label })}
      onClick={() => {
        const { [name]: _, ...rest } = typed;
        onTyped(rest);
      }}
    >
      {t('Reset')}
    </Button>
  );
  if (name === EXTERNAL_USE_FIELD) {
    return (
      <div className={formStyles['field']}>
        <Switch
          label={t('Allow external use')}
          description={t('Code outside Domo’s connectors may read the values.')}
          autoFocus={first}
          checked={readExternalUse(value) === true}
          onChange={(event) => onType(String(event.currentTarget.checked))}
        />
        <div className={formStyles['side']}>{resetButton}</div>
      </div>
    );
  }
  return (
    <FieldInput
      field={toCloneFormField(field)}
      hasFirstFocus={first}
      value={value}
      placeholder={from === 'source' ? t('∅ empty') : required ? '' : t('∅ omitted if empty')}
      side={resetButton === false ? null : resetButton}
      onChange={onType}
    />
  );
}
