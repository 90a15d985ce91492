import { TextInput } from '@mantine/core';
import { t } from '../../../contract/texts';

interface Props {
  /** Of the instance whose guard asks for it. */
  label: string;
  typed: string;
  disabled?: boolean;
  /** The dialog opens with the focus here. */
  isFirst?: boolean;
  onTyped: (typed: string) => void;
}

/** Where the label of an instance is typed before something is changed there. Main compares it. */
export const LabelConfirmation = ({
  label,
  typed,
  disabled = false,
  isFirst = false,
  onTyped,
}: Props) => (
  <TextInput
    label={t('Type “{label}” to confirm', { label })}
    {...(isFirst ? { 'data-autofocus': true } : {})}
    autoComplete="off"
    spellCheck={false}
    value={typed}
    disabled={disabled}
    onChange={({ currentTarget: { value } }) => {
      onTyped(value);
    }}
  />
);
