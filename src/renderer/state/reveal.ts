/**
 * The one secret that the user looks at, for as long as it is looked at. It lives in this variable of the
 * page alone, and is dropped when its time is over, when the window loses the focus, and when another account
 * or nothing is open.
 */
import { create } from 'zustand';
import type { AccountKey, Problem } from '../../contract';
import { call } from '../api/client';
import { useView } from './view';

type Place = 'screen' | 'clipboard';

interface RevealState {
  shown: { field: string; value: string; until: number } | null;
  /** What is being fetched. */
  busy: { field: string; to: Place } | null;
  /** What lies in the clipboard, until it is cleared. */
  copied: { field: string; until: number } | null;
  /** Why the last field could not be shown or copied. */
  failed: { field: string; problem: Problem } | null;
}

const nothing: RevealState = { shown: null, busy: null, copied: null, failed: null };

export const useReveal = create<RevealState>(() => nothing);

/** Grows with everything that hides: a value that arrives after it is dropped. */
let asked = 0;
let timer: number | undefined;

/** Hides the value, and lets go of one that is under way. */
export function hideSecret(): void {
  asked += 1;
  window.clearTimeout(timer);
  const { shown, busy, failed } = useReveal.getState();
  if (shown !== null || busy !== null || failed !== null)
    useReveal.setState({ shown: null, busy: null, failed: null });
}

async function fetch(key: AccountKey, field: string, to: Place) {
  hideSecret();
  const mine = asked;
  useReveal.setState({ busy: { field, to } });
  const result = await call('account.reveal', { ...key, field, to });
  if (mine !== asked) return null;
  useReveal.setState({ busy: null });
  if (result.ok) return result.value;
  useReveal.setState({ failed: { field, problem: result.problem } });
  return null;
}

/** Shows the value of one field; what was shown before is hidden. */
export async function revealField(key: AccountKey, field: string): Promise<void> {
  const answer = await fetch(key, field, 'screen');
  const value = answer?.value ?? null;
  if (answer === null || value === null) return;
  useReveal.setState({ shown: { field, value, until: answer.until } });
  timer = window.setTimeout(hideSecret, Math.max(0, answer.until - Date.now()));
}

/** Puts the value into the clipboard. It does not pass through this page. */
export async function copyField(key: AccountKey, field: string): Promise<void> {
  const answer = await fetch(key, field, 'clipboard');
  if (answer !== null) useReveal.setState({ copied: { field, until: answer.until } });
}

/** Forgets that something was copied, once it is no longer in the clipboard. */
export function forgetCopied(): void {
  useReveal.setState({ copied: null });
}

/** Hides when nobody looks any more; once, at the start. */
export function hideWhenUnseen(): void {
  window.addEventListener('blur', hideSecret);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hideSecret();
  });
  useView.subscribe((now, before) => {
    if (now.open === before.open && now.view === before.view) return;
    hideSecret();
    forgetCopied();
  });
}
