import { Button, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { FieldInput } from '../../ui/FieldInput';
import { EXTERNAL_USE, isYes } from '../../ui/field';
import type { EditField as Field } from './fields';

interface Props {
  field: Field;
  first: boolean;
  /** Undefined: it is kept as it is. */
  typed: string | undefined;
  onType: (value: string) => void;
  onKeep: () => void;
}

/** A field as it is, until it is typed over; what was typed can be taken back. */
export function EditField({ field, first, typed, onType, onKeep }: Props) {
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
  if (field.name === EXTERNAL_USE) {
    return <ExternalUse field={field} typed={typed} onType={onType} keep={keep} />;
  }
  return (
    <FieldInput
      field={field}
      first={first}
      value={typed ?? field.was?.value ?? ''}
      placeholder={placeholderOf(field, typed)}
      side={keep}
      onChange={onType}
    />
  );
}

function placeholderOf({ was }: Field, typed: string | undefined): string {
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

interface SwitchProps extends Pick<Props, 'field' | 'typed' | 'onType'> {
  keep: ReactNode;
}

const ExternalUse = ({ field, typed, keep, onType }: SwitchProps) => (
  <div className="form-field">
    <Switch
      label="Allow external use"
      description="Code outside connectors may read the values."
      checked={isYes(typed ?? field.was?.value ?? '')}
      onChange={(event) => {
        onType(String(event.currentTarget.checked));
      }}
    />
    <div className="form-side">{keep}</div>
  </div>
);
