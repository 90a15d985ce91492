/** Crash reports: the newest one until it is dismissed or deleted, and reports of errors while rendering. */
import { create } from 'zustand';
import type { CrashReport, Problem } from '../../contract';
import { call } from '../api/client';
import { readPreference, savePreference } from './preferences';
import { t } from '../../contract/texts';

interface CrashState {
  /** Null when there is no new report. */
  crash: CrashReport | null;
  /** Why the report could not be opened or deleted. */
  problem: Problem | null;
}

export const useCrash = create<CrashState>(() => ({ crash: null, problem: null }));

export async function loadLastCrash(): Promise<void> {
  const result = await call('app.lastCrash', {});
  if (!result.ok) return;
  const { crash } = result.value;
  if (crash?.name !== readPreference('crash')) useCrash.setState({ crash });
}

/** Hides the notice of this report for good. */
export function dismissCrash(): void {
  savePreference('crash', useCrash.getState().crash?.name ?? null);
  useCrash.setState({ crash: null, problem: null });
}

export const CRASH_REPORT_NOTE = t(
  'The report is stored only on this computer. It contains no secrets.',
);

/** Returns why the report could not be opened; null when it was opened. */
export async function openCrashReport({ name }: CrashReport): Promise<Problem | null> {
  const result = await call('app.openCrashReport', { name });
  return result.ok ? null : result.problem;
}

/** The notice stays, so that the user can delete the report after reading it. */
export async function openLastCrash(crash: CrashReport): Promise<void> {
  useCrash.setState({ problem: await openCrashReport(crash) });
}

export async function deleteCrashReport({ name }: CrashReport): Promise<void> {
  const result = await call('app.deleteCrashReport', { name });
  if (result.ok) useCrash.setState({ crash: null, problem: null });
  else useCrash.setState({ problem: result.problem });
}

/** Characters; longer texts are cut. */
const MAX_TEXT_LENGTH = 50_000;

const truncate = (text: unknown): string =>
  typeof text === 'string' ? text.slice(0, MAX_TEXT_LENGTH) : '';

/**
 * Sends an error from rendering to main, which writes a report with its location and without its message. Returns
 * null if no report was written. The error is shown where it happened, so the next start shows no notice of it.
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
