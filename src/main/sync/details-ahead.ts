/**
 * Asks for configs and access lists while the list that names their accounts waits for the search and for the store. Else
 * an instance would be asked for nothing in that time.
 */
import type { AccessEntry, Account, AccountKey } from '../../contract';
import type { DomoList, RawConfig } from '../domo';
import { runInParallel } from './parallel-work';

/** A request that was sent, and whether the account was written since, so that its answer may be older. */
export interface Asked<T> {
  /** Ms of `performance.now()`. */
  readonly at: number;
  readonly isOld: () => boolean;
  readonly answer: Promise<T>;
}

/** The answers HOLD SECRETS. */
export interface AskedDetails {
  readonly config: Asked<RawConfig>;
  readonly access: Asked<DomoList<AccessEntry>>;
}

/** The answers are in memory until the list is saved: about a second of requests. */
const MAX_AHEAD = 50;
/** Another program may have written the account since, and nobody would know. */
const MAX_AGE_MS = 30_000;
/** The pages of the search, which the list waits for, come between the requests of so many accounts. */
const AT_ONCE = 3;

type Key = Pick<AccountKey, 'kind' | 'id'>;

const toText = ({ kind, id }: Key): string => `${kind} ${id}`;

export class DetailsAhead {
  private readonly configs = new Map<string, AskedDetails['config']>();
  private readonly accessLists = new Map<string, AskedDetails['access']>();
  private isBegun = false;
  private isClosed = false;

  constructor(private readonly isStopped: () => boolean) {}

  /** Asks for one account after the other until `close`. Never fails: a failure counts when the answer is taken. */
  async begin(
    accounts: readonly Account[],
    ask: (account: Account) => AskedDetails,
  ): Promise<void> {
    // A list that is read again names them again.
    if (this.isBegun) return;
    this.isBegun = true;
    await runInParallel(accounts.slice(0, MAX_AHEAD), AT_ONCE, async (account) => {
      if (this.isClosed || this.isStopped() || this.has(account)) return;
      const { config, access } = ask(account);
      this.configs.set(toText(account), config);
      this.accessLists.set(toText(account), access);
      await Promise.allSettled([config.answer, access.answer]);
    });
  }

  /** Nothing more is asked for; what was asked for can be taken. */
  close(): void {
    this.isClosed = true;
  }

  /** What was not taken is not kept. */
  forget(): void {
    this.close();
    this.configs.clear();
    this.accessLists.clear();
  }

  has(key: Key): boolean {
    return this.configs.has(toText(key));
  }

  /** Those that were asked for come first: their answers wait in memory. */
  inOrder<T extends Key>(accounts: readonly T[]): T[] {
    const isAsked = (account: T): boolean => this.has(account);
    return [...accounts.filter(isAsked), ...accounts.filter((account) => !isAsked(account))];
  }

  /** Once, so that whoever reads again asks again. */
  readonly takeConfig = (key: Key): AskedDetails['config'] | undefined => take(this.configs, key);
  readonly takeAccessList = (key: Key): AskedDetails['access'] | undefined =>
    take(this.accessLists, key);
}

function take<T extends Pick<Asked<unknown>, 'at'>>(
  asked: Map<string, T>,
  key: Key,
): T | undefined {
  const found = asked.get(toText(key));
  asked.delete(toText(key));
  return found && performance.now() - found.at < MAX_AGE_MS ? found : undefined;
}
