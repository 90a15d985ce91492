/** What the lock needs of the program around it. */
import type { ReadFirstSealedEntry } from './entry-proof';
import type { EntrySeal } from './entry-seal';
import type { SCRYPT_COST } from './lock-file';

export interface AppLockOptions {
  /** The data folder. */
  readonly home: string;
  readonly seal: EntrySeal;
  /**
   * Writes every entry of the keychain again: sealed, with `FIRST_SEALED_ENTRY` as the first, or plain within
   * `seal.writingPlain`, with it as the last.
   */
  readonly rewriteEntries: () => Promise<void>;
  /** Makes ready what `rewriteEntries` needs and other programs may hold up. */
  readonly prepareRewriting?: () => Promise<void>;
  readonly readFirstSealedEntry: ReadFirstSealedEntry;
  /** Runs work while no other program writes an entry of the keychain or `lock.json`. */
  readonly exclusively?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Asks for a fingerprint; null if this system cannot. Rejects unless it was accepted. */
  readonly systemPrompt?: (() => Promise<void>) | null;
  /** Runs before Latchkey counts as unlocked: calls `useKey`, then makes store and keychain usable again. */
  readonly onUnlock?: (useKey: () => void) => Promise<void>;
  /** Told after each change between locked and unlocked. */
  readonly onChange?: (locked: boolean) => void;
  /** What a guess costs; tests use less. */
  readonly cost?: typeof SCRYPT_COST;
  /** Epoch ms. */
  readonly now?: () => number;
}
