/** What a comparison of instances is given: their accounts, each config as digests. */
import type { InstanceFilter, AccountKind, MatchRule } from '../../../../contract';
import type { ConfigDigest } from './config-digest';

export interface AccountSummary {
  readonly kind: AccountKind;
  readonly id: number;
  readonly dataProviderType: string;
  readonly displayName: string;
  /** Stands in for an empty display name. */
  readonly name: string;
  readonly valid: boolean | null;
  /** From `digestOf`. Null: its config was not read. */
  readonly config: ConfigDigest | null;
  /** Proven differences from the baseline beside the config, which only two times of one instance have. */
  readonly otherDifferences?: number;
}

export interface InstanceAccounts {
  readonly profileId: string;
  readonly label: string;
  readonly accounts: readonly AccountSummary[];
  /** Kinds whose list was never read: what is not there is unknown then, not missing. */
  readonly unlisted: readonly AccountKind[];
}

export interface InstancesInput {
  readonly instances: readonly InstanceAccounts[];
  /** `id`: accounts of a kind and id are one, whatever they are called: of one instance at two times. Else by rule. */
  readonly match?: 'rule' | 'id';
  readonly rule: MatchRule;
  readonly filter: InstanceFilter;
  /** Index of an instance; null: each row's most common version. */
  readonly baseline: number | null;
}
