/** Which streams a plan lists of which accounts: one that uses several of them can get the other account only once. */
import type { AccountKey, DomoId } from '../../../contract';
import type { DomoStream } from '../../domo';
import type { ListedSubject } from '../bulk-flow';

export class ListedStreams {
  /** By instance, account and stream. Empty in a run, in which the plan has decided. */
  private readonly known = new Set<string>();

  keep<T extends ListedSubject>(account: AccountKey, subjects: readonly T[]): readonly T[] {
    for (const { subject } of subjects) {
      if (subject?.type === 'stream') this.known.add(keyOf(account.profileId, account.id, subject));
    }
    return subjects;
  }

  /** Other accounts that the stream is listed of, and that it names before this one: the order is always the same. */
  othersBefore({ profileId, id }: AccountKey, stream: DomoStream): DomoId[] {
    const { accountIds } = stream;
    return accountIds
      .slice(0, Math.max(accountIds.indexOf(id), 0))
      .filter((other) => this.known.has(keyOf(profileId, other, stream)));
  }
}

const keyOf = (profileId: string, accountId: DomoId, stream: { readonly id: unknown }): string =>
  JSON.stringify([profileId, String(accountId), String(stream.id)]);
