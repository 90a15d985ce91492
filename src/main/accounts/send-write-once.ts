/** Sends a write once; when nobody knows how it went, looks at Domo and says what is seen. */
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

const DECIDE_AFTER_LOOKING = 'Decide by what Domo shows now whether to do it again.';

/**
 * `look` answers a sentence. It gets a signal of its own: the truth is wanted even by who cancelled. `wrote` is told
 * that the write is over, with its answer or null; it may have changed something either way.
 */
export async function sendWriteOnce<T>(
  send: () => Promise<T>,
  look: (signal: AbortSignal) => Promise<string>,
  wrote: (answer: T | null) => void,
): Promise<T> {
  try {
    const answer = await send();
    wrote(answer);
    return answer;
  } catch (error) {
    wrote(null);
    const unknown = toProblem(error);
    if (unknown.code !== 'outcomeUnknown') throw error;
    const seen = await look(new AbortController().signal).catch(
      (failure: unknown) => `What Domo shows now could not be read: ${toProblem(failure).message}`,
    );
    throw new ProblemError({
      ...unknown,
      message: `${unknown.message} ${seen}`,
      next: `${DECIDE_AFTER_LOOKING} Latchkey does not repeat it by itself.`,
    });
  }
}

/** Reading again after Domo accepted a write: what fails here does not make the write a failure. */

export interface RereadAccount {
  readonly account: Account | null;
  readonly readAt: number | null;
  readonly problem: Problem | null;
}

export async function rereadAccount(
  { reading, announce }: AccountWriteDeps,
  key: AccountKey,
  signal: AbortSignal,
): Promise<RereadAccount> {
  const { value, problem } = await attempt(() => reading.readAccount(key, signal));
  announce({ event: 'inventoryChanged', profileId: key.profileId });
  return { account: value?.account ?? null, readAt: value?.readAt ?? null, problem };
}

/** The value, or why there is none. */
export async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T | null; readonly problem: Problem | null }> {
  try {
    return { value: await work(), problem: null };
  } catch (error) {
    return { value: null, problem: toProblem(error) };
  }
}

/** What every service here works with. */

export interface AccountWriteDeps {
  readonly workspace: Pick<Workspace, 'client' | 'store' | 'fingerprintKey'>;
  readonly reading: InventoryReader;
  readonly settling: ConfigSettling;
  readonly journal: ActivityJournal;
  readonly announce: (event: LatchkeyEvent) => void;
}

/** Who asked, and how to stop. */
export interface Requester {
  readonly source: 'window' | 'commandLine';
  readonly signal: AbortSignal;
}
