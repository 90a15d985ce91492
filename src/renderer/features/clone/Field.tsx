import { Button, Switch } from '@mantine/core';
import type { ClonedField } from '../../../contract';
import { EXTERNAL_USE, isYes } from '../../ui/field';
import { FieldInput } from '../../ui/FieldInput';
import { formFieldOf } from './values';

interface Props {
  field: ClonedField;
  /** Label of the source's instance. */
  source: string;
  first: boolean;
  /** Undefined: it is as the plan says. */
  typed: string | undefined;
  onType: (value: string) => void;
  onBack: () => void;
}

/** One field of the new account. What main fills in is an empty input that says so. */
export function Field({ field, source, first, typed, onType, onBack }: Props) {
  const changed = typed !== undefined && field.from !== 'asked' && typed !== (field.value ?? '');
  const side = changed && (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={`${field.label} as in ${source}`}
      onClick={onBack}
    >
      As in {source}
    </Button>
  );
  if (field.name === EXTERNAL_USE) {
    return (
      <div className="form-field">
        <Switch
          label="Allow external use"
          description="Code outside connectors may read the values."
          checked={isYes(typed ?? field.value ?? '')}
          onChange={(event) => {
            onType(String(event.currentTarget.checked));
          }}
        />
        <div className="form-side">{side}</div>
      </div>
    );
  }
  return (
    <FieldInput
      field={formFieldOf(field)}
      first={first}
      value={typed ?? field.value ?? ''}
      placeholder={placeholderOf(field, source)}
      side={side === false ? null : side}
      onChange={onType}
    />
  );
}

function placeholderOf({ from, required }: ClonedField, source: string): string {
  if (from === 'kept') return `as in ${source}; filled in, not shown`;
  if (from === 'source') return '∅ empty';
  return required ? '' : '∅ left out when empty';
}
