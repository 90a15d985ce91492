import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { loadClipboardLimits, useClipboardLimits } from '../../state/clipboard-limits';
import { useRevealedSecret } from '../../state/revealed-secret';
import {
  cannotClearAdvice,
  cannotClearSentence,
  clipboardNote,
  copyTooltip,
  mustAskBeforeCopying,
} from './clipboard-labels';
import { t } from '../../../contract/texts';

interface CopyFieldButtonProps {
  field: string;
  /** Id of the element that says who keeps a copy. */
  noteId: string;
  /** The clipboard cannot be cleared: the user must be asked first. */
  onAsk: () => void;
  onCopy: () => void;
}

export const copyButtonId = (field: string): string => `copy-${field}`;

export function CopyFieldButton({ field, noteId, onAsk, onCopy }: CopyFieldButtonProps) {
  const busy = useRevealedSecret(
    (reveal) => reveal.busy?.field === field && reveal.busy.to === 'clipboard',
  );
  const copied = useRevealedSecret((reveal) => reveal.copied?.field === field);
  const limits = useClipboardLimits((state) => state.limits);
  const copyOrAsk = async (): Promise<void> => {
    if (mustAskBeforeCopying(await loadClipboardLimits())) onAsk();
    else onCopy();
  };
  return (
    <Tooltip label={copyTooltip(limits)}>
      <ActionIcon
        id={copyButtonId(field)}
        variant="subtle"
        color="gray"
        aria-label={t('Copy {field}', { field })}
        aria-describedby={noteId}
        loading={busy}
        onClick={() => void copyOrAsk()}
      >
        {copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}

interface CopyQuestionProps {
  field: string;
  onCopy: () => void;
  onClose: () => void;
}

/** Asks before a secret is copied that cannot be taken out of the clipboard again. */
export function CopyQuestion({ field, onCopy, onClose }: CopyQuestionProps) {
  const limits = useClipboardLimits((state) => state.limits);
  const close = (): void => {
    // The button that has the focus disappears.
    document.getElementById(copyButtonId(field))?.focus();
    onClose();
  };
  return (
    <div className="lk-problem" data-tone="amber" role="alert">
      <div className="lk-problem-text lk-stack">
        <span className="lk-strong">{cannotClearSentence}</span>
        <span className="lk-dim">
          {cannotClearAdvice} {limits !== null && clipboardNote(limits)}
        </span>
        <Group gap={6}>
          <Button
            size="compact-sm"
            variant="default"
            autoFocus
            onClick={() => {
              close();
              onCopy();
            }}
          >
            {t('Copy anyway')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={close}>
            {t('Do not copy')}
          </Button>
        </Group>
      </div>
    </div>
  );
}
