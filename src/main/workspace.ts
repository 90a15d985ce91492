/**
 * One data folder at work: its keychain, its store, and a Domo client per profile. The store waits for the
 * keychain, since its key is there; without a keychain the store lives in memory.
 */
import { randomBytes } from 'node:crypto';
import {
  fail,
  problem,
  ProblemError,
  type LatchkeyEvent,
  type Problem,
  type Status,
} from '../contract';
import type { DomoClient, DomoClientOptions, PaceState } from './domo';
import type { TokenVault } from './keychain/types';
import { carryOver } from './store/carry';
import type { Store } from './store/types';

export interface WorkspaceParts {
  /** Absolute. Null: the folder cannot be used, so nothing is kept; `homeProblem` says why. */
  readonly home: string;
  readonly homeProblem: Problem | null;
  readonly vault: TokenVault;
  /** Null key: a store in memory. */
  readonly openStore: (key: string | null) => Promise<Store>;
  readonly announce: (event: LatchkeyEvent) => void;
  /** Tests shorten it. */
  readonly patience?: Pick<DomoClientOptions, 'timeout' | 'backoff'> | undefined;
}

interface Opened {
  readonly store: Store;
  readonly problem: Problem | null;
}

export class Workspace {
  readonly vault: TokenVault;
  private opened: Opened | null = null;
  private opening: Promise<Opened>;
  private retrying: Promise<void> | null = null;
  private fingerprint: string | null = null;
  private readonly clients = new Map<string, DomoClient>();
  private ending = false;
  private readonly paceWatchers = new Map<string, Set<() => void>>();

  constructor(private readonly parts: WorkspaceParts) {
    this.vault = parts.vault;
    this.opening = this.openAll();
  }

  /** Resolves when keychain and store are open, in whatever state. */
  async store(): Promise<Store> {
    return (await this.opening).store;
  }

  status(): Pick<Status, 'keychain' | 'store' | 'home'> {
    const keychain = this.vault.status();
    return {
      keychain,
      store: this.opened
        ? { state: this.opened.store.place, problem: this.opened.problem }
        : { state: 'opening', problem: null },
      home: this.parts.home,
    };
  }

  /**
   * Tries the keychain again; when it opens, a store in memory gives way to the file, with what is in it. One
   * attempt at a time: callers that come meanwhile share it. Fails when the file cannot be used, or cannot take
   * everything; the store in memory stays then.
   */
  retryKeychain(): Promise<void> {
    this.retrying ??= this.tryKeychainAgain().finally(() => {
      this.retrying = null;
    });
    return this.retrying;
  }

  private async tryKeychainAgain(): Promise<void> {
    // In a folder that cannot be used there is no telling whose tokens and which key are meant.
    if (this.parts.homeProblem) return;
    const before = await this.opening;
    if (this.vault.status().state !== 'unlocked') await this.vault.open();
    if (this.vault.status().state !== 'unlocked' || before.store.place === 'file') {
      this.parts.announce({ event: 'statusChanged' });
      return;
    }
    try {
      await this.moveInto(await this.openFile(), before);
    } catch (error) {
      this.settle({ store: before.store, problem: asProblem(error) });
      throw error;
    }
    this.parts.announce({ event: 'profilesChanged' });
    this.parts.announce({ event: 'inventoryChanged', profileId: null });
  }

  private async moveInto(file: Opened, memory: Opened): Promise<void> {
    const moving = memory.store
      .handOver((contents) => carryOver(contents, file.store))
      .then(() => {
        // Fingerprints of the session mean nothing beside those under the key that is kept.
        this.fingerprint = null;
        this.settle(file);
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

  /** The client of a profile. Fails with `notFound`. */
  async client(profileId: string): Promise<DomoClient> {
    const profile = await (await this.store()).getProfile(profileId);
    if (!profile) return fail('notFound', 'There is no such profile.');
    // Loaded when first needed: the window does not wait for an HTTP client to show what is kept.
    const { createDomoClient } = await import('./domo');
    if (this.ending) return fail('cancelled', 'Latchkey is ending.');
    const known = this.clients.get(profileId);
    if (known) return known;
    const client = createDomoClient({
      ...this.parts.patience,
      origin: profile.origin,
      token: () => this.vault.token(profileId, profile.keep),
      onPace: () => {
        for (const watcher of this.paceWatchers.get(profileId) ?? []) watcher();
      },
    });
    this.clients.set(profileId, client);
    return client;
  }

  /** Tells when a profile's queue starts or ends a wait that Domo asked for. Returns how to stop. */
  watchPace(profileId: string, watcher: () => void): () => void {
    const watchers = this.paceWatchers.get(profileId) ?? new Set();
    this.paceWatchers.set(profileId, watchers);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
    };
  }

  /** How a profile's queue is doing; null while there is none. */
  pace(profileId: string): PaceState | null {
    return this.clients.get(profileId)?.pace() ?? null;
  }

  /** After a token changed or a profile went away: a client remembers that its token was refused. */
  dropClient(profileId: string): void {
    this.clients.get(profileId)?.close();
    this.clients.delete(profileId);
  }

  /** The key that secrets are fingerprinted under. With no keychain it lasts for this session. */
  async fingerprintKey(): Promise<string> {
    const { place } = await this.store();
    // What is kept is never compared under a key that is not: with a file, no keychain is a failure.
    this.fingerprint ??=
      place === 'file'
        ? (await this.vault.key('fingerprint')).hex
        : randomBytes(32).toString('hex');
    return this.fingerprint;
  }

  /** Ends what is under way with Domo; nothing more is sent. */
  endClients(): void {
    this.ending = true;
    for (const profileId of [...this.clients.keys()]) this.dropClient(profileId);
  }

  async close(): Promise<void> {
    this.endClients();
    const { store } = await this.opening;
    await store.close();
    this.vault.close();
  }

  private async openAll(): Promise<Opened> {
    const keychain = this.parts.homeProblem ? null : await this.vault.open();
    const opened =
      keychain?.state === 'unlocked'
        ? await this.openFile().catch((error: unknown) => this.openMemory(asProblem(error)))
        : await this.openMemory(this.parts.homeProblem ?? keychain?.problem ?? null);
    this.settle(opened);
    return opened;
  }

  private settle(opened: Opened): void {
    this.opened = opened;
    this.parts.announce({ event: 'statusChanged' });
  }

  /** Fails when the file cannot be used. */
  private async openFile(): Promise<Opened> {
    const key = await this.vault.key('store');
    const store = await this.parts.openStore(key.hex);
    return { store, problem: store.problem && explainLostKey(store.problem, key.fresh) };
  }

  private async openMemory(why: Problem | null): Promise<Opened> {
    return { store: await this.parts.openStore(null), problem: why };
  }
}

const asProblem = (error: unknown): Problem =>
  error instanceof ProblemError
    ? error.problem
    : problem('storeUnavailable', 'The store cannot be opened.');

/** With a key that was made just now, an old file is not damaged: its key is gone from the keychain. */
const explainLostKey = (damage: Problem, fresh: boolean): Problem =>
  fresh
    ? {
        ...damage,
        message: `The key of the store was not in the keychain. ${damage.message}`,
      }
    : damage;
