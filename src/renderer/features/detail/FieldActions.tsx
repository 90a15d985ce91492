import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { AccountKey, ConfigField } from '../../../contract';
import { copyField, forgetCopied, hideSecret, revealField, useReveal } from '../../state/reveal';
import { useSecondsLeft } from '../../ui/useSecondsLeft';

interface Props {
  account: AccountKey;
  field: ConfigField;
}

/** Show and copy. What Domo hides can be neither. */
export function FieldActions({ account, field: { name, state } }: Props) {
  const shown = useReveal((reveal) => reveal.shown?.field === name);
  const busy = useReveal((reveal) => (reveal.busy?.field === name ? reveal.busy.to : null));
  const copied = useReveal((reveal) => (reveal.copied?.field === name ? reveal.copied : null));
  if (state !== 'secret' && state !== 'clear') return null;
  return (
    <span className="config-actions">
      {copied !== null && <Copied until={copied.until} />}
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
          {copied === null ? (
            <IconCopy size={15} aria-hidden />
          ) : (
            <IconCheck size={15} aria-hidden />
          )}
        </ActionIcon>
      </Tooltip>
    </span>
  );
}

/** For as long as it lies in the clipboard. */
function Copied({ until }: { until: number }) {
  const left = useSecondsLeft(until);
  useEffect(() => {
    if (left === 0) forgetCopied();
  }, [left]);
  return (
    <span className="lk-small config-copied">
      <span role="status">Copied</span>
      <span className="lk-dim lk-num">; the clipboard is cleared in {left} s</span>
    </span>
  );
}
