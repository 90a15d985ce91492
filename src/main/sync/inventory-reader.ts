/** Reads lists, accounts, configs and access lists from Domo, and saves them in the store. */
import {
  type AccessEntry,
  type Account,
  type AccountKey,
  type AccountConfig,
  type AccountKind,
  type LatchkeyEvent,
  type Provider,
  type SkippedRow,
  toProblem,
} from '../../contract';
import type { DomoClient, DomoList, SkippedRows, RawConfig } from '../domo';
import { presentAccount, presentConfig, presentAccessEntry, presentProvider } from '../secrets';
import type { AccountListChanges, DatasetCount } from '../store/account-list-types';
import type { Store } from '../store/store-types';
import type { Workspace } from '../workspace';
import type { Asked } from './details-ahead';
import { readAccountSearch } from './read-account-search';
import { RecentWrites } from './recent-writes';
import { accountsWithoutCount, readDatasetCounts } from './read-dataset-counts';
import {
  accountsOnlyInSearch,
  isWholeSearch,
  toFoundFacts,
  type TrackedSearch,
} from './search-beside-list';
import type { SharedReading } from './shared-reading';
import { setAsideRowsProblem } from './sync-report';

export type WithReadAt<T> = T & { readonly readAt: number };

const NOT_SEARCHED = Promise.resolve(null);

const presentListing = <T>(listing: DomoList<T>, present: (item: T) => T): DomoList<T> => ({
  ...listing,
  items: listing.items.map(present),
});

export class InventoryReader {
  readonly recentWrites = new RecentWrites();

  constructor(
    private readonly workspace: Workspace,
    private readonly announce: (event: LatchkeyEvent) => void,
  ) {}

  async readAccounts(
    profileId: string,
    kind: AccountKind,
    signal: AbortSignal,
    search: Promise<TrackedSearch | null> = NOT_SEARCHED,
    onListed?: (accounts: readonly Account[]) => void,
  ): Promise<WithReadAt<{ listing: DomoList<Account>; changes: AccountListChanges }>> {
    const client = await this.workspace.client(profileId);
    const writtenSince = this.recentWrites.startTracking(profileId, kind);
    const listing = presentListing(await client.listAccounts(kind, { signal }), presentAccount);
    onListed?.(listing.items);
    const searched = await search;
    const store = await this.workspace.store();
    const written = writtenSince();
    // The id of the written account is unknown, so this list may undo the write. Read the list again.
    if (written.unknown) return this.readAccounts(profileId, kind, signal, search, onListed);
    const readAt = Date.now();
    const exceptions = {
      setAside: listSetAside(listing),
      written: [...written.ids, ...(searched?.writtenSince().ids ?? [])],
      searchedAll: searched !== null && isWholeSearch(searched),
      ...(searched ? { found: toFoundFacts(searched) } : {}),
    };
    const accounts = [...listing.items, ...accountsOnlyInSearch(listing, searched)];
    const changes = await store.saveAccountList(profileId, kind, accounts, readAt, exceptions);
    this.announce({ event: 'inventoryChanged', profileId });
    return { listing, changes, readAt };
  }

  /** Dataset counts of those plain accounts of which the search does not say them. */
  async readDatasetCounts(
    profileId: string,
    listed: readonly Account[],
    search: TrackedSearch | null,
    signal: AbortSignal,
  ): Promise<void> {
    const ids = accountsWithoutCount(listed, search);
    if (ids.length === 0) return;
    const client = await this.workspace.client(profileId);
    const store = await this.workspace.store();
    const save = (counts: DatasetCount[]) => store.saveDatasetCounts(profileId, counts, Date.now());
    await readDatasetCounts(client, ids, save, signal);
    this.announce({ event: 'inventoryChanged', profileId });
  }

  /** Saves nothing: `readAccounts` does, since only the list tells which accounts it lacks. */
  async readSearch(profileId: string, signal: AbortSignal): Promise<TrackedSearch> {
    const client = await this.workspace.client(profileId);
    const writtenSince = this.recentWrites.startTracking(profileId, 'account');
    const readPage = (offset: number) => client.searchAccounts(offset, { signal });
    return { ...(await readAccountSearch(readPage, signal)), writtenSince };
  }

  async readProviders(
    profileId: string,
    signal: AbortSignal,
  ): Promise<WithReadAt<{ listing: DomoList<Provider> }>> {
    const client = await this.workspace.client(profileId);
    // Their list is large, and so may the others be that are asked for at the same time.
    void this.workspace.clients.prepareForLargeAnswers();
    const listing = presentListing(await client.listProviders({ signal }), presentProvider);
    const readAt = Date.now();
    const store = await this.workspace.store();
    await store.saveProviders(profileId, listing.items, readAt, listing.setAside);
    this.announce({ event: 'inventoryChanged', profileId });
    return { listing, readAt };
  }

  async readAccount(
    key: AccountKey,
    signal: AbortSignal,
  ): Promise<WithReadAt<{ account: Account }>> {
    const client = await this.workspace.client(key.profileId);
    const isOld = this.trackWritesTo(key);
    const account = presentAccount(await client.getAccount(key.kind, key.id, { signal }));
    const store = await this.workspace.store();
    if (isOld()) return this.readAccount(key, signal);
    const readAt = Date.now();
    await store.saveAccount(key.profileId, account, readAt);
    return { account, readAt };
  }

