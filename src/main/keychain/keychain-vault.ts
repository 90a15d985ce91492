/** TokenVault: tokens and keys, in the keychain or, when the user says so, in memory until quit. */
import { randomBytes } from 'node:crypto';
import { fail, ProblemError, type TokenStorage } from '../../contract';
import { KeychainFailure, type KeychainTrouble } from './keychain-failure';
import { toKeychainProblem } from './keychain-problem';
import { KeychainClient } from './keychain-client';
import type { KeychainVaultOptions } from './keychain-vault-options';
import { oneAtATime, SharedRuns } from '../shared-promise';
import type { ProxyLoginVault, TokenVault, VaultStatus } from './token-vault';

const KEY_IS_DAMAGED = 'A key of Latchkey in the keychain is not as Latchkey wrote it.';
const KEY_ADVICE = {
  next: 'Put the entry back from a backup of the keychain; without it the store cannot be read.',
};

const SENTINEL = 'sentinel';
const SENTINEL_VALUE = 'latchkey';

export class KeychainVault implements TokenVault, ProxyLoginVault {
  private current: VaultStatus = { state: 'opening', problem: null };
  private readonly client: KeychainClient;
  private readonly service: string;
  private readonly sessionTokens = new Map<string, string>();
  /** Many instances are read at the same time; calls for the same entry share one request. */
  private readonly reads = new SharedRuns<string | null>();
  private readonly keys = new SharedRuns<{ hex: string; fresh: boolean }>();
  /** Profiles whose token was read and not found. */
  private readonly withoutToken = new Set<string>();

  constructor(private readonly options: KeychainVaultOptions) {
    this.service = `Latchkey ${options.vaultId}`;
    this.client = new KeychainClient({
      host: options.host,
      processFile: options.processFile,
      limit: options.limit,
      onLateAnswer: () => options.onLateAnswer?.(),
    });
  }

  status(): VaultStatus {
    return this.current;
  }

  /** Never fails: the outcome is the status. One attempt at a time, which all callers share. */
  readonly open = oneAtATime(() => this.attemptOpen());

  private async attemptOpen(): Promise<VaultStatus> {
    // A process that hangs, or that started before the keychain, cannot answer and must be replaced.
    if (this.current.state !== 'opening' && this.current.state !== 'unlocked')
      this.client.restart();
    this.setStatus({ state: 'opening', problem: null });
    try {
      await this.proveUnlocked();
      this.setStatus({ state: 'unlocked', problem: null });
    } catch (error) {
      this.noteFailure(error);
    }
    return this.current;
  }

  async getToken(profileId: string, keep: 'keychain' | 'session'): Promise<string> {
    const session = this.sessionTokens.get(profileId);
    if (session !== undefined) return session;
    const token = keep === 'keychain' ? await this.read(`token:${profileId}`) : null;
    if (token === null) {
      // The keychain may get one of a session later, from another program.
      if (keep === 'keychain') this.withoutToken.add(profileId);
      return fail('noToken', 'There is no access token for this instance.');
    }
    // Another program may have saved it meanwhile.
    this.withoutToken.delete(profileId);
    return token;
  }

  getTokenPlace(profileId: string, keep: 'keychain' | 'session'): TokenStorage {
    if (this.sessionTokens.has(profileId)) return 'session';
    if (keep === 'session') return 'none';
    return this.withoutToken.has(profileId) ? 'none' : 'keychain';
  }

  async saveToken(profileId: string, token: string, keep: 'keychain' | 'session'): Promise<void> {
    if (keep === 'session') {
      this.sessionTokens.set(profileId, token);
      return;
    }
    await this.write(`token:${profileId}`, token);
    this.sessionTokens.delete(profileId);
    this.withoutToken.delete(profileId);
  }

  async removeToken(profileId: string, keep: 'keychain' | 'session'): Promise<void> {
    if (keep === 'keychain') await this.remove(`token:${profileId}`);
    this.sessionTokens.delete(profileId);
  }

  getOrCreateKey(
    name: 'store' | 'fingerprint',
    beforeCreate?: () => void | Promise<void>,
  ): Promise<{ hex: string; fresh: boolean }> {
    return this.keys.run(name, () => this.readOrCreateKey(`key:${name}`, beforeCreate));
  }

  private async readOrCreateKey(
    account: string,
    beforeCreate: (() => void | Promise<void>) | undefined,
  ): Promise<{ hex: string; fresh: boolean }> {
    const existing = await this.readKey(account);
    if (existing !== null) return { hex: existing, fresh: false };
    return this.options.withExclusiveLock(async () => {
      const others = await this.readKey(account);
      if (others !== null) return { hex: others, fresh: false };
      await beforeCreate?.();
      const created = randomBytes(32).toString('hex');
      await this.write(account, created);
      return { hex: created, fresh: true };
    });
  }

  private async readKey(account: string): Promise<string | null> {
    const existing = await this.read(account);
    // Replacing it would lose everything that the right key opens.
    if (existing !== null && !/^[0-9a-f]{64}$/.test(existing)) {
      fail('storeUnavailable', KEY_IS_DAMAGED, KEY_ADVICE);
    }
    return existing;
  }

  getProxyLogin(proxy: string): Promise<string | null> {
    return this.read(`proxy:${proxy}`);
  }

  saveProxyLogin(proxy: string, login: string): Promise<void> {
    return this.write(`proxy:${proxy}`, login);
  }

