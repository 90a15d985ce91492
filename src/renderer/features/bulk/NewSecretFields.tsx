import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ConfigValues } from '../../../contract';
import { useReportTypedText } from '../../state/typed-text';
import { t } from '../../../contract/texts';

interface Props {
  fields: readonly string[];
  /** Null: a value is missing, or was not typed twice alike. HOLDS SECRETS. */
  onChange: (secrets: ConfigValues | null) => void;
}

/** The new value of each field, typed twice. It leaves this form only with the run. */
export function NewSecretFields({ fields, onChange }: Props) {
  /** The first and the second typing, by field. */
  const [typed, setTyped] = useState<Readonly<Record<string, readonly [string, string]>>>({});
  useReportTypedText('dialog', Object.keys(typed).length > 0);
  const type = (field: string, at: 0 | 1, value: string): void => {
    const [first, second] = typed[field] ?? ['', ''];
    const next = { ...typed, [field]: at === 0 ? [value, second] : [first, value] } as typeof typed;
    setTyped(next);
    const pairs = fields.map((each) => [each, ...(next[each] ?? ['', ''])] as const);
    const isComplete = pairs.every(([, one, other]) => one !== '' && one === other);
    onChange(isComplete ? Object.fromEntries(pairs.map(([name, one]) => [name, one])) : null);
  };
  return fields.map((field) => (
    <div key={field}>
      {([0, 1] as const).map((at) => (
        <TextInput
          key={at}
          label={
            at === 0
              ? t('New value of {field}', { field })
              : t('New value of {field}, once more', { field })
          }
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={typed[field]?.[at] ?? ''}
          error={at === 1 && differs(typed[field]) ? t('This is not the same') : null}
          onChange={(event) => type(field, at, event.currentTarget.value)}
        />
      ))}
    </div>
  ));
}

const differs = (pair: readonly [string, string] | undefined): boolean =>
  pair !== undefined && pair[1] !== '' && pair[0] !== pair[1];
