/** The living data of one imitated instance. Routes read it; writing routes change it. */
import { AuditLog } from './audit-log';
import type {
  AnyAccount,
  Group,
  InstanceData,
  Login,
  OAuthAccount,
  PlainAccount,
  Provider,
  Token,
  User,
} from './types';
import type { PublishedDataset } from './published';
import { Streams } from './streams';
import { numberTokens, type ApiClient } from './token-list';

export type Kind = 'account' | 'oauth';

const highestId = (rows: readonly { readonly id: number }[]): number =>
  rows.reduce((highest, { id }) => Math.max(highest, id), 0);

const byId = <T extends { readonly id: number }>(rows: readonly T[]): Map<number, T> =>
  new Map(rows.map((row) => [row.id, row]));

/** Two Maps for two id spaces: a plain and an OAuth account with the same id are strangers (domo-api 3.10). */
export class State {
  readonly customer: string;
  readonly users: Map<number, User>;
  readonly groups: Map<number, Group>;
  /** By key; immutable, hence shared and never cloned: a change makes another map. */
  providers: ReadonlyMap<string, Provider>;
  readonly accounts: Map<number, PlainAccount>;
  readonly oauthAccounts: Map<number, OAuthAccount>;
  readonly tokens: Map<string, Token>;
  /** By id. */
  readonly apiClients = new Map<number, ApiClient>();
  readonly logins: Map<string, Login>;
  /** DataSets that clients made, by id. */
  readonly published = new Map<string, PublishedDataset>();
  /** What feeds the datasets of plain accounts. */
  readonly streams: Streams;
  readonly audit = new AuditLog();
  private readonly lastIds: Record<Kind, number>;
  /** New accounts, and how many answers of their list they are still left out of. */
  private readonly unlisted = new Map<AnyAccount, number>();

  constructor(start: InstanceData) {
    const { providers, ...rest } = start;
    const data = structuredClone(rest);
    this.customer = data.customer;
    this.users = byId(data.users);
    this.groups = byId(data.groups);
    this.providers = new Map(providers.map((provider) => [provider.key, provider]));
    this.accounts = byId(data.accounts);
    this.oauthAccounts = byId(data.oauthAccounts);
    this.streams = new Streams(this.accounts, this.oauthAccounts);
    this.tokens = new Map(Object.entries(data.tokens));
    numberTokens(this.tokens.values());
    this.logins = new Map(Object.entries(data.logins));
    this.lastIds = { account: highestId(data.accounts), oauth: highestId(data.oauthAccounts) };
  }

  /** The accounts of a kind; the two spaces behave alike in most routes. */
  family(kind: Kind): Map<number, PlainAccount> | Map<number, OAuthAccount> {
    return kind === 'account' ? this.accounts : this.oauthAccounts;
  }

  /** Ids are given once: that of a deleted account never comes back. */
  nextId(kind: Kind): number {
    this.lastIds[kind] += 1;
    return this.lastIds[kind];
  }

  /** Leaves a new account out of the next so many answers of its list. */
  listLater(account: AnyAccount, answers: number): void {
    if (answers > 0) this.unlisted.set(account, answers);
  }

  /** Whether this answer of the list has the account. Asking counts as an answer. */
  listsNow(account: AnyAccount): boolean {
    const left = this.unlisted.get(account) ?? 0;
    if (left === 1) this.unlisted.delete(account);
    else if (left > 1) this.unlisted.set(account, left - 1);
    return left === 0;
  }

  /** As `listsNow`, without counting as an answer. */
  isListedLater(account: AnyAccount): boolean {
    return (this.unlisted.get(account) ?? 0) > 0;
  }

  /** From now on Domo describes no field of a provider, as of many (domo-api 4.3). */
  describeNone(dataProviderType: string): void {
    this.providers = new Map(
      [...this.providers].map(([key, provider]) =>
        key === dataProviderType
          ? [key, { ...provider, authenticationSchemeConfiguration: [] }]
          : [key, provider],
      ),
    );
  }

  /** From now on a provider is missing in Domo's list. */
  unlistProvider(dataProviderType: string): void {
    this.providers = new Map([...this.providers].filter(([key]) => key !== dataProviderType));
  }

  /** Names of the config fields that hold secrets, from the provider's descriptors (domo-api 4.3). */
  secretFields(dataProviderType: string): ReadonlySet<string> {
    const fields = this.providers.get(dataProviderType)?.authenticationSchemeConfiguration ?? [];
    return new Set(
      fields.filter((field) => field.encrypted || field.type === 'password').map((f) => f.name),
    );
  }

  /** What an access list shows as a principal's name. */
  principalName(type: 'USER' | 'GROUP', id: string, formerName?: string): string {
    const found =
      type === 'USER' ? this.users.get(Number(id))?.displayName : this.groups.get(Number(id))?.name;
    return found ?? formerName ?? '';
  }

  /** Ends a token at once; the next call with it answers 401 (domo-api 10.16). */
  expireToken(text: string): void {
    this.needToken(text).expiresAt = 0;
  }

  /** Lets a token serve `calls` more calls and then end: for a sync that loses its token half-way. */
  expireTokenAfter(text: string, calls: number): void {
    this.needToken(text).callsLeft = calls;
  }

  private needToken(text: string): Token {
    const token = this.tokens.get(text);
    if (!token) throw new Error('The stand-in has no such token.');
    return token;
  }
}