  /** The config with fingerprints in place of secrets. The secret values do not leave this function. */
  async readConfig(
    key: AccountKey,
    dataProviderType: string | undefined,
    signal: AbortSignal,
    how?: SharedReading,
  ): Promise<WithReadAt<{ config: AccountConfig }>> {
    const { config, readAt } = await this.readConfigWithValues(key, dataProviderType, signal, how);
    return { config, readAt };
  }

  /** For work in main that needs the values themselves. `raw` HOLDS SECRETS. */
  async readConfigWithValues(
    key: AccountKey,
    dataProviderType: string | undefined,
    signal: AbortSignal,
    how = this.alone(key.profileId),
  ): Promise<WithReadAt<{ config: AccountConfig; raw: RawConfig }>> {
    const client = await this.workspace.client(key.profileId);
    return this.readPart(
      { key, what: 'config', signal, turn: how.turn, ahead: how.ahead?.takeConfig(key) },
      () => client.getConfig(key.kind, key.id, { signal, dataProviderType }),
      async (raw) => {
        const provider = await how.provider(raw.dataProviderType);
        const fingerprintKey = await this.workspace.fingerprintKey();
        const fields = provider?.fields ?? null;
        return { raw, config: presentConfig(key.kind, key.id, raw, fields, fingerprintKey) };
      },
      (store, { config }, readAt) => store.saveConfig(key, config, readAt),
    );
  }

  async readAccessList(
    key: AccountKey,
    signal: AbortSignal,
    { turn, ahead } = this.alone(key.profileId),
  ): Promise<WithReadAt<{ entries: readonly AccessEntry[] } & SkippedRows>> {
    const client = await this.workspace.client(key.profileId);
    return this.readPart(
      { key, what: 'accessList', signal, turn, ahead: ahead?.takeAccessList(key) },
      () => client.getAccessList(key.kind, key.id, { signal }),
      (list) => {
        const { items, ...odd } = presentListing(list, presentAccessEntry);
        return { entries: items, ...odd };
      },
      async (store, { entries, ...odd }, readAt) => {
        await store.saveAccessList(key, entries, readAt);
        // Keep the rows that could be read, together with the Problem of the others.
        const why = setAsideRowsProblem(odd);
        if (why) await store.saveReadFailure(key, 'accessList', why, readAt);
      },
    );
  }

  /**
   * Reads a part of an account and saves it. After a failed read, saves the Problem and keeps the earlier data. Reads
   * again when the account was written meanwhile, because the answer may be older than the write.
   */
  private async readPart<Answer, Part>(
    wanted: AccountPartRequest<Answer>,
    request: () => Promise<Answer>,
    present: (answer: Answer) => Part | Promise<Part>,
    keep: (store: Store, part: Part, readAt: number) => Promise<void>,
  ): Promise<WithReadAt<Part>> {
    const { key, what, signal, turn } = wanted;
    const { isOld, answer } = wanted.ahead ?? this.ask(key, request);
    const part = await answer.then(present).catch(async (error: unknown) => {
      const store = await this.workspace.store();
      await turn();
      if (!signal.aborted && !isOld()) {
        await store.saveReadFailure(key, what, toProblem(error), Date.now());
      }
      throw error;
    });
    const store = await this.workspace.store();
    await turn();
    if (isOld()) return this.readPart({ ...wanted, ahead: undefined }, request, present, keep);
    const readAt = Date.now();
    await keep(store, part, readAt);
    return { ...part, readAt };
  }

  private ask<Answer>(key: AccountKey, request: () => Promise<Answer>): Asked<Answer> {
    const isOld = this.trackWritesTo(key);
    const answer = request();
    // A failure counts when the answer is taken.
    answer.catch(() => undefined);
    return { at: performance.now(), isOld, answer };
  }

  /** For `SharedReading.ahead`. */
  askDetails(client: DomoClient, profileId: string, account: Account, signal: AbortSignal) {
    const { kind, id, dataProviderType } = account;
    const key = { profileId, kind, id };
    return {
      config: this.ask(key, () => client.getConfig(kind, id, { signal, dataProviderType })),
      access: this.ask(key, () => client.getAccessList(kind, id, { signal })),
    };
  }

  /** What was read of one account is saved at once. */
  private alone(profileId: string): SharedReading {
    return {
      turn: () => Promise.resolve(),
      provider: async (type) => (await this.workspace.store()).getProvider(profileId, type),
      ahead: null,
    };
  }

  private trackWritesTo({ profileId, kind, id }: AccountKey): () => boolean {
    const written = this.recentWrites.startTracking(profileId, kind);
    return () => written().ids.includes(id);
  }
}

interface AccountPartRequest<Answer> {
  readonly key: AccountKey;
  readonly what: 'config' | 'accessList';
  readonly signal: AbortSignal;
  readonly turn: SharedReading['turn'];
  readonly ahead: Asked<Answer> | undefined;
}

/** If not all skipped rows are named, the others may belong to any account. */
const listSetAside = ({ setAside, setAsideCount }: SkippedRows): Pick<SkippedRow, 'id'>[] =>
  setAsideCount > setAside.length ? [...setAside, { id: null }] : [...setAside];
