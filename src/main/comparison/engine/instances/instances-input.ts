/** The input of a comparison of instances: their accounts, each config as a digest. */
import type { InstanceFilter, AccountKind, MatchRule, DomoId } from '../../../../contract';
import type { ConfigDigest } from './config-digest';

export interface AccountSummary {
  readonly kind: AccountKind;
  readonly id: DomoId;
  readonly dataProviderType: string;
  readonly displayName: string;
  /** Shown instead of an empty display name. */
  readonly name: string;
  readonly valid: boolean | null;
  /** From `digestConfig`. Null if the config was not read. */
  readonly config: ConfigDigest | null;
  /** Proven differences from the baseline outside the config. Only for one instance at two times. */
  readonly otherDifferences?: number;
}

export interface InstanceAccounts {
  readonly profileId: string;
  readonly label: string;
  /** Other texts that tell the instance from others: its group and its address. */
  readonly marks?: readonly string[];
  readonly accounts: readonly AccountSummary[];
  /** Kinds whose list was never read. Their accounts are unknown, not missing. */
  readonly unlisted: readonly AccountKind[];
}

export interface InstancesInput {
  readonly instances: readonly InstanceAccounts[];
  /** `id` matches accounts by kind and id, for one instance at two times. `rule` matches them by name. */
  readonly match?: 'rule' | 'id';
  readonly rule: MatchRule;
  /** Guessed words, which are ignored except where accounts of one instance would become alike. */
  readonly guessed?: readonly string[];
  readonly filter: InstanceFilter;
  /** Index of an instance. Null: each row is compared with its most common version. */
  readonly baseline: number | null;
}
