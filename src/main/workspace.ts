/**
 * One data folder at work: its keychain, its store, and a Domo client per profile. The store waits for the
 * keychain, since its key is there; without a keychain the store lives in memory.
 */
import { randomBytes } from 'node:crypto';
import {
  activityFilterSchema,
  fail,
  problem,
  ProblemError,
  type LatchkeyEvent,
  type Problem,
  type Status,
} from '../contract';
import type { DomoClient } from './domo';
import type { TokenVault, VaultStatus } from './keychain/types';
import type { Store } from './store/types';

export interface WorkspaceParts {
  /** Absolute. Null: the folder cannot be used, so nothing is kept; `homeProblem` says why. */
  readonly home: string;
  readonly homeProblem: Problem | null;
  readonly vault: TokenVault;
  /** Null key: a store in memory. */
  readonly openStore: (key: string | null) => Promise<Store>;
  readonly announce: (event: LatchkeyEvent) => void;
}

interface Opened {
  readonly store: Store;
  readonly problem: Problem | null;
}

export class Workspace {
  readonly vault: TokenVault;
  private opened: Opened | null = null;
  private opening: Promise<Opened>;
  private fingerprint: Promise<string> | null = null;
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

  /** Tries the keychain again; when it opens, a store in memory gives way to the file. */
  async retryKeychain(): Promise<void> {
    const before = await this.opening;
    if (this.vault.status().state !== 'unlocked') await this.vault.open();
    if (this.vault.status().state !== 'unlocked' || before.store.place === 'file') {
      this.parts.announce({ event: 'statusChanged' });
      return;
    }
    this.opening = this.openStoreWith(this.vault.status()).then(async (after) => {
      await carryProfiles(before.store, after.store);
      await carryActivity(before.store, after.store);
      await before.store.close();
      return after;
    });
    await this.opening;
    this.fingerprint = null;
    this.parts.announce({ event: 'profilesChanged' });
    this.parts.announce({ event: 'inventoryChanged', profileId: null });
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
      origin: profile.origin,
      token: () => this.vault.token(profileId),
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

  /** After a token changed or a profile went away: a client remembers that its token was refused. */
  dropClient(profileId: string): void {
    this.clients.get(profileId)?.close();
    this.clients.delete(profileId);
  }

  /** The key that secrets are fingerprinted under. With no keychain it lasts for this session. */
  fingerprintKey(): Promise<string> {
    this.fingerprint ??=
      this.vault.status().state === 'unlocked'
        ? this.vault.key('fingerprint').then(({ hex }) => hex)
        : Promise.resolve(randomBytes(32).toString('hex'));
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
    const status = this.parts.homeProblem ? null : await this.vault.open();
    return this.openStoreWith(status);
  }

  private async openStoreWith(keychain: VaultStatus | null): Promise<Opened> {
    const opened =
      keychain?.state === 'unlocked'
        ? await this.openFile()
        : await this.openMemory(this.parts.homeProblem ?? keychain?.problem ?? null);
    this.opened = opened;
    this.parts.announce({ event: 'statusChanged' });
    return opened;
  }

  private async openFile(): Promise<Opened> {
    try {
      const key = await this.vault.key('store');
      const store = await this.parts.openStore(key.hex);
      return { store, problem: store.problem && explainLostKey(store.problem, key.fresh) };
    } catch (error) {
      return this.openMemory(asProblem(error));
    }
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

/** Instances that were added while there was no keychain go on living in the file. */
async function carryProfiles(from: Store, to: Store): Promise<void> {
  for (const { lastCheck, lastSync, counts, ...profile } of await from.listProfiles()) {
    try {
      await to.addProfile(profile);
      if (lastCheck) await to.updateProfile(profile.id, { lastCheck });
    } catch {
      // The file knows this instance or label already: its record stands.
    }
  }
}

/** What was written to Domo in the meantime is part of the record. What is under way ends in the file. */
async function carryActivity(from: Store, to: Store): Promise<void> {
  const all = activityFilterSchema.parse({});
  const { total } = await from.listActivity(all, 0, 1);
  const { entries } = await from.listActivity(all, 0, Math.max(1, total));
  for (const { outcome, problem: why, endedAt, ...entry } of entries.reverse()) {
    try {
      await to.beginActivity(entry);
      if (outcome === 'pending') continue;
      await to.endActivity(entry.id, { outcome, problem: why, endedAt: endedAt ?? entry.at });
    } catch {
      // The disk is full, say: instances and keychain still open.
    }
  }
}
