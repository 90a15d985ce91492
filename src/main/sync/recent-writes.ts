/**
 * What this program wrote to Domo, so that an answer which Domo gave before a write, and which comes after it, does
 * not undo the write in the inventory.
 */
import type { AccountKey, AccountKind, DomoId } from '../../contract';

/** `id` null: an account that may have been created, with an unknown id. */
type WrittenAccount = Omit<AccountKey, 'id'> & { readonly id: DomoId | null };

export interface WritesSince {
  readonly ids: readonly DomoId[];
  /** True when an account with an unknown id may have been created. */
  readonly unknown: boolean;
}

export class RecentWrites {
  private count = 0;
  /** For each list, the number of the last write to each account. */
  private readonly lastWrites = new Map<string, Map<DomoId | null, number>>();

  /** To be called once the write is over, however it ended, and before the account is read again. */
  record({ profileId, kind, id }: WrittenAccount): void {
    const list = toListKey(profileId, kind);
    const accounts = this.lastWrites.get(list) ?? new Map<DomoId | null, number>();
    this.lastWrites.set(list, accounts);
    accounts.set(id, ++this.count);
  }

  /** To be called before the request. The returned function lists the accounts that were written since. */
  startTracking(profileId: string, kind: AccountKind): () => WritesSince {
    const asked = this.count;
    return () => {
      const all = [...(this.lastWrites.get(toListKey(profileId, kind)) ?? [])];
      const since = all.filter(([, write]) => write > asked).map(([id]) => id);
      return { ids: since.filter((id) => id !== null), unknown: since.includes(null) };
    };
  }
}

const toListKey = (profileId: string, kind: AccountKind): string => `${kind} ${profileId}`;
