/** What main cannot do about a secret in the clipboard, which is said before one is copied. */
import { create } from 'zustand';
import type { ClipboardLimits } from '../../contract';
import { call } from '../api/client';

/** Null until main has answered. */
export const useClipboardLimits = create<{ limits: ClipboardLimits | null }>(() => ({
  limits: null,
}));

/** It stays the same as long as the window is open. */
export async function loadClipboardLimits(): Promise<ClipboardLimits | null> {
  const known = useClipboardLimits.getState().limits;
  if (known !== null) return known;
  const result = await call('app.clipboard', {});
  if (!result.ok) return null;
  useClipboardLimits.setState({ limits: result.value });
  return result.value;
}
