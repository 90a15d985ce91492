/** Sends a write once. If its outcome is unknown, reads the present state from Domo and describes it. */
import {
  toProblem,
  ProblemError,
  type Account,
  type AccountKey,
  type Problem,
  type LatchkeyEvent,
} from '../../contract';
import type { ActivityJournal } from '../activity/activity-journal';
import type { InventoryReader } from '../sync/inventory-reader';
import type { Workspace } from '../workspace';
import type { ConfigSettling } from './config-settling';

const DECIDE_AFTER_LOOKING = 'Look at what Domo shows now, then decide whether to do it again.';

/**
 * Runs `send` once. If its outcome is unknown, `look` reads the present state and returns a sentence for the message of
 * the Problem. Its signal is its own, because a user who cancelled needs the sentence too. `onEnd` is called after the
 * write, which may have changed something, with its answer or null.
 */
export async function sendWriteOnce<T>(
  send: () => Promise<T>,
  look: (signal: AbortSignal) => Promise<string>,
  onEnd: (answer: T | null) => void,
): Promise<T> {
  try {
    const answer = await send();
    onEnd(answer);
    return answer;
  } catch (error) {
    onEnd(null);
    const problem = toProblem(error);
    if (problem.code !== 'outcomeUnknown') throw error;
    const seen = await look(new AbortController().signal).catch(
      (failure: unknown) => `The present state could not be read: ${toProblem(failure).message}`,
    );
    throw new ProblemError({
      ...problem,
      message: `${problem.message} ${seen}`,
      next: `${DECIDE_AFTER_LOOKING} Latchkey does not repeat it by itself.`,
    });
  }
}

/** An account that was read again after a write. If reading failed, `problem` says why, and the rest is null. */
export interface RereadAccount {
  readonly account: Account | null;
  readonly readAt: number | null;
  readonly problem: Problem | null;
}

/** Reads an account after Domo accepted a write. Never fails, because the write itself succeeded. */
export async function rereadAccount(
  { reading, announce }: AccountWriteDeps,
  key: AccountKey,
  signal: AbortSignal,
): Promise<RereadAccount> {
  const { value, problem } = await attempt(() => reading.readAccount(key, signal));
  announce({ event: 'inventoryChanged', profileId: key.profileId });
  return { account: value?.account ?? null, readAt: value?.readAt ?? null, problem };
}

/** Runs `work`. Returns its value, or the Problem if it fails. */
export async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T | null; readonly problem: Problem | null }> {
  try {
    return { value: await work(), problem: null };
  } catch (error) {
    return { value: null, problem: toProblem(error) };
  }
}

/** The services that every write of an account needs. */
export interface AccountWriteDeps {
  readonly workspace: Pick<Workspace, 'client' | 'store' | 'fingerprintKey'>;
  readonly reading: InventoryReader;
  readonly settling: ConfigSettling;
  readonly journal: ActivityJournal;
  readonly announce: (event: LatchkeyEvent) => void;
}

/** Where a call comes from, and the signal that cancels it. */
export interface Requester {
  readonly source: 'window' | 'commandLine';
  readonly signal: AbortSignal;
}
