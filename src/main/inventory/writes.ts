/**
 * What this program wrote to Domo, so that an answer which Domo gave before a write, and which comes after it, does
 * not undo the write in the inventory.
 */
import type { AccountKey, Kind } from '../../contract';

/** Null: one that was made, perhaps, and whose id nobody was told. */
type Written = Omit<AccountKey, 'id'> & { readonly id: number | null };

export interface Since {
  readonly ids: readonly number[];
  /** Another one may have been made, whose id nobody was told. */
  readonly unknown: boolean;
}

export class Writes {
  private count = 0;
  /** Of each account its last write, by number. */
  private readonly last = new Map<string, Map<number | null, number>>();

  /** To be called once the write is over, however it ended, and before the account is read again. */
  note({ profileId, kind, id }: Written): void {
    const list = listOf(profileId, kind);
    const accounts = this.last.get(list) ?? new Map<number | null, number>();
    this.last.set(list, accounts);
    accounts.set(id, ++this.count);
  }

  /** To be called before Domo is asked. The answer tells which accounts of the list were written since. */
  from(profileId: string, kind: Kind): () => Since {
    const asked = this.count;
    return () => {
      const all = [...(this.last.get(listOf(profileId, kind)) ?? [])];
      const since = all.filter(([, write]) => write > asked).map(([id]) => id);
      return { ids: since.filter((id) => id !== null), unknown: since.includes(null) };
    };
  }
}

const listOf = (profileId: string, kind: Kind): string => `${kind} ${profileId}`;
