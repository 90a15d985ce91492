/**
 * One data folder in use: its keychain, its store, and one Domo client per profile. The store opens after the keychain,
 * which holds its key. Without a keychain, the store is in memory.
 */
import { setTimeout } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import {
  fail,
  createProblem,
  ProblemError,
  type LatchkeyEvent,
  type Problem,
  type AppStatus,
} from '../contract';
import type { AnswerThreadHost, DomoClient, DomoClientOptions, RateLimiterState } from './domo';
import type { TokenVault } from './keychain/token-vault';
import { copyStoreContents } from './store/handover/copy-store-contents';
import { once, oneAtATime, SharedRuns } from './shared-promise';
import type { Store } from './store/store-types';

export interface WorkspaceOptions {
  /** Absolute path of the data folder. */
  readonly home: string;
  /** Why the folder cannot be used, so that the store is in memory. Null: it can. */
  readonly homeProblem: Problem | null;
  readonly vault: TokenVault;
  /** Opens the file with this key. Null: opens a store in memory. */
  readonly openStore: (key: string | null) => Promise<Store>;
  readonly announce: (event: LatchkeyEvent) => void;
  /** Keychain and store wait for it: until Latchkey is unlocked, their keys cannot be read. */
  readonly whenUnlocked?: Promise<void>;
  /** Tests use shorter times. */
  readonly clientTimings?: Pick<DomoClientOptions, 'timeout' | 'backoff'> | undefined;
  /** Path of the compiled thread that parses large answers; without it they are parsed in this thread. */
  readonly answerThreadFile?: string | undefined;
  /** How a service waits. Tests do not. */
  readonly wait?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

interface OpenedStore {
  readonly store: Store;
  readonly problem: Problem | null;
}

export class Workspace {
  readonly vault: TokenVault;
  private opened: OpenedStore | null = null;
  private opening: Promise<OpenedStore>;
  private readonly fingerprint = once(() => this.loadFingerprintKey());
  /** One for all instances. */
  private answers: AnswerThreadHost | null = null;
  private readonly clients = new Map<string, DomoClient>();
  private readonly newClients = new SharedRuns<DomoClient>();
  /** Set while suspended: what `opening` resolves with. */
  private resumed: ((opened: OpenedStore) => void) | null = null;
  private waitsForUnlock: boolean;
  private isEnding = false;
  private readonly rateLimiterWatchers = new Map<string, Set<() => void>>();

  constructor(private readonly options: WorkspaceOptions) {
    this.vault = options.vault;
    this.waitsForUnlock = options.whenUnlocked !== undefined;
    this.opening = options.whenUnlocked
      ? options.whenUnlocked.then(() => {
          this.waitsForUnlock = false;
          return this.openKeychainAndStore();
        })
      : this.openKeychainAndStore();
  }

  /** The open store, in the file or in memory. Waits until it is open, or has moved into the file. */
  async store(): Promise<Store> {
    return (await this.opening).store;
  }

  /** Rejects when the signal is aborted. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    await (this.options.wait?.(ms, signal) ?? setTimeout(ms, undefined, { signal }));
  }

  status(): Pick<AppStatus, 'keychain' | 'store' | 'home'> {
    const keychain = this.vault.status();
    return {
      keychain,
      store: this.opened
        ? { state: this.opened.store.storage, problem: this.opened.problem }
        : { state: 'opening', problem: null },
      home: this.options.home,
    };
  }

  /**
   * Tries to open the keychain again. If it opens, the contents of a store in memory move into the file. There is one
   * attempt at a time, and concurrent callers share it. Fails if the file cannot be used or cannot take everything; the
   * store then stays in memory.
   */
  readonly retryKeychain = oneAtATime(() => this.reopenWithKeychain());

  private async reopenWithKeychain(): Promise<void> {
    // Without a data folder, its id is unknown, and so are the keychain entries that belong to it.
    if (this.options.homeProblem) return;
    const before = await this.opening;
    if (this.vault.status().state !== 'unlocked') await this.vault.open();
    if (this.vault.status().state !== 'unlocked' || before.store.storage === 'file') {
      this.options.announce({ event: 'statusChanged' });
      return;
    }
    try {
      await this.moveToFile(await this.openFile(), before);
    } catch (error) {
      this.setOpened({ store: before.store, problem: toStoreProblem(error) });
      throw error;
    }
    this.options.announce({ event: 'profilesChanged' });
    this.options.announce({ event: 'inventoryChanged', profileId: null });
  }

  private async moveToFile(file: OpenedStore, memory: OpenedStore): Promise<void> {
    const moving = memory.store
      .handOver((contents) => copyStoreContents(contents, file.store))
      .then(() => {
        // Fingerprints under the key of the session cannot be compared with those under the stored key.
        this.fingerprint.forget();
        this.setOpened(file);
      });
    // Callers that need the store wait until the move ends.
    this.opening = moving.then(
      () => file,
      () => memory,
    );
    try {
      await moving;
    } catch (error) {
      // The first failure is the cause, so a failure to close is ignored.
      await file.store.close().catch(() => undefined);
      throw error;
    }
  }

