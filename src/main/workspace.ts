/**
 * One data folder at work: its keychain, its store, and a Domo client per profile. The store waits for the
 * keychain, since its key is there; without a keychain the store lives in memory.
 */
import { randomBytes } from 'node:crypto';
import {
  fail,
  createProblem,
  ProblemError,
  type LatchkeyEvent,
  type Problem,
  type AppStatus,
} from '../contract';
import type { DomoClient, DomoClientOptions, RateLimiterState } from './domo';
import type { TokenVault } from './keychain/token-vault';
import { copyStoreContents } from './store/handover/copy-store-contents';
import { once, oneAtATime, SharedRuns } from './shared-promise';
import type { StoreHealth } from './store/check/check-protocol';
import { markDamaged } from './store/files/open-marks';
import { hasStoreTraces } from './store/files/store-files';
import type { Store } from './store/store-types';

export interface WorkspaceOptions {
  /** Absolute. Null: the folder cannot be used, so nothing is kept; `homeProblem` says why. */
  readonly home: string;
  readonly homeProblem: Problem | null;
  readonly vault: TokenVault;
  /** Null key: a store in memory. */
  readonly openStore: (key: string | null) => Promise<Store>;
  /** Reads the whole file in a process of its own. Undefined: nobody can. */
  readonly checkStore?: ((key: string) => Promise<StoreHealth>) | undefined;
  readonly announce: (event: LatchkeyEvent) => void;
  /** Tests shorten it. */
  readonly clientTimings?: Pick<DomoClientOptions, 'timeout' | 'backoff'> | undefined;
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
  private readonly clients = new Map<string, DomoClient>();
  private readonly newClients = new SharedRuns<DomoClient>();
  private isEnding = false;
  private readonly rateLimiterWatchers = new Map<string, Set<() => void>>();

  constructor(private readonly options: WorkspaceOptions) {
    this.vault = options.vault;
    this.opening = this.openKeychainAndStore();
  }

  /** Resolves when keychain and store are open, in whatever state. */
  async store(): Promise<Store> {
    return (await this.opening).store;
  }

  /** What happened to the store's file and nobody acknowledged, or why there is no file. Null when all is well. */
  async storeProblem(): Promise<Problem | null> {
    return (await this.opening).problem;
  }

  /** A person has read what happened to the file. Fails as the store does. */
  async acknowledgeDamage(): Promise<void> {
    const opened = await this.opening;
    if (opened.store.storage !== 'file') return;
    await opened.store.acknowledgeDamage();
    const acknowledged = { store: opened.store, problem: null };
    this.opening = Promise.resolve(acknowledged);
    this.setOpened(acknowledged);
  }

  /** Fails with `storeDamaged`, which the next start acts on, or with `storeUnavailable` when nobody can tell. */
  async checkStore(): Promise<void> {
    const { store, problem } = await this.opening;
    if (store.storage !== 'file') throw new ProblemError(problem ?? noFileProblem());
    const { hex } = await this.vault.getOrCreateKey('store');
    const health = (await this.options.checkStore?.(hex)) ?? 'unknown';
    if (health === 'unknown') fail('storeUnavailable', 'The store could not be checked.');
    if (health === 'damaged') {
      markDamaged(this.options.home);
      fail('storeDamaged', 'A part of the store is damaged.', {
        next: 'Close all windows and commands of Latchkey, then start it again: it sets the store aside, keeps the instances, and a sync fills a new store.',
      });
    }
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
   * Tries the keychain again; when it opens, a store in memory gives way to the file, with what is in it. One
   * attempt at a time: callers that come meanwhile share it. Fails when the file cannot be used, or cannot take
   * everything; the store in memory stays then.
   */
  readonly retryKeychain = oneAtATime(() => this.reopenWithKeychain());

  private async reopenWithKeychain(): Promise<void> {
    // In a folder that cannot be used there is no telling whose tokens and which key are meant.
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
        // Fingerprints of the session mean nothing beside those under the key that is kept.
        this.fingerprint.forget();
        this.setOpened(file);
      });
    // Whoever asks for the store meanwhile waits for the one that this ends with.
    this.opening = moving.then(
      () => file,
      () => memory,
    );
    try {
      await moving;
    } catch (error) {
      // Whatever comes of that, the first failure is the one to tell.
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
    const { createDomoClient } = await import('./domo');
    // Nothing is awaited after this, so that no removal comes between this answer and the cache.
    const profile = await (await this.store()).getProfile(profileId);
    if (!profile) return fail('notFound', 'There is no such profile.');
    if (this.isEnding) return fail('cancelled', 'Latchkey is ending.');
    const client = createDomoClient({
      ...this.options.clientTimings,
      origin: profile.origin,
      token: () => this.vault.getToken(profileId, profile.keep),
      onRateLimiterChange: () => {
        for (const watcher of this.rateLimiterWatchers.get(profileId) ?? []) watcher();
      },
    });
    this.clients.set(profileId, client);
    return client;
  }

  /** Tells when a profile's queue starts or ends a wait that Domo asked for. Returns how to stop. */
  watchRateLimiter(profileId: string, watcher: () => void): () => void {
    const watchers = this.rateLimiterWatchers.get(profileId) ?? new Set();
    this.rateLimiterWatchers.set(profileId, watchers);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
    };
  }

  /** How a profile's queue is doing; null while there is none. */
  rateLimiterState(profileId: string): RateLimiterState | null {
    return this.clients.get(profileId)?.rateLimiterState() ?? null;
  }

  /** After a token changed or a profile went away: a client remembers that its token was refused. */
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
    const store = await this.store();
    if (store.storage !== 'file') return randomBytes(32).toString('hex');
    // Fingerprints in the file are compared later, so they need the key that is kept: without it this fails.
    const key = await this.vault.getOrCreateKey('fingerprint', async () => {
      if (await store.hasConfigs()) failMissingKey('the fingerprints', this.options.home);
    });
    return key.hex;
  }

  /** Ends what is under way with Domo; nothing more is sent. */
  endClients(): void {
    this.isEnding = true;
    for (const profileId of [...this.clients.keys()]) this.dropClient(profileId);
  }

  async close(): Promise<void> {
    this.endClients();
    const { store } = await this.opening;
    await store.close();
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

  /** Fails when the file cannot be used. */
  private async openFile(): Promise<OpenedStore> {
    const { home } = this.options;
    const key = await this.vault.getOrCreateKey('store', () => {
      if (hasStoreTraces(home)) failMissingKey('the store', home);
    });
    const store = await this.options.openStore(key.hex);
    return { store, problem: store.problem };
  }

  private async openMemory(why: Problem | null): Promise<OpenedStore> {
    return { store: await this.options.openStore(null), problem: why };
  }
}

const noFileProblem = (): Problem =>
  createProblem('storeUnavailable', 'The store is in memory: there is no file to check.');

const toStoreProblem = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : createProblem('storeUnavailable', 'The store cannot be opened.');

/** Making another key would leave a healthy store unreadable as soon as the right keychain is back. */
function failMissingKey(what: string, home: string): never {
  fail('storeUnavailable', `The key of ${what} in ${home} is not in this keychain.`, {
    next: 'Use the keychain that Latchkey used before. If it is lost, move the data folder away to start with an empty one.',
  });
}
