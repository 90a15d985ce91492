import { ActionIcon, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState, type ClipboardEvent, type ReactNode } from 'react';
import formStyles from './form.module.css';
import { validateFieldValue, type FormField } from './form-field';
import clsx from 'clsx';
import { t } from '../../../contract/texts';

interface Props {
  field: FormField;
  value: string;
  placeholder?: string;
  /** This field has the focus when the dialog opens. */
  hasFirstFocus?: boolean;
  /** Shown next to the label, such as a button that resets the value. */
  side?: ReactNode;
  onChange: (value: string) => void;
}

/** One field of a config. A secret is shown as dots and kept only in this form. */
export function FieldInput({ field, value, onChange, ...more }: Props) {
  const { placeholder = '', hasFirstFocus = false, side = null } = more;
  // A text of several lines would lose its line breaks in an input of one.
  const [pastedLines, setPastedLines] = useState(false);
  const multiline = field.multiline || pastedLines || value.includes('\n');
  const common = {
    label: field.label,
    description: field.help,
    withAsterisk: field.required,
    'aria-required': field.required,
    error: validateFieldValue(value),
    placeholder,
    value,
    autoComplete: 'off',
    spellCheck: false,
    // The dialog focuses the first attribute when it opens; fields that are added later need the second.
    'data-autofocus': hasFirstFocus || undefined,
    autoFocus: hasFirstFocus || pastedLines,
    onChange: (event: { currentTarget: { value: string } }) => {
      onChange(event.currentTarget.value);
    },
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain');
    if (!pasted.trim().includes('\n')) return;
    event.preventDefault();
    setPastedLines(true);
    onChange(pasted);
  };
  return (
    <div className={formStyles['field']}>
      {multiline && <MultilineInput {...common} secret={field.secret} />}
      {!multiline && field.secret && (
        <PasswordInput
          {...common}
          onPaste={onPaste}
          visibilityToggleButtonProps={{
            'aria-label': t('Show what was typed: {label}', { label: field.label }),
          }}
        />
      )}
      {!multiline && !field.secret && <TextInput {...common} onPaste={onPaste} />}
      {side !== null && <div className={formStyles['side']}>{side}</div>}
    </div>
  );
}

type MultilineInputProps = Parameters<typeof Textarea>[0] & { label: string; secret: boolean };

function MultilineInput({ secret, ...props }: MultilineInputProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? IconEyeOff : IconEye;
  return (
    <Textarea
      {...props}
      autosize
      minRows={2}
      maxRows={8}
      classNames={{
        input: secret && !shown ? clsx('lk-mono', formStyles['masked']) : 'lk-mono',
      }}
      rightSection={
        secret && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('Show what was typed: {label}', { label: props.label })}
            aria-pressed={shown}
            onClick={() => {
              setShown(!shown);
            }}
          >
            <Icon size={15} aria-hidden />
          </ActionIcon>
        )
      }
    />
  );
}