  /**
   * The client of a profile. Fails with `notFound`. A cached client costs no call to the store: when another program
   * removed the profile, saving what the client read fails with `notFound`, and so does recording a write.
   */
  async client(profileId: string): Promise<DomoClient> {
    if (this.isEnding) return fail('cancelled', 'Latchkey is ending.');
    return (
      this.clients.get(profileId) ??
      this.newClients.run(profileId, () => this.createClient(profileId))
    );
  }

  private async createClient(profileId: string): Promise<DomoClient> {
    // Loaded when first needed, so that the window shows stored data without waiting for an HTTP client.
    const { AnswerThreadHost, createDomoClient } = await import('./domo');
    // Nothing is awaited after this, so that no removal comes between this answer and the cache.
    const profile = await (await this.store()).getProfile(profileId);
    if (!profile) return fail('notFound', 'There is no such profile.');
    if (this.isEnding) return fail('cancelled', 'Latchkey is ending.');
    this.answers ??= new AnswerThreadHost(this.options.answerThreadFile ?? null);
    const client = createDomoClient(
      {
        ...this.options.clientTimings,
        origin: profile.origin,
        token: () => this.vault.getToken(profileId, profile.keep),
        onRateLimiterChange: () => {
          for (const watcher of this.rateLimiterWatchers.get(profileId) ?? []) watcher();
        },
      },
      this.answers,
    );
    this.clients.set(profileId, client);
    return client;
  }

  /**
   * Calls `watcher` when a profile's queue starts or ends a wait that Domo asked for. Returns a function that stops it.
   */
  watchRateLimiter(profileId: string, watcher: () => void): () => void {
    const watchers = this.rateLimiterWatchers.get(profileId) ?? new Set();
    this.rateLimiterWatchers.set(profileId, watchers);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
    };
  }

  /** The state of a profile's queue of requests; null if it has no client yet. */
  rateLimiterState(profileId: string): RateLimiterState | null {
    return this.clients.get(profileId)?.rateLimiterState() ?? null;
  }

  /**
   * Closes a profile's client. Needed after its token changed, because a client remembers that its token was refused.
   */
  dropClient(profileId: string): void {
    this.clients.get(profileId)?.close();
    this.clients.delete(profileId);
    // One that is being created may have found the profile as it was before.
    this.newClients.forget(profileId);
  }

  /**
   * The key that secrets are fingerprinted under, as hex. With no keychain it lasts for this session. Fails with the
   * keychain's Problem.
   */
  fingerprintKey(): Promise<string> {
    return this.fingerprint.get();
  }

  private async loadFingerprintKey(): Promise<string> {
    const { storage } = await this.store();
    // Fingerprints in the file are compared later, so they need the key that is kept: without it this fails.
    return storage === 'file'
      ? (await this.vault.getOrCreateKey('fingerprint')).hex
      : randomBytes(32).toString('hex');
  }

  /**
   * Closes the store and drops the clients and the fingerprint key, until `resume`. Whoever asks for the store waits.
   * A store in memory stays open, because closing it would lose what is in it.
   */
  async suspend(): Promise<void> {
    const { store } = await this.opening;
    if (store.storage !== 'file' || this.resumed) return;
    this.opening = new Promise((resolve) => {
      this.resumed = resolve;
    });
    this.opened = null;
    this.fingerprint.forget();
    for (const profileId of [...this.clients.keys()]) this.dropClient(profileId);
    await store.close();
  }

  /** Opens keychain and store again after `suspend`. */
  async resume(): Promise<void> {
    const { resumed } = this;
    if (!resumed) return;
    this.resumed = null;
    const opened = await this.openKeychainAndStore();
    resumed(opened);
  }

  /** Cancels all requests to Domo. No more are sent. */
  endClients(): void {
    this.isEnding = true;
    for (const profileId of [...this.clients.keys()]) this.dropClient(profileId);
    this.answers?.close();
  }

  async close(): Promise<void> {
    this.endClients();
    // While Latchkey is locked, the store is not open, and nobody knows when it will be.
    if (!this.waitsForUnlock && !this.resumed) await (await this.opening).store.close();
    this.vault.close();
  }

  private async openKeychainAndStore(): Promise<OpenedStore> {
    const keychain = this.options.homeProblem ? null : await this.vault.open();
    const opened =
      keychain?.state === 'unlocked'
        ? await this.openFile().catch((error: unknown) => this.openMemory(toStoreProblem(error)))
        : await this.openMemory(this.options.homeProblem ?? keychain?.problem ?? null);
    this.setOpened(opened);
    return opened;
  }

  private setOpened(opened: OpenedStore): void {
    this.opened = opened;
    this.options.announce({ event: 'statusChanged' });
  }

  /** Fails if the file cannot be used. */
  private async openFile(): Promise<OpenedStore> {
    const key = await this.vault.getOrCreateKey('store');
    const store = await this.options.openStore(key.hex);
    return { store, problem: store.problem && explainLostKey(store.problem, key.fresh) };
  }

  private async openMemory(problem: Problem | null): Promise<OpenedStore> {
    return { store: await this.options.openStore(null), problem };
  }
}

const toStoreProblem = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : createProblem('storeUnavailable', 'The store cannot be opened.');

/** If the key is new, the old file may be intact: its key was removed from the keychain. */
const explainLostKey = (damage: Problem, fresh: boolean): Problem =>
  fresh
    ? {
        ...damage,
        message: `The keychain did not have the key of the store. ${damage.message}`,
      }
    : damage;
