/** What a comparison needs of instances and accounts. */
import type { Problem } from '../../contract';
import type { LatestChange, WrittenSecret } from '../../contract/written-values';

/** A profile as a comparison needs it. Times are epoch ms. */
export interface ComparedProfile {
  readonly profileId: string;
  readonly label: string;
  /** Other texts that tell it from other instances: its group and the name of its host. */
  readonly marks: readonly string[];
  /** Another one when its accounts, configs or providers are not the same any more. */
  readonly revision: number;
  /** When each list was last read; null: never. */
  readonly accountsReadAt: number | null;
  readonly oauthReadAt: number | null;
  /** Why the last sync failed; null when it did not. */
  readonly problem: Problem | null;
}

/** What summaries are of, and what they were made by. Those of another version are worth nothing. */
export interface SummaryVersion {
  /** Of the profile. */
  readonly revision: number;
  /** Of making them. */
  readonly rule: number;
}

/** An account and its config, as JSON; null: not read. */
export interface AccountJson {
  /** As it is stored (`db/stored-account.ts`). */
  readonly account: string;
  readonly config: string | null;
  readonly configReadAt: number | null;
  /** What Latchkey wrote in its secrets. */
  readonly written: readonly WrittenSecret[];
  readonly latestChange: LatestChange | null;
}
