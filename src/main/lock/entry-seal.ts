/** Seals what Latchkey keeps in the keychain, once a passphrase was set. */
import { fail } from '../../contract';
import { hasRightMac, type LockFile } from './lock-file';
import { isSealed, openSealedText, sealText } from './sealed-text';

export const failLocked = (): never =>
  fail('locked', 'Latchkey is locked, so its tokens and keys cannot be read.');

export class EntrySeal {
  private key: Buffer | null = null;
  private writesPlain = false;

  /** @param failClosed says why sealed entries cannot be read, while there is no key. */
  constructor(private readonly failClosed: () => never = failLocked) {}

  /** From now on, entries are written sealed. The seal owns the buffer and overwrites it with zeros later. */
  use(key: Buffer): void {
    this.forget();
    this.key = key;
  }

  /** Overwrites the key. Sealed entries cannot be read until `use`. */
  forget(): void {
    this.key?.fill(0);
    this.key = null;
  }

  hasKey(): boolean {
    return this.key !== null;
  }

  /** Runs `work`, in which sealed entries can be read and entries are written plain. */
  async writingPlain(work: () => Promise<void>): Promise<void> {
    this.writesPlain = true;
    try {
      await work();
    } finally {
      this.writesPlain = false;
    }
  }

  /** What to write into the keychain. */
  seal(name: string, value: string): string {
    return this.key === null || this.writesPlain ? value : sealText(this.key, name, value);
  }

  /** Whether the key that this holds is in the file, undamaged. True as well without a key. */
  hasRightMac(file: LockFile): boolean {
    return this.key === null || hasRightMac(this.key, file);
  }

  isWritingPlain(): boolean {
    return this.writesPlain;
  }

  /** Whether the key that this holds sealed the entry. */
  hasSealed(name: string, entry: string | null): boolean {
    return this.key !== null && entry !== null && openSealedText(this.key, name, entry) !== null;
  }

  /** The value of an entry of the keychain. Fails with `locked`, or with `storeDamaged` if another key sealed it. */
  open(name: string, entry: string): string {
    if (!isSealed(entry)) return entry;
    if (this.key === null) return this.failClosed();
    return (
      openSealedText(this.key, name, entry) ??
      fail('storeDamaged', 'An entry of Latchkey in the keychain was sealed with another key.', {
        next: 'Restore lock.json in the data folder and the keychain from the same backup.',
      })
    );
  }
}
