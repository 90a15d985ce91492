import { Switch, TextInput } from '@mantine/core';
import type { Draft } from './draft';

interface Props {
  draft: Pick<Draft, 'name' | 'displayName'>;
  onChange: (part: Partial<Draft>) => void;
}

/** One name for both, unless they are to differ. */
export function NameFields({ draft: { name, displayName }, onChange }: Props) {
  const input = { autoComplete: 'off', spellCheck: false, maxLength: 500 } as const;
  return (
    <>
      <TextInput
        {...input}
        label="Name"
        withAsterisk
        aria-required
        description={displayName === null ? null : 'Given now, and never changed.'}
        value={name}
        onChange={(event) => {
          onChange({ name: event.currentTarget.value });
        }}
      />
      {displayName !== null && (
        <TextInput
          {...input}
          label="Display name"
          withAsterisk
          aria-required
          description="What Domo shows; it can be renamed later."
          autoFocus
          value={displayName}
          onChange={(event) => {
            onChange({ displayName: event.currentTarget.value });
          }}
        />
      )}
      <Switch
        label="Different display name"
        checked={displayName !== null}
        onChange={(event) => {
          onChange({ displayName: event.currentTarget.checked ? name : null });
        }}
      />
    </>
  );
}
