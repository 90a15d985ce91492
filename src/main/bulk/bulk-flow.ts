/** What each kind of bulk change supplies. Planning, stamps, pace, outcomes and going on later are the engine's. */
import type {
  AccountKey,
  BulkChange,
  BulkChangeName,
  BulkItem,
  BulkSubject,
  BulkValue,
  ConfigValues,
  DomoId,
  Problem,
  Result,
} from '../../contract';
import type { AccountWriteDeps } from '../accounts/send-write-once';
import type { CallContext } from '../call-context';
import type { TokenRenewals } from '../profiles/renewal/token-renewals';
import type { Workspace } from '../workspace';

export interface BulkDeps extends AccountWriteDeps {
  /** Also for the tokens of instances, which some changes write or try. */
  readonly workspace: AccountWriteDeps['workspace'] &
    Pick<Workspace, 'vault' | 'network' | 'clients'>;
  readonly renewals: Pick<TokenRenewals, 'look' | 'ownTokenId'>;
}

export type BulkChangeOf<N extends BulkChangeName> = Extract<BulkChange, { change: N }>;

/** One account to look at, or one thing of it. */
export interface BulkTarget {
  readonly account: AccountKey;
  /** Of a flow that lists some; null otherwise. */
  readonly subject: BulkSubject | null;
  /** Label of its instance. */
  readonly label: string;
  /** From 0, in the order of the plan. */
  readonly position: number;
}

/** An account as it is in Domo now, and what the change would write to it. */
export interface BulkInspection {
  readonly name: string;
  readonly dataProviderType: string;
  readonly values: readonly BulkValue[];
  readonly notes: readonly string[];
  /** Everything read that the write depends on. It goes into the stamp, and nowhere else. */
  readonly state: readonly unknown[];
  /** Why nothing can or need be written; null: it can be. */
  readonly obstacle: Problem | null;
}

export type BulkAnswer =
  | {
      readonly problem: Problem | null;
      /** What the item becomes when not all of its writes were made. Left out: `done`. */
      readonly end?: 'partly' | 'unknown';
      readonly runNotes?: readonly string[];
      /** Id of the account that was created. */
      readonly created?: DomoId;
    }
  | { readonly deleted: AccountKey };

/** Whether a write may be made, just before it. `stop`: nothing is sent, and the item becomes that. */
export type BulkCheck =
  | { readonly stop: null; readonly runNotes: readonly string[] }
  | { readonly stop: 'refused' | 'waiting'; readonly problem: Problem };

/** One thing of an account that is changed by itself. */
export interface ListedSubject {
  /** The account that is written, if it is not the one that was chosen: its counterpart in another instance. */
  readonly account?: AccountKey;
  /** Null: the account itself; or there is none, or it cannot be read, and `problem` says why. */
  readonly subject: BulkSubject | null;
  readonly notes: readonly string[];
  readonly problem: Problem | null;
}

export type ListSubjects = (
  account: AccountKey,
  signal: AbortSignal,
) => Promise<readonly ListedSubject[]>;

/** `instanceNo`: nor may any other item of its instance. Never fails. */
export type MayBeSent = (item: BulkItem) => Promise<'yes' | 'no' | 'instanceNo'>;

export interface BulkFlow {
  /** Fails if there can be no plan for these accounts. Called for plans, before anything is listed. */
  acceptAccounts?(accounts: readonly AccountKey[], signal: AbortSignal): Promise<void>;
  /** Fails with `invalidRequest` if a value that the change needs is missing. Called before a run begins. */
  accept?(secrets: ConfigValues): void;
  /**
   * Takes note of all writes that are left before the first is made. Nothing of an item may leave Latchkey, not even a
   * test, before `askWhether` has looked at it in Domo.
   */
  prepare?(waiting: readonly BulkItem[], secrets: ConfigValues, askWhether: MayBeSent): void;
  /** Waits for what must be known before the item is looked at, such as a test of another one. Never fails. */
  waitBefore?(item: BulkItem, secrets: ConfigValues, signal: AbortSignal): Promise<void>;
  /** For a change of things that an account has several of: each becomes an item. Called for plans, not for runs. */
  readonly listSubjects?: ListSubjects;
  /** Reads the account from Domo. Fails as that reading fails. */
  inspect(target: BulkTarget, signal: AbortSignal): Promise<BulkInspection>;
  /** Called when the account is as planned, and before the write counts as begun. */
  check?(item: BulkItem, secrets: ConfigValues, signal: AbortSignal): Promise<BulkCheck>;
  /**
   * Calls the operation that makes the write. A `problem` in its answer says what could not be read afterwards. `secrets`
   * HOLDS SECRETS.
   */
  send(
    caller: CallContext,
    item: BulkItem,
    confirm: string | undefined,
    secrets: ConfigValues,
  ): Promise<Result<BulkAnswer>>;
}

/** Begins a change: what it needs beside each account is read once here. */
export type BulkFlowMaker<N extends BulkChangeName> = (
  deps: BulkDeps,
  wanted: BulkChangeOf<N>,
) => BulkFlow | Promise<BulkFlow>;
