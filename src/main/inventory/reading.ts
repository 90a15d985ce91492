/** Reading one thing from Domo and keeping what was read. */
import type {
  AccessEntry,
  Account,
  AccountKey,
  Config,
  Kind,
  LatchkeyEvent,
  Provider,
  SetAside,
} from '../../contract';
import { problemOf } from '../../contract';
import type { Listing, Odd, RawConfig } from '../domo';
import { presentAccount, presentConfig, presentEntry, presentProvider } from '../secrets';
import type { ListChanges, Store } from '../store/types';
import type { Workspace } from '../workspace';
import { setAsideProblem } from './set-aside';
import { Writes } from './writes';

export type Read<T> = T & { readonly readAt: number };

const shown = <T>(listing: Listing<T>, present: (item: T) => T): Listing<T> => ({
  ...listing,
  items: listing.items.map(present),
});

export class Reading {
  readonly writes = new Writes();

  constructor(
    private readonly workspace: Workspace,
    private readonly announce: (event: LatchkeyEvent) => void,
  ) {}

  async accounts(
    profileId: string,
    kind: Kind,
    signal: AbortSignal,
  ): Promise<Read<{ listing: Listing<Account>; changes: ListChanges }>> {
    const client = await this.workspace.client(profileId);
    const writtenSince = this.writes.from(profileId, kind);
    const listing = shown(await client.listAccounts(kind, { signal }), presentAccount);
    const store = await this.workspace.store();
    const written = writtenSince();
    // Which one it must leave as it is, nobody knows: a list of afterwards is asked for.
    if (written.unknown) return this.accounts(profileId, kind, signal);
    const readAt = Date.now();
    const exceptions = { setAside: setAsideIn(listing), written: written.ids };
    const changes = await store.keepAccounts(profileId, kind, listing.items, readAt, exceptions);
    this.announce({ event: 'inventoryChanged', profileId });
    return { listing, changes, readAt };
  }

  async providers(
    profileId: string,
    signal: AbortSignal,
  ): Promise<Read<{ listing: Listing<Provider> }>> {
    const client = await this.workspace.client(profileId);
    const listing = shown(await client.listProviders({ signal }), presentProvider);
    const readAt = Date.now();
    const store = await this.workspace.store();
    await store.keepProviders(profileId, listing.items, readAt, listing.setAside);
    this.announce({ event: 'inventoryChanged', profileId });
    return { listing, readAt };
  }

  async account(key: AccountKey, signal: AbortSignal): Promise<Read<{ account: Account }>> {
    const client = await this.workspace.client(key.profileId);
    const isOld = this.writtenSince(key);
    const account = presentAccount(await client.getAccount(key.kind, key.id, { signal }));
    const store = await this.workspace.store();
    if (isOld()) return this.account(key, signal);
    const readAt = Date.now();
    await store.keepAccount(key.profileId, account, readAt);
    return { account, readAt };
  }

  /** The config with its secrets turned into fingerprints; the values end here. */
  async config(
    key: AccountKey,
    dataProviderType: string | undefined,
    signal: AbortSignal,
  ): Promise<Read<{ config: Config }>> {
    const { config, readAt } = await this.configWithValues(key, dataProviderType, signal);
    return { config, readAt };
  }

  /** For work in main that needs the values themselves. `raw` HOLDS SECRETS. */
  async configWithValues(
    key: AccountKey,
    dataProviderType: string | undefined,
    signal: AbortSignal,
  ): Promise<Read<{ config: Config; raw: RawConfig }>> {
    const client = await this.workspace.client(key.profileId);
    return this.part(
      { key, what: 'config', signal },
      async () => {
        const raw = await client.getConfig(key.kind, key.id, { signal, dataProviderType });
        const store = await this.workspace.store();
        const provider = await store.getProvider(key.profileId, raw.dataProviderType);
        const fingerprintKey = await this.workspace.fingerprintKey();
        const fields = provider?.fields ?? null;
        return { raw, config: presentConfig(key.kind, key.id, raw, fields, fingerprintKey) };
      },
      (store, { config }, readAt) => store.keepConfig(key, config, readAt),
    );
  }

  async accessList(
    key: AccountKey,
    signal: AbortSignal,
  ): Promise<Read<{ entries: readonly AccessEntry[] } & Odd>> {
    const client = await this.workspace.client(key.profileId);
    return this.part(
      { key, what: 'accessList', signal },
      async () => {
        const list = await client.getAccessList(key.kind, key.id, { signal });
        const { items, ...odd } = shown(list, presentEntry);
        return { entries: items, ...odd };
      },
      async (store, { entries, ...odd }, readAt) => {
        await store.keepAccess(key, entries, readAt);
        // What could be read is kept; that it is not the whole list is said beside it.
        const why = setAsideProblem(odd);
        if (why) await store.keepUnread(key, 'accessList', why, readAt);
      },
    );
  }

  /**
   * Reads a part of an account and keeps it; the reason of a failed reading is kept beside what was read before.
   * Asks again when the account was written meanwhile: the answer may be of before.
   */
  private async part<T>(
    wanted: Part,
    ask: () => Promise<T>,
    keep: (store: Store, answer: T, readAt: number) => Promise<void>,
  ): Promise<Read<T>> {
    const { key, what, signal } = wanted;
    const isOld = this.writtenSince(key);
    const answer = await ask().catch(async (error: unknown) => {
      const store = await this.workspace.store();
      if (!signal.aborted && !isOld()) {
        await store.keepUnread(key, what, problemOf(error), Date.now());
      }
      throw error;
    });
    const store = await this.workspace.store();
    if (isOld()) return this.part(wanted, ask, keep);
    const readAt = Date.now();
    await keep(store, answer, readAt);
    return { ...answer, readAt };
  }

  private writtenSince({ profileId, kind, id }: AccountKey): () => boolean {
    const written = this.writes.from(profileId, kind);
    return () => written().ids.includes(id);
  }
}

interface Part {
  readonly key: AccountKey;
  readonly what: 'config' | 'accessList';
  readonly signal: AbortSignal;
}

/** A row that is counted and not named may be anybody's. */
const setAsideIn = ({ setAside, setAsideCount }: Odd): Pick<SetAside, 'id'>[] =>
  setAsideCount > setAside.length ? [...setAside, { id: null }] : [...setAside];
