/** What the entries in the keychain prove about keys: `lock.json` alone proves nothing, since anybody can put one there. */
import type { EntrySeal } from './entry-seal';
import { isSealed, openSealedText } from './sealed-text';

/** The entry that is sealed first and made plain last: if it is plain, every entry is, or will be. */
export const FIRST_SEALED_ENTRY = 'key:store';

/** `FIRST_SEALED_ENTRY` as the keychain has it; null if it is not there. Fails if the keychain cannot be read. */
export type ReadFirstSealedEntry = () => Promise<string | null>;

/** `plain`: nothing is sealed, with any key. `unknown`: the keychain cannot be read. */
export type Proof = 'opens' | 'refused' | 'plain' | 'unknown';

export class EntryProof {
  constructor(
    private readonly seal: EntrySeal,
    private readonly readFirstSealedEntry: ReadFirstSealedEntry,
  ) {}

  /** Fails if the keychain cannot be read, as does the next. */
  async areSealed(): Promise<boolean> {
    return isSealed((await this.readFirstSealedEntry()) ?? '');
  }

  async areSealedWithPresentKey(): Promise<boolean> {
    if (!this.seal.hasKey()) return false;
    return this.seal.hasSealed(FIRST_SEALED_ENTRY, await this.readFirstSealedEntry());
  }

  async of(key: Buffer): Promise<Proof> {
    let entry: string | null;
    try {
      entry = await this.readFirstSealedEntry();
    } catch {
      return 'unknown';
    }
    if (entry === null || !isSealed(entry)) return 'plain';
    return openSealedText(key, FIRST_SEALED_ENTRY, entry) === null ? 'refused' : 'opens';
  }
}
