import { ActionIcon, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState, type ClipboardEvent, type ReactNode } from 'react';
import formStyles from './form.module.css';
import { validateFieldValue, type FormField } from './form-field';
import clsx from 'clsx';

interface Props {
  field: FormField;
  value: string;
  placeholder?: string;
  /** Where typing begins when the dialog opens. */
  hasFirstFocus?: boolean;
  /** Beside the label's line, such as a button that takes the change back. */
  side?: ReactNode;
  onChange: (value: string) => void;
}

/** One field of a config. A secret is dots, and stays in this form alone. */
export function FieldInput({ field, value, onChange, ...more }: Props) {
  const { placeholder = '', hasFirstFocus: first = false, side = null } = more;
  // A text of several lines would lose its line breaks in an input of one.
  const [grown, setGrown] = useState(false);
  const long = field.multiline || grown || value.includes('\n');
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
    // Both: the dialog looks for the one when it opens, and fields may come after that.
    'data-autofocus': first || undefined,
    autoFocus: first || grown,
    onChange: (event: { currentTarget: { value: string } }) => {
      onChange(event.currentTarget.value);
    },
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain');
    if (!pasted.trim().includes('\n')) return;
    event.preventDefault();
    setGrown(true);
    onChange(pasted);
  };
  return (
    <div className={formStyles['field']}>
      {long && <MultilineInput {...common} secret={field.secret} />}
      {!long && field.secret && (
        <PasswordInput
          {...common}
          onPaste={onPaste}
          visibilityToggleButtonProps={{ 'aria-label': `Show what was typed: ${field.label}` }}
        />
      )}
      {!long && !field.secret && <TextInput {...common} onPaste={onPaste} />}
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
            aria-label={`Show what was typed: ${props.label}`}
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
