/** What each system's way to run programs at a time must offer. */
import type { PlannedFile, SystemCommand, ScheduleSystem } from './schedule-system';
import type { ScheduleWish } from './schedule-wish';

export interface SchedulePlan {
  /** What it is, such as `a systemd timer`. */
  readonly what: string;
  readonly files: readonly PlannedFile[];
  /** Run in this order once the files are written. */
  readonly commands: readonly SystemCommand[];
}

export interface ScheduleRemoval {
  /** Run before the files are removed; one that fails stops nothing. */
  readonly before: readonly SystemCommand[];
  readonly files: readonly string[];
  readonly after: readonly SystemCommand[];
}

export interface ScheduleState {
  /** As the system writes it, or an ISO time. Null: it does not run by itself. */
  readonly next: string | null;
  readonly lastAt: string | null;
  /** Exit code. Null: it has not run yet, or the system does not tell. */
  readonly lastCode: number | null;
}

export interface ScheduleBackend {
  plan(wish: ScheduleWish, system: ScheduleSystem): SchedulePlan;
  removal(system: ScheduleSystem): ScheduleRemoval;
  /** True when the system has something of this name that Latchkey did not make and that is not in one of the files. */
  isForeign(system: ScheduleSystem): Promise<boolean>;
  state(
    system: ScheduleSystem,
    wish: Pick<ScheduleWish, 'every' | 'at'> | null,
  ): Promise<ScheduleState>;
}

/** `key=value` lines. */
export const toValues = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(/\r?\n/u).flatMap((line) => {
      const at = line.indexOf('=');
      return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
    }),
  );

/** For XML text: an attribute or an element. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
