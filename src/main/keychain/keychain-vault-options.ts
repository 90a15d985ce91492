/** What the vault in the keychain is made of, and what it is told. */
import type { KeychainHost } from './keychain-client';
import type { VaultStatus } from './token-vault';

/** Encrypts and decrypts entries. */
export interface EntryCodec {
  /** What to write into the keychain. */
  seal(name: string, value: string): string;
  /** The value of an entry. Fails with `locked` while its key is not there. */
  open(name: string, entry: string): string;
  /** Whether entries are made plain again: sealed ones can be read, and are written plain. */
  isWritingPlain(): boolean;
}

export interface KeychainVaultOptions {
  readonly host: KeychainHost;
  readonly processFile: string;
  /** Part of the names of all entries, so that data folders do not share any. */
  readonly vaultId: string;
  /** Milliseconds that the keychain may take to answer. */
  readonly limit: number;
  /** Runs work under a lock between programs, so that of two first starts only one creates the keys. */
  readonly withExclusiveLock: <T>(work: () => Promise<T>) => Promise<T>;
  /** Seals entries once a passphrase was set; the sentinel stays plain. */
  readonly seal?: EntryCodec;
  /** Runs each write of an entry, so that none is written while a passphrase is set or removed. */
  readonly whileWriting?: (write: () => Promise<void>) => Promise<void>;
  /** Called when the state changed. */
  readonly onStatus?: (status: VaultStatus) => void;
  /** Called when a keychain answers after its time limit. */
  readonly onLateAnswer?: () => void;
}
