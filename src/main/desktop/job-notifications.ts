/**
 * A notification of the system at the end of a long job while the window is not in front. It has counts only: it stays
 * in the list of the system, which other people may read.
 */
import type { ResponseFor, Result } from '../../contract';
import type { CallObserver } from '../api/ipc-channel';
import { ownProperty } from '../../contract/zod-free';
import { jobKindOf, type JobKind } from './running-jobs';

/** Who started a shorter job has not turned away yet. */
const LONG_MS = 10_000;

export interface JobNotificationText {
  readonly title: string;
  readonly body: string;
}

export interface JobNotificationsOptions {
  readonly isOn: () => Promise<boolean>;
  readonly isFocused: () => boolean;
  readonly show: (text: JobNotificationText) => void;
  /** Milliseconds of any clock that never goes back. */
  readonly now?: () => number;
}

export class JobNotifications implements CallObserver {
  private readonly running = new Map<string, { operation: string; since: number }>();

  constructor(private readonly options: JobNotificationsOptions) {}

  begin(callId: string, operation: string): void {
    if (titleOf(operation) !== null) this.running.set(callId, { operation, since: this.now() });
  }

  progress(): void {
    // The taskbar shows it.
  }

  end(callId: string, result: Result<unknown>): void {
    const job = this.running.get(callId);
    this.running.delete(callId);
    if (job === undefined || this.now() - job.since < LONG_MS) return;
    const text = jobNotificationText(job.operation, result);
    if (text === null || this.options.isFocused()) return;
    // A store that cannot say whether it is switched on shows none.
    void this.options.isOn().then(
      (on) => {
        if (on) this.options.show(text);
      },
      () => undefined,
    );
  }

  private now(): number {
    return this.options.now?.() ?? performance.now();
  }
}

const titles: Record<JobKind, string> = {
  sync: 'Sync',
  write: 'Change in Domo',
  export: 'Export',
  update: 'Download of an update',
};

/** Jobs that neither write to Domo nor to a file that was asked for, but take as long. */
const otherTitles: Readonly<Record<string, string>> = {
  'store.check': 'Check of the inventory',
  'review.write': 'Review of access',
  'attention.readStreams': 'Reading streams',
  'bulk.plan': 'Reading accounts for a change',
  'profile.addMany': 'Adding instances',
};

function titleOf(operation: string): string | null {
  const other = ownProperty(otherTitles, operation);
  if (other !== undefined) return other;
  const kind = jobKindOf(operation);
  return kind === null ? null : titles[kind];
}

/** Null for a job that a person cancelled. */
export function jobNotificationText(
  operation: string,
  result: Result<unknown>,
): JobNotificationText | null {
  const title = titleOf(operation) ?? titles.write;
  if (!result.ok) {
    if (result.problem.code === 'cancelled') return null;
    return result.problem.code === 'outcomeUnknown'
      ? { title: `${title}: outcome unknown`, body: 'Open Latchkey to see what is known.' }
      : { title: `${title} failed`, body: 'Open Latchkey to see why.' };
  }
  return { title: `${title} ended`, body: bodyOf(operation, result.value) };
}

function bodyOf(operation: string, value: unknown): string {
  if (operation !== 'inventory.sync') return 'Open Latchkey to see the result.';
  const { results } = value as ResponseFor<'inventory.sync'>;
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  const partial = results.filter(({ outcome }) => outcome === 'partial').length;
  const read = results.filter(({ outcome }) => outcome === 'done').length;
  const parts = [
    `${read} of ${results.length} ${results.length === 1 ? 'instance' : 'instances'} read`,
    partial > 0 ? `${partial} partly read` : '',
    failed > 0 ? `${failed} failed` : '',
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}
