/** The interface to the operating system's keychain for the rest of main. */
import type { KeychainState, Problem, TokenStorage } from '../../contract';

export interface VaultStatus {
  readonly state: KeychainState;
  readonly problem: Problem | null;
}

/** The credentials of proxies. `proxy`: scheme, host and port. Each fails with the keychain's Problem. */
export interface ProxyLoginVault {
  /** Null if there are none. */
  getProxyLogin(proxy: string): Promise<string | null>;
  saveProxyLogin(proxy: string, login: string): Promise<void>;
  removeProxyLogin(proxy: string): Promise<void>;
}

/**
 * What is known of the renewal of a profile's token, and the new token until it is the one in use. Beside the token, so that
 * a program that is killed between two steps loses neither. Each fails with the keychain's Problem.
 */
export interface RenewalVault {
  /** Null if there is none. HOLDS A SECRET. */
  getRenewal(profileId: string): Promise<string | null>;
  saveRenewal(profileId: string, entry: string): Promise<void>;
  removeRenewal(profileId: string): Promise<void>;
}

export interface TokenVault extends RenewalVault {
  status(): VaultStatus;
  /** Tries the keychain (again). Never rejects: the outcome is the status. */
  open(): Promise<VaultStatus>;
  /** The token of a profile; one that was for a session is not looked for in the keychain. Fails with `noToken`, or with the keychain's Problem. */
  getToken(profileId: string, keep: 'keychain' | 'session'): Promise<string>;
  /** Where the token of a profile is. Does not read it. */
  getTokenPlace(profileId: string, keep: 'keychain' | 'session'): TokenStorage;
  saveToken(profileId: string, token: string, keep: 'keychain' | 'session'): Promise<void>;
  /**
   * Succeeds only when the token is certainly removed; fails with the keychain's Problem otherwise. Removing a token
   * that is only in memory needs no keychain.
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
