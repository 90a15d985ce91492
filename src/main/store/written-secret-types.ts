/** What the rest of main tells the store of its writes of secrets. */
import type { AccountKey } from '../../contract';
import type { WrittenSecret } from '../../contract/written-values';

/** A write of an account that Domo accepted. Times are epoch ms. */
export interface SuccessfulWrite {
  /** Fingerprints of the secrets that it wrote, by field. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Other fields that it wrote: what was known of them by an earlier write is past. */
  readonly otherFields: readonly string[];
  readonly writtenAt: number;
  /** Of the account, after the write; null: not known. */
  readonly modifiedAt: number | null;
  /** Of the account, just before the write; null: not known. */
  readonly modifiedBefore: number | null;
}

export interface WrittenSecretMethods {
  /** What Latchkey wrote in the secrets of an account. */
  listWrittenSecrets(key: AccountKey): Promise<readonly WrittenSecret[]>;
  /** Does nothing when the account is not in the store. */
  saveSuccessfulWrite(key: AccountKey, write: SuccessfulWrite): Promise<void>;
  /** Whether what was written in these fields may have changed: a later write has no known outcome. */
  doubtWrittenSecrets(
    key: AccountKey,
    fields: readonly string[],
    mayHaveChanged: boolean,
  ): Promise<void>;
}
