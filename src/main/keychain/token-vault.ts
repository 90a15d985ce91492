/** What the rest of main may ask of the operating system's keychain. */
import type { KeychainState, Problem, TokenStorage } from '../../contract';

export interface VaultStatus {
  readonly state: KeychainState;
  readonly problem: Problem | null;
}

export interface TokenVault {
  status(): VaultStatus;
  /** Tries the keychain (again). Never rejects: the outcome is the status. */
  open(): Promise<VaultStatus>;
  /** The token of a profile; one that was for a session is not looked for in the keychain. Fails with `noToken`, or with the keychain's Problem. */
  getToken(profileId: string, keep: 'keychain' | 'session'): Promise<string>;
  /** Where the token of each profile is; does not read any. */
  getTokenPlace(profileId: string, keep: 'keychain' | 'session'): TokenStorage;
  saveToken(profileId: string, token: string, keep: 'keychain' | 'session'): Promise<void>;
  /**
   * Ends well only when the token is gone for certain, else with the keychain's Problem. One that is only in memory
   * needs no keychain to be forgotten.
   */
  removeToken(profileId: string, keep: 'keychain' | 'session'): Promise<void>;
  /**
   * A named key of this data folder, 32 random bytes as hex; made on first use, and `fresh` then. "Not in this
   * keychain" does not mean "never made": `beforeCreate` runs before a key is made, and may throw a ProblemError.
   */
  getOrCreateKey(
    name: 'store' | 'fingerprint',
    beforeCreate?: () => void | Promise<void>,
  ): Promise<{ hex: string; fresh: boolean }>;
  close(): void;
}
