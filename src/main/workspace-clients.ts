/** One Domo client per profile, created when it is first needed. */
import { fail } from '../contract';
import type { AnswerThreadHost, DomoClient, DomoClientOptions, RateLimiterState } from './domo';
import { RequestPlaces } from './domo/request-places';
import type { TokenVault } from './keychain/token-vault';
import { SharedRuns } from './shared-promise';
import type { Store } from './store/store-types';

export type ClientTimings = Pick<DomoClientOptions, 'timeout' | 'backoff'>;

export interface DomoClientsOptions {
  readonly clientTimings?: ClientTimings | undefined;
  /** Path of the compiled thread that parses large answers; without it they are parsed in this thread. */
  readonly answerThreadFile?: string | undefined;
  readonly network?: DomoClientOptions['network'];
  /** Requests in flight over all instances; 40 by default. */
  readonly requestLimit?: number | undefined;
}

export class DomoClients {
  private readonly clients = new Map<string, DomoClient>();
  private readonly newClients = new SharedRuns<DomoClient>();
  /** The limit that the requests of all instances share. */
  readonly places: RequestPlaces;
  /** One for all instances. */
  private answers: AnswerThreadHost | null = null;
  private isEnding = false;
  private readonly rateLimiterWatchers = new Map<string, Set<() => void>>();

  constructor(
    private readonly vault: TokenVault,
    private readonly openStore: () => Promise<Store>,
    private readonly options: DomoClientsOptions,
  ) {
    this.places = new RequestPlaces(options.requestLimit);
  }

  /**
   * The client of a profile. Fails with `notFound`. A cached client costs no call to the store: when another program
   * removed the profile, saving what the client read fails with `notFound`, and so does recording a write.
   */
  async get(profileId: string): Promise<DomoClient> {
    if (this.isEnding) return fail('cancelled', 'Latchkey is ending.');
    return (
      this.clients.get(profileId) ?? this.newClients.run(profileId, () => this.create(profileId))
    );
  }

  /** Before the large answers of a sync. Never fails. */
  async prepareForLargeAnswers(): Promise<void> {
    await this.answers?.prepare();
  }

  private async create(profileId: string): Promise<DomoClient> {
    // Loaded when first needed, so that the window shows stored data without waiting for an HTTP client.
    const { AnswerThreadHost, createDomoClient } = await import('./domo');
    // Nothing is awaited after this, so that no removal comes between this answer and the cache.
    const profile = await (await this.openStore()).getProfile(profileId);
    if (!profile) return fail('notFound', 'There is no such profile.');
    if (this.isEnding) return fail('cancelled', 'Latchkey is ending.');
    // One that was created after `drop` has the newer profile.
    const cached = this.clients.get(profileId);
    if (cached) return cached;
    this.answers ??= new AnswerThreadHost(this.options.answerThreadFile ?? null);
    const client = createDomoClient(
      {
        ...this.options.clientTimings,
        origin: profile.origin,
        network: this.options.network,
        places: this.places,
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

  /** Calls back when a profile's queue starts or ends a wait that Domo asked for. Returns how to stop. */
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
  drop(profileId: string): void {
    this.clients.get(profileId)?.close();
    this.clients.delete(profileId);
    // One that is being created may have found the profile as it was before.
    this.newClients.forget(profileId);
  }

  /** After another store took the place of the one that the clients were created from. */
  dropAll(): void {
    for (const profileId of Array.from(this.clients.keys())) this.drop(profileId);
  }

  /** Ends what is under way with Domo; nothing more is sent. */
  end(): void {
    this.isEnding = true;
    this.dropAll();
    this.answers?.close();
  }
}
