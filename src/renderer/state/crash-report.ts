/** Crash reports: the newest, until it was looked at, deleted or put away, and those of what could not be drawn. */
import { create } from 'zustand';
import type { CrashReport, Problem } from '../../contract';
import { call } from '../api/client';
import { readPreference, savePreference } from './preferences';

interface CrashState {
  /** Null when there is nothing to tell. */
  crash: CrashReport | null;
  /** Why it could not be opened or deleted. */
  problem: Problem | null;
}

export const useCrash = create<CrashState>(() => ({ crash: null, problem: null }));

export async function loadLastCrash(): Promise<void> {
  const result = await call('app.lastCrash', {});
  if (!result.ok) return;
  const { crash } = result.value;
  if (crash?.name !== readPreference('crash')) useCrash.setState({ crash });
}

/** It is told once. */
export function dismissCrash(): void {
  savePreference('crash', useCrash.getState().crash?.name ?? null);
  useCrash.setState({ crash: null, problem: null });
}

export const CRASH_REPORT_NOTE =
  'A report is on this computer and was sent to nobody. It holds no secret.';

/** Why it could not be opened; null when it was. */
export async function openCrashReport({ name }: CrashReport): Promise<Problem | null> {
  const result = await call('app.openCrashReport', { name });
  return result.ok ? null : result.problem;
}

/** The notice stays, for deleting the report once it was read. */
export async function openLastCrash(crash: CrashReport): Promise<void> {
  useCrash.setState({ problem: await openCrashReport(crash) });
}

export async function deleteCrashReport({ name }: CrashReport): Promise<void> {
  const result = await call('app.deleteCrashReport', { name });
  if (result.ok) useCrash.setState({ crash: null, problem: null });
  else useCrash.setState({ problem: result.problem });
}

/** Longer ones are cut: nobody reads them. */
const MAX_TEXT_LENGTH = 50_000;

const truncate = (text: unknown): string =>
  typeof text === 'string' ? text.slice(0, MAX_TEXT_LENGTH) : '';

/**
 * Hands what was thrown while something was drawn to main, which writes down where that was and nothing of what it
 * says. Null where it cannot be written. It is told where it happened, so the next start does not tell it once more.
 */
export async function reportRenderError(thrown: unknown): Promise<CrashReport | null> {
  const { name, message, stack } = thrown instanceof Error ? thrown : new Error();
  const result = await call('app.reportDrawing', {
    name: truncate(name),
    message: truncate(message),
    stack: truncate(stack),
  });
  if (!result.ok || result.value.crash === null) return null;
  savePreference('crash', result.value.crash.name);
  return result.value.crash;
}
