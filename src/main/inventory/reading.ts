/** Reading one thing from Domo and keeping what was read. */
import type {
  AccessEntry,
  Account,
  AccountKey,
  Config,
  Kind,
  LatchkeyEvent,
  Problem,
  Provider,
  SetAside,
} from '../../contract';
import { problemOf } from '../../contract';
import type { Listing, RawConfig } from '../domo';
import { presentConfig } from '../secrets';
import type { ListChanges } from '../store/types';
import type { Workspace } from '../workspace';
import { setAsideProblem } from './set-aside';

export type Read<T> = T & { readonly readAt: number };

export class Reading {
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
    const listing = await client.listAccounts(kind, { signal });
    const readAt = Date.now();
    const store = await this.workspace.store();
    const { items, setAside } = listing;
    const changes = await store.keepAccounts(profileId, kind, items, readAt, setAside);
    this.announce({ event: 'inventoryChanged', profileId });
    return { listing, changes, readAt };
  }

  async providers(
    profileId: string,
    signal: AbortSignal,
  ): Promise<Read<{ listing: Listing<Provider> }>> {
    const client = await this.workspace.client(profileId);
    const listing = await client.listProviders({ signal });
    const readAt = Date.now();
    const store = await this.workspace.store();
    await store.keepProviders(profileId, listing.items, readAt, listing.setAside);
    this.announce({ event: 'inventoryChanged', profileId });
    return { listing, readAt };
  }

  async account(key: AccountKey, signal: AbortSignal): Promise<Read<{ account: Account }>> {
    const client = await this.workspace.client(key.profileId);
    const account = await client.getAccount(key.kind, key.id, { signal });
    const readAt = Date.now();
    await (await this.workspace.store()).keepAccount(key.profileId, account, readAt);
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
    const store = await this.workspace.store();
    const client = await this.workspace.client(key.profileId);
    return this.noting(key, 'config', signal, async () => {
      const raw = await client.getConfig(key.kind, key.id, { signal, dataProviderType });
      const provider = await store.getProvider(key.profileId, raw.dataProviderType);
      const fingerprintKey = await this.workspace.fingerprintKey();
      const config = presentConfig(key.kind, key.id, raw, provider?.fields ?? null, fingerprintKey);
      const readAt = Date.now();
      await store.keepConfig(key, config, readAt);
      return { config, raw, readAt };
    });
  }

  async accessList(
    key: AccountKey,
    signal: AbortSignal,
  ): Promise<Read<{ entries: readonly AccessEntry[]; setAside: readonly SetAside[] }>> {
    const store = await this.workspace.store();
    const client = await this.workspace.client(key.profileId);
    return this.noting(key, 'accessList', signal, async () => {
      const { items: entries, setAside } = await client.getAccessList(key.kind, key.id, { signal });
      const readAt = Date.now();
      await store.keepAccess(key, entries, readAt);
      // What could be read is kept; that it is not the whole list is said beside it.
      const odd = setAsideProblem(setAside);
      if (odd) await store.keepUnread(key, 'accessList', odd, readAt);
      return { entries, setAside, readAt };
    });
  }

  /** Keeps the reason of a failed reading beside what was read before. */
  private async noting<T>(
    key: AccountKey,
    what: 'config' | 'accessList',
    signal: AbortSignal,
    read: () => Promise<T>,
  ): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!signal.aborted) {
        const reason: Problem = problemOf(error);
        await (await this.workspace.store()).keepUnread(key, what, reason, Date.now());
      }
      throw error;
    }
  }
}
