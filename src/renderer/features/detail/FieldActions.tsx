import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react';
import type { AccountKey, ConfigField } from '../../../contract';
import { copyField, hideSecret, revealField, useReveal } from '../../state/reveal';

interface Props {
  account: AccountKey;
  field: ConfigField;
}

/** Show and copy. What Domo hides can be neither. */
export function FieldActions({ account, field: { name, state } }: Props) {
  const shown = useReveal((reveal) => reveal.shown?.field === name);
  const busy = useReveal((reveal) => (reveal.busy?.field === name ? reveal.busy.to : null));
  const copied = useReveal((reveal) => reveal.copied?.field === name);
  if (state !== 'secret' && state !== 'clear') return null;
  return (
    <span className="config-actions">
      {state === 'secret' && (
        <Tooltip label={shown ? 'Hide' : 'Reveal; recorded in the activity, without the value'}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${shown ? 'Hide' : 'Reveal'} ${name}`}
            aria-pressed={shown}
            loading={busy === 'screen'}
            onClick={() => {
              if (shown) hideSecret();
              else void revealField(account, name);
            }}
          >
            {shown ? <IconEyeOff size={15} aria-hidden /> : <IconEye size={15} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label="Copy; the clipboard is cleared after a time">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Copy ${name}`}
          loading={busy === 'clipboard'}
          onClick={() => void copyField(account, name)}
        >
          {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
