/**
 * The one revealed secret. The page keeps it only in this store, and drops it when its time is over, when the window
 * loses the focus, and when another account or view is opened.
 */
import { create } from 'zustand';
import type { AccountKey, Problem } from '../../contract';
import { call } from '../api/client';
import { useView } from './view';

type RevealTarget = 'screen' | 'clipboard';

interface RevealState {
  shown: { field: string; value: string; until: number } | null;
  /** The field that is being fetched. */
  busy: { field: string; to: RevealTarget } | null;
  /** The field whose value is in the clipboard, until the clipboard is cleared. */
  copied: { field: string; until: number } | null;
  /** Why the last field could not be shown or copied. */
  failed: { field: string; problem: Problem } | null;
}

const nothingRevealed: RevealState = { shown: null, busy: null, copied: null, failed: null };

export const useRevealedSecret = create<RevealState>(() => nothingRevealed);

/** Increases whenever a secret is hidden, so that a value that arrives later is dropped. */
let revealCount = 0;
let hideTimer: number | undefined;

/** Hides the value, and drops one that is being fetched. */
export function hideSecret(): void {
  revealCount += 1;
  window.clearTimeout(hideTimer);
  const { shown, busy, failed } = useRevealedSecret.getState();
  if (shown !== null || busy !== null || failed !== null)
    useRevealedSecret.setState({ shown: null, busy: null, failed: null });
}

async function requestSecret(key: AccountKey, field: string, to: RevealTarget) {
  hideSecret();
  const startCount = revealCount;
  useRevealedSecret.setState({ busy: { field, to } });
  const result = await call('account.reveal', { ...key, field, to });
  if (startCount !== revealCount) return null;
  useRevealedSecret.setState({ busy: null });
  if (result.ok) return result.value;
  useRevealedSecret.setState({ failed: { field, problem: result.problem } });
  return null;
}

/** Shows the value of one field and hides any other. */
export async function revealField(key: AccountKey, field: string): Promise<void> {
  const answer = await requestSecret(key, field, 'screen');
  const value = answer?.value ?? null;
  if (answer === null || value === null) return;
  useRevealedSecret.setState({ shown: { field, value, until: answer.until } });
  hideTimer = window.setTimeout(hideSecret, Math.max(0, answer.until - Date.now()));
}

/** Lets main copy the value to the clipboard; the page does not receive it. */
export async function copyField(key: AccountKey, field: string): Promise<void> {
  const answer = await requestSecret(key, field, 'clipboard');
  if (answer !== null) useRevealedSecret.setState({ copied: { field, until: answer.until } });
}

/** Hides the note about the clipboard, once that is cleared. */
export function dismissCopied(): void {
  useRevealedSecret.setState({ copied: null });
}

/** Hides the secret when the window or the account leaves the screen. Called once, when the window starts. */
export function hideSecretWhenUnseen(): void {
  window.addEventListener('blur', hideSecret);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hideSecret();
  });
  useView.subscribe((now, before) => {
    if (now.open === before.open && now.view === before.view) return;
    hideSecret();
    dismissCopied();
  });
}
