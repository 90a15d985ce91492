/** What is said before and after copying a secret. Pure. */
import type { ClipboardLimits } from '../../../contract';
import { t } from '../../../contract/texts';

const keeperSentences: Record<ClipboardLimits['keptBy'], string> = {
  windowsHistory: t(
    'If the clipboard history of Windows (Win+V) is on, it keeps a copy and may sync it to other devices. Delete it there.',
  ),
  macManager: t(
    'A clipboard manager, or the clipboard history of macOS, keeps a copy if it is on. Delete it there.',
  ),
  linuxManager: t(
    'A clipboard manager such as Klipper or GPaste keeps a copy if one runs. Delete it there.',
  ),
};

/** Who keeps what was copied. Latchkey cannot mark a copied text as secret for them. */
export const clipboardNote = ({ canClear, keptBy }: ClipboardLimits): string =>
  canClear
    ? t('Latchkey clears the clipboard soon after copying. {keeperSentence}', {
        keeperSentence: keeperSentences[keptBy],
      })
    : keeperSentences[keptBy];

/** Null: main has not answered, so nothing is known. */
export const mustAskBeforeCopying = (limits: ClipboardLimits | null): boolean =>
  limits?.canClear !== true;

export const cannotClearSentence = t(
  'In a Wayland session Latchkey cannot reliably take a copied secret out of the clipboard again.',
);
export const cannotClearAdvice = t(
  'It may stay there until you copy something else, also after Latchkey quits.',
);

export const copyTooltip = (limits: ClipboardLimits | null): string =>
  mustAskBeforeCopying(limits)
    ? t('Copy… (the clipboard cannot be cleared afterwards)')
    : t('Copy (the clipboard is cleared automatically)');

/** While the time of a copied secret runs. */
export const copiedSentence = (limits: ClipboardLimits | null, seconds: number): string =>
  mustAskBeforeCopying(limits)
    ? t('. Latchkey tries to clear the clipboard in {seconds} s. Copy something else to be sure.', {
        seconds,
      })
    : t('. The clipboard is cleared in {seconds} s.', { seconds });
