/**
 * The one secret that the user looks at, for as long as it is looked at. It lives in this variable of the
 * page alone, and is dropped when its time is over, when the window loses the focus, and when another account
 * or nothing is open.
 */
import { create } from 'zustand';
import type { AccountKey, Problem } from '../../contract';
import { call } from '../api/client';
import { useView } from './view';

type RevealTarget = 'screen' | 'clipboard';

interface RevealState {
  shown: { field: string; value: string; until: number } | null;
  /** What is being fetched. */
  busy: { field: string; to: RevealTarget } | null;
  /** What lies in the clipboard, until it is cleared. */
  copied: { field: string; until: number } | null;
  /** Why the last field could not be shown or copied. */
  failed: { field: string; problem: Problem } | null;
}

const nothingRevealed: RevealState = { shown: null, busy: null, copied: null, failed: null };

export const useRevealedSecret = create<RevealState>(() => nothingRevealed);

/** Grows with everything that hides: a value that arrives after it is dropped. */
let revealCount = 0;
let hideTimer: number | undefined;

/** Hides the value, and lets go of one that is under way. */
export function hideSecret(): void {
  revealCount += 1;
  window.clearTimeout(hideTimer);
  const { shown, busy, failed } = useRevealedSecret.getState();
  if (shown !== null || busy !== null || failed !== null)
    useRevealedSecret.setState({ shown: null, busy: null, failed: null });
}

async function requestSecret(key: AccountKey, field: string, to: RevealTarget) {
  hideSecret();
  const mine = revealCount;
  useRevealedSecret.setState({ busy: { field, to } });
  const result = await call('account.reveal', { ...key, field, to });
  if (mine !== revealCount) return null;
  useRevealedSecret.setState({ busy: null });
  if (result.ok) return result.value;
  useRevealedSecret.setState({ failed: { field, problem: result.problem } });
  return null;
}

/** Shows the value of one field; what was shown before is hidden. */
export async function revealField(key: AccountKey, field: string): Promise<void> {
  const answer = await requestSecret(key, field, 'screen');
  const value = answer?.value ?? null;
  if (answer === null || value === null) return;
  useRevealedSecret.setState({ shown: { field, value, until: answer.until } });
  hideTimer = window.setTimeout(hideSecret, Math.max(0, answer.until - Date.now()));
}

/** Puts the value into the clipboard. It does not pass through this page. */
export async function copyField(key: AccountKey, field: string): Promise<void> {
  const answer = await requestSecret(key, field, 'clipboard');
  if (answer !== null) useRevealedSecret.setState({ copied: { field, until: answer.until } });
}

/** Forgets that something was copied, once it is no longer in the clipboard. */
export function dismissCopied(): void {
  useRevealedSecret.setState({ copied: null });
}

/** Hides when nobody looks any more; once, at the start. */
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
