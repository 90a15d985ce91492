/** What is kept of Domo's activity log, and which details it makes old (domo-api 2.2). */
import type { AccountKey, AccountKind, DomoId, Problem } from '../../contract';

/** The newest change of an account that the log names. */
export interface DomoChange {
  /** Domo's own word, such as `UPDATED`. */
  readonly action: string;
  /** Name of a user. Null: the log does not say. */
  readonly by: string | null;
  /** Epoch ms, by Domo's clock. Null: the log does not say. */
  readonly at: number | null;
  /** Where this is known from. */
  readonly source: 'activityLog';
}

/** How far the log of one instance was read. */
export interface AuditState {
  /** Between these two instants, by Domo's clock, nothing of the log is missing. Null: it was never read whole. */
  readonly readFrom: number | null;
  readonly readUntil: number | null;
  /** When the last reading of every account began that ended. Null: there is none, or something may be missing since. */
  readonly fullAt: number | null;
  /** Id of the user who read: another one may see other values. */
  readonly reader: string | null;
  /** Why the log could not be read the last time. `forbidden`: the user lacks the grant. Null: it was read. */
  readonly problem: Problem | null;
}

/** What a reading of the log leads to, saved at once. */
export interface AuditOutcome {
  readonly state: AuditState;
  readonly changes: readonly (DomoChange & { readonly id: DomoId })[];
  /** Whose details count as not read from now on. */
  readonly outdated: 'all' | readonly DomoId[];
}

/** What tells whether config and access list of an account must be read again. */
export interface DetailState {
  readonly kind: AccountKind;
  readonly id: DomoId;
  readonly dataProviderType: string;
  /** A digest of what the list, the search and the provider say of it now. */
  readonly listed: string;
  /** The same digest when its details were last read. Null: they count as not read. */
  readonly marked: string | null;
  /** A part was not read, or its row in the list could not be. */
  readonly isUncertain: boolean;
}

export type DetailMark = Pick<DetailState, 'kind' | 'id' | 'listed'>;

export interface DetailStates {
  readonly states: readonly DetailState[];
  /** Where the following part begins; null after the last. */
  readonly next: number | null;
}

export interface AuditStoreMethods {
  /** Null when the log of the instance was never asked for. From `readFrom` to `readUntil` it knows every change. */
  auditStateOf(profileId: string): Promise<AuditState | null>;
  /** The latest change in Domo that the log knows. Null: it knows none since `readFrom` of its state. */
  domoChangeOf(key: AccountKey): Promise<DomoChange | null>;
  /** Returns a number for `saveDetailMarks`. Fails with `notFound` when there is no such profile. */
  saveAudit(profileId: string, outcome: AuditOutcome): Promise<number>;
  /** One part of the accounts of a profile. `from` is 0 at first. */
  listDetailStates(profileId: string, from: number): Promise<DetailStates>;
  /** Does nothing when the log was read again since `reading`: it may have named these accounts. */
  saveDetailMarks(profileId: string, marks: readonly DetailMark[], reading: number): Promise<void>;
  /** Every account was read in this reading. Does nothing when the log was read again since. */
  saveFullReading(profileId: string, fullAt: number, reading: number): Promise<void>;
}