  removeProxyLogin(proxy: string): Promise<void> {
    return this.remove(`proxy:${proxy}`);
  }

  getRenewal(profileId: string): Promise<string | null> {
    return this.read(`renewal:${profileId}`);
  }

  saveRenewal(profileId: string, entry: string): Promise<void> {
    return this.write(`renewal:${profileId}`, entry);
  }

  removeRenewal(profileId: string): Promise<void> {
    return this.remove(`renewal:${profileId}`);
  }

  /**
   * Reads and writes again every key, and what these profiles and proxies have: after sealing began or ended. The key of
   * the store is sealed first and made plain last, so that it shows whether any entry can be sealed.
   */
  async rewriteEntries(
    profileIds: readonly string[],
    proxies: readonly string[] = [],
  ): Promise<void> {
    const accounts = [
      'key:store',
      'key:fingerprint',
      ...profileIds.flatMap((id) => [`token:${id}`, `renewal:${id}`]),
      ...proxies.map((proxy) => `proxy:${proxy}`),
    ];
    const order = this.options.seal?.isWritingPlain() ? accounts.toReversed() : accounts;
    for (const account of order) {
      const value = await this.read(account);
      if (value !== null) await this.writeNow(account, value);
    }
  }

  /** An entry as it is in the keychain, sealed or not; null if it is not there. */
  readRawEntry(account: string): Promise<string | null> {
    return this.withOpenKeychain(() => this.readOrProveAbsent(account));
  }

  close(): void {
    this.sessionTokens.clear();
    this.client.close();
  }

  /**
   * A locked keychain answers "nothing there" instead of "locked". So an entry that is always there is read
   * first; when it is missing it is written, which a locked keychain refuses, or asks the user to be unlocked for.
   * Returns `open` when it was unlocked all the time, and `opened` when it may have been locked a moment ago.
   */
  private async proveUnlocked(): Promise<'open' | 'opened'> {
    const found = await this.get(SENTINEL);
    if (found === SENTINEL_VALUE) return 'open';
    await this.set(SENTINEL, SENTINEL_VALUE);
    if ((await this.get(SENTINEL)) !== SENTINEL_VALUE) throw new KeychainFailure('locked');
    return 'opened';
  }

  private async read(account: string): Promise<string | null> {
    const entry = await this.reads.run(account, () =>
      this.withOpenKeychain(() => this.readOrProveAbsent(account)),
    );
    return entry === null ? null : (this.options.seal?.open(account, entry) ?? entry);
  }

  /** Null only when nothing is there. */
  private async readOrProveAbsent(account: string): Promise<string | null> {
    const value = await this.get(account);
    if (value !== null) return value;
    // Either there is no entry, or the keychain was locked meanwhile. The sentinel shows which.
    return (await this.proveUnlocked()) === 'open' ? null : this.get(account);
  }

  /** A locked keychain removes nothing and reports no error, so the state is checked before and the entry after. */
  private async remove(account: string): Promise<void> {
    await this.changing(account, async () => {
      await this.proveUnlocked();
      await this.client.call({ method: 'delete', service: this.service, account });
      if ((await this.readOrProveAbsent(account)) !== null) throw new KeychainFailure('locked');
    });
  }

  private async write(account: string, value: string): Promise<void> {
    const write = (): Promise<void> => this.writeNow(account, value);
    await (this.options.whileWriting?.(write) ?? write());
  }

  private async writeNow(account: string, value: string): Promise<void> {
    const entry = this.options.seal?.seal(account, value) ?? value;
    await this.changing(account, () => this.set(account, entry));
  }

  /** A read that started before or during the change is not shared with later callers. */
  private async changing(account: string, change: () => Promise<unknown>): Promise<void> {
    this.reads.forget(account);
    try {
      await this.withOpenKeychain(change);
    } finally {
      this.reads.forget(account);
    }
  }

  /** Runs against an open keychain; a failure becomes the new status and a Problem. */
  private async withOpenKeychain<T>(run: () => Promise<T>): Promise<T> {
    // A crash ended the process; a new process may work.
    if (this.current.state === 'opening' || this.current.state === 'crashed') await this.open();
    if (this.current.problem) throw new ProblemError(this.current.problem);
    try {
      return await this.withOneReconnect(run);
    } catch (error) {
      throw new ProblemError(toKeychainProblem(this.noteFailure(error)));
    }
  }

  /** Callers that find the service missing at the same time share one new process. */
  private readonly reconnect = oneAtATime(async () => {
    this.client.restart();
    await this.proveUnlocked();
  });

  /** A keychain service that was restarted looks missing to a process that knew the old one. */
  private async withOneReconnect<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof KeychainFailure) || error.trouble !== 'missing') throw error;
      await this.reconnect();
      return run();
    }
  }

  private noteFailure(error: unknown): KeychainTrouble {
    const trouble = error instanceof KeychainFailure ? error.trouble : 'crashed';
    this.setStatus({ state: trouble, problem: toKeychainProblem(trouble) });
    return trouble;
  }

  private setStatus(status: VaultStatus): void {
    const changed = status.state !== this.current.state;
    this.current = status;
    if (changed) this.options.onStatus?.(status);
  }

  private get(account: string): Promise<string | null> {
    return this.client.call({ method: 'get', service: this.service, account });
  }

  private set(account: string, value: string): Promise<string | null> {
    return this.client.call({ method: 'set', service: this.service, account, value });
  }
}
