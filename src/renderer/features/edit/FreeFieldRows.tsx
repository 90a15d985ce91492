import { ActionIcon, Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { newFreeField, type FreeField } from './form-fields';

export const OTHER_FIELDS = 'Other fields, by Domo’s names';

interface Props {
  rows: readonly FreeField[];
  /** Said above them. */
  says: string;
  onChange: (rows: readonly FreeField[]) => void;
}

/** Fields by hand, where Domo does not say which there are. */
export function FreeFieldRows({ rows, says, onChange }: Props) {
  const change = (row: FreeField, part: Partial<FreeField>): void => {
    onChange(rows.map((each) => (each.key === row.key ? { ...each, ...part } : each)));
  };
  return (
    <fieldset className="edit-rows">
      <legend className="lk-dim">{says}</legend>
      {rows.map((row, index) => (
        <FreeFieldRow
          key={row.key}
          row={row}
          place={index + 1}
          onChange={(part) => {
            change(row, part);
          }}
          onRemove={() => {
            onChange(rows.filter(({ key }) => key !== row.key));
          }}
        />
      ))}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => {
          onChange([...rows, newFreeField(rows)]);
        }}
      >
        Add a field
      </Button>
    </fieldset>
  );
}

interface FreeFieldRowProps {
  row: FreeField;
  place: number;
  onChange: (part: Partial<FreeField>) => void;
  onRemove: () => void;
}

function FreeFieldRow({
  row: { name, value, secret },
  place,
  onChange,
  onRemove,
}: FreeFieldRowProps) {
  const which = name.trim() || `field ${place}`;
  const Input = secret ? PasswordInput : TextInput;
  return (
    <div className="edit-row">
      <TextInput
        aria-label={`Name of field ${place}`}
        placeholder="Name in Domo"
        autoComplete="off"
        spellCheck={false}
        // The row was asked for to be filled in.
        autoFocus={name === ''}
        value={name}
        onChange={(event) => {
          onChange({ name: event.currentTarget.value });
        }}
      />
      <Input
        aria-label={`Value of ${which}`}
        placeholder="Value"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => {
          onChange({ value: event.currentTarget.value });
        }}
      />
      <Checkbox
        label="Secret"
        aria-label={`${which} is secret`}
        checked={secret}
        onChange={(event) => {
          onChange({ secret: event.currentTarget.checked });
        }}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${which}`} onClick={onRemove}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </div>
  );
}
