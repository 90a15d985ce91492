import { ActionIcon, Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { newFreeField, type FreeField } from './form-fields';
import editStyles from './edit.module.css';
import { t } from '../../../contract/texts';

export const OTHER_FIELDS = t('Other fields (use Domo’s field names)');

interface Props {
  rows: readonly FreeField[];
  /** The legend above the rows. */
  legend: string;
  onChange: (rows: readonly FreeField[]) => void;
}

/** Fields whose names the user types, for providers whose fields Domo does not describe. */
export function FreeFieldRows({ rows, legend, onChange }: Props) {
  const update = (row: FreeField, change: Partial<FreeField>): void => {
    onChange(rows.map((each) => (each.key === row.key ? { ...each, ...change } : each)));
  };
  return (
    <fieldset className={editStyles['rows']}>
      <legend className="lk-dim">{legend}</legend>
      {rows.map((row, index) => (
        <FreeFieldRow
          key={row.key}
          row={row}
          position={index + 1}
          onChange={(change) => {
            update(row, change);
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
        {t('Add field')}
      </Button>
    </fieldset>
  );
}

interface FreeFieldRowProps {
  row: FreeField;
  position: number;
  onChange: (change: Partial<FreeField>) => void;
  onRemove: () => void;
}

function FreeFieldRow({
  row: { name, value, secret },
  position,
  onChange,
  onRemove,
}: FreeFieldRowProps) {
  const fieldName = name.trim() || t('field {position}', { position });
  const Input = secret ? PasswordInput : TextInput;
  return (
    <div className={editStyles['row']}>
      <TextInput
        aria-label={t('Name of field {position}', { position })}
        placeholder={t('Field name in Domo')}
        autoComplete="off"
        spellCheck={false}
        // The user has just added this row.
        autoFocus={name === ''}
        value={name}
        onChange={(event) => {
          onChange({ name: event.currentTarget.value });
        }}
      />
      <Input
        aria-label={t('Value of {fieldName}', { fieldName })}
        placeholder={t('Value')}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => {
          onChange({ value: event.currentTarget.value });
        }}
      />
      <Checkbox
        label={t('Secret')}
        aria-label={t('{fieldName} is secret', { fieldName })}
        checked={secret}
        onChange={(event) => {
          onChange({ secret: event.currentTarget.checked });
        }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('Remove {fieldName}', { fieldName })}
        onClick={onRemove}
      >
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </div>
  );
}
