/** What the store keeps of full syncs that have not ended, so that they can be continued. */
import type { AccountKey } from '../../contract';

export interface SyncRun {
  readonly profileId: string;
  /** Epoch ms. What was read at or after it belongs to the run. */
  readonly startedAt: number;
}

/** An account, and which of its parts are still to be read. */
export interface UnreadDetails extends Pick<AccountKey, 'kind' | 'id'> {
  readonly dataProviderType: string;
  readonly config: boolean;
  readonly access: boolean;
}

export interface SyncRunMethods {
  /** Replaces the run of the instance, unless `keep`. One that was removed has none. */
  beginSyncRun(run: SyncRun, keep?: 'keep'): Promise<void>;
  endSyncRun(profileId: string): Promise<void>;
  /** Those that have not ended. */
  listSyncRuns(): Promise<readonly SyncRun[]>;
  /** Accounts with a part that was not read since, or not without a Problem, or that Domo changed after it was read. */
  listUnreadDetails(run: SyncRun): Promise<readonly UnreadDetails[]>;
}
