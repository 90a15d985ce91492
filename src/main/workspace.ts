/**
 * One data folder in use: its keychain, its store, and a Domo client per profile. The key of the store is in the
 * keychain, so the store opens after the keychain; without a keychain the store is in memory.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { ProblemError, type Problem, type AppStatus, type SetAsideStore } from '../contract';
import type { DomoClient } from './domo';
import { failMissingKey, failRestoring, noFileProblem, toOpenProblem } from './workspace-problems';
import { DomoClients } from './workspace-clients';
import type { WorkspaceOptions } from './workspace-options';
import type { TokenVault } from './keychain/token-vault';
import { copyProfile, copyStoreContents } from './store/handover/copy-store-contents';
import { once, oneAtATime, oneOrRefused } from './shared-promise';
import { endFirstStart, readStoreKey } from './store-key';
import { StoreChecks } from './workspace-store-checks';
import type { Store } from './store/store-types';

interface OpenedStore {
  readonly store: Store;
  readonly problem: Problem | null;
}

export class Workspace {
  readonly vault: TokenVault;
  readonly network: WorkspaceOptions['network'];
  private opened: OpenedStore | null = null;
  private opening: Promise<OpenedStore>;
  private readonly fingerprint = once(() => this.loadFingerprintKey());
  readonly clients: DomoClients;
  readonly checks: StoreChecks;
  /** Set while suspended: what `opening` resolves with. */
  private resumed: ((opened: OpenedStore) => void) | null = null;
  private waitsForUnlock: boolean;

  constructor(private readonly options: WorkspaceOptions) {
    this.vault = options.vault;
    this.network = options.network;
    this.clients = new DomoClients(this.vault, () => this.store(), options);
    this.checks = new StoreChecks(options, this.onProblem);
    this.waitsForUnlock = options.whenUnlocked !== undefined;
    this.opening = options.whenUnlocked
      ? options.whenUnlocked.then(() => {
          this.waitsForUnlock = false;
          return this.openKeychainAndStore();
        })
      : this.openKeychainAndStore();
  }

  /** Resolves when keychain and store are open, in whatever state. */
  async store(): Promise<Store> {
    return (await this.opening).store;
  }

  /** What happened to the store's file and was not acknowledged, or why there is no file. Null when all is well. */
  async storeProblem(): Promise<Problem | null> {
    return (await this.opening).problem;
  }

  /** The same, if the store may lack what the user expects in it. A store that can only not be written is complete. */
  async storeLoss(): Promise<Problem | null> {
    const { store, problem } = await this.opening;
    return store.storage === 'memory' || problem?.code === 'storeDamaged' ? problem : null;
  }

  /** A person has read what happened to the file. Fails as the store does. */
  async acknowledgeDamage(): Promise<void> {
    const opened = await this.opening;
    if (opened.store.storage !== 'file') return;
    await opened.store.acknowledgeDamage();
    this.checks.acknowledge();
    this.setProblem(opened.store, null);
  }

  private readonly onProblem = (of: unknown, problem: Problem | null): void => {
    const store = this.opened?.store;
    if (store && store === of) this.setProblem(store, problem);
  };

  private setProblem(store: Store, problem: Problem | null): void {
    this.opening = Promise.resolve({ store, problem });
    this.setOpened({ store, problem });
  }

  private setOpened(opened: OpenedStore): void {
    this.opened = opened;
    this.options.announce({ event: 'statusChanged' });
  }

  /** See `StoreChecks`, as for `listSetAside`. Fails when the store is in memory. */
  async checkStore(background?: AbortSignal): Promise<void> {
    const { store } = await this.requireFile();
    await this.checks.checkStore(store, background);
  }

  async listSetAside(): Promise<SetAsideStore[]> {
    await this.requireFile();
    return this.checks.listSetAside();
  }

  private async requireFile(): Promise<OpenedStore> {
    const opened = await this.opening;
    if (opened.store.storage === 'file') return opened;
    throw new ProblemError(opened.problem ?? noFileProblem());
  }

  /**
   * Restores a store of `listSetAside`. Instances that only the present one has are added to it. Fails with `notFound`,
   * `storeDamaged`, or `storeUnavailable` while a store is open elsewhere or being restored; the present one stays then.
   */
  readonly restoreStore = oneOrRefused((name: string) => this.restore(name), failRestoring);

  private async restore(name: string): Promise<void> {
    const { store } = await this.requireFile();
    await this.checks.requireRestorable(name);
    const profiles = await store.listProfiles();
    const restored = this.swapStore(store, async () => {
      // Loaded when first needed: the database is for the store's thread.
      const { restoreStoreFile } = await import('./store/db/restore-store');
      await restoreStoreFile(this.options.home, name);
    });
    this.opening = restored.then(({ opened }) => opened);
    const { opened, failure } = await restored;
    this.fingerprint.forget();
    this.clients.dropAll();
    this.setOpened(opened);
    if (failure !== null) throw failure;
    for (const profile of profiles) await copyProfile(profile, opened.store);
    await this.acknowledgeDamage();
    this.options.announce({ event: 'profilesChanged' });
    this.options.announce({ event: 'inventoryChanged', profileId: null });
    this.options.announce({ event: 'activityChanged' });
  }

  /** Never fails. `failure`: why the files were not swapped; `opened` is the store from before then. */
  private async swapStore(
    store: Store,
    swap: () => Promise<void>,
  ): Promise<{ opened: OpenedStore; failure: Error | null }> {
    let failure: Error | null = null;
    try {
      await store.close();
      await swap();
    } catch (error) {
      failure = new ProblemError(toOpenProblem(error));
    }
    const opened = await this.openFile().catch((error: unknown) =>
      this.openMemory(toOpenProblem(error)),
    );
    return { opened, failure };
  }

  status(): Pick<AppStatus, 'keychain' | 'store' | 'home'> {
    const { opened, options } = this;
    const [state, problem] = [opened?.store.storage ?? 'opening', opened?.problem ?? null] as const;
    const store = { state, problem, lastCheck: this.checks.record().last };
    return { keychain: this.vault.status(), store, home: options.home };
  }

  /**
   * Tries the keychain again. If it opens, the contents of a store in memory move into the file. Callers during an
   * attempt share it. Fails when the file cannot be used or cannot save everything; the store in memory then stays.
   */
  readonly retryKeychain = oneAtATime(() => this.reopenWithKeychain());

  private async reopenWithKeychain(): Promise<void> {
    // In a folder that cannot be used, the id of the tokens and of the key is not known.
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
      this.setOpened({ store: before.store, problem: toOpenProblem(error) });
      throw error;
    }
    this.options.announce({ event: 'profilesChanged' });
    this.options.announce({ event: 'inventoryChanged', profileId: null });
  }

  private async moveToFile(file: OpenedStore, memory: OpenedStore): Promise<void> {
    const moving = memory.store
      .handOver((contents) => copyStoreContents(contents, file.store))
      .then(() => {
        // Fingerprints of the session cannot be compared with those of the kept key.
        this.fingerprint.forget();
        this.setOpened(file);
      });
    // Callers meanwhile wait for the store that this ends with.
    this.opening = moving.then(
      () => file,
      () => memory,
    );
    try {
      await moving;
    } catch (error) {
      // The first failure is reported, even if closing fails as well.
      await file.store.close().catch(() => undefined);
      throw error;
    }
  }

  /** See `DomoClients`, as for the next three. */
  readonly client = (profileId: string): Promise<DomoClient> => this.clients.get(profileId);

  dropClient(profileId: string): void {
    this.clients.drop(profileId);
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

  /** Drops clients and fingerprint key, and closes the store until `resume`: who asks for it waits. One in memory stays. */
  async suspend(): Promise<void> {
    // What it would wait for comes with `resume`, which waits for this.
    const isSuspended = (): boolean => this.resumed !== null;
    if (isSuspended()) return;
    const { store } = await this.opening;
    if (store.storage !== 'file' || isSuspended()) return;
    this.opening = new Promise((resolve) => {
      this.resumed = resolve;
    });
    this.opened = null;
    this.fingerprint.forget();
    this.clients.dropAll();
    await store.close();
  }

  /** Opens keychain and store again after `suspend`. What kept the store in memory may have been the lock's file. */
  async resume(): Promise<void> {
    const { resumed, opened } = this;
    // Nobody waits for it: the status says how it ended.
    if (!resumed && opened?.store.storage === 'memory')
      void this.retryKeychain().catch(() => undefined);
    if (!resumed) return;
    this.resumed = null;
    resumed(await this.openKeychainAndStore());
  }

  /** Rejects when the signal is aborted. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    await (this.options.wait?.(ms, signal) ?? setTimeout(ms, undefined, { signal }));
  }

  /** Ends what is under way with Domo; nothing more is sent. */
  endClients(): void {
    this.clients.end();
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
        ? await this.openFile().catch((error: unknown) => this.openMemory(toOpenProblem(error)))
        : await this.openMemory(this.options.homeProblem ?? keychain?.problem ?? null);
    this.setOpened(opened);
    return opened;
  }

  /** Fails when the file cannot be used. */
  private async openFile(): Promise<OpenedStore> {
    const { home } = this.options;
    const store = await this.options.openStore(await readStoreKey(this.vault, home));
    endFirstStart(home);
    store.watchProblem((problem) => {
      this.onProblem(store, problem);
    });
    return { store, problem: store.problem };
  }

  private async openMemory(why: Problem | null): Promise<OpenedStore> {
    return { store: await this.options.openStore(null), problem: why };
  }
}
