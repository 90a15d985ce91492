/** Accounts with their configs, for finding those that use one secret. */
import type { AccountConfig, AccountKey } from '../../contract';

export interface StoredConfig {
  readonly account: AccountKey;
  /** As the window shows it. */
  readonly name: string;
  readonly dataProviderType: string;
  /** With what Latchkey wrote; null: it was never read. */
  readonly config: AccountConfig | null;
}

export interface StoredConfigBatch {
  readonly accounts: readonly StoredConfig[];
  /** To be passed for the next batch; null: this was the last. */
  readonly after: number | null;
}

export interface StoredConfigMethods {
  /** All accounts of all instances, some at a time. `after` 0: the first. */
  listConfigBatch(after: number): Promise<StoredConfigBatch>;
}
