/** Compares two reviews account by account. Both are in the same order, so neither is held in memory. */
import { compareIds, fail, type ReviewChange, type ReviewEntry } from '../../contract';
import { entryKey } from './expand-account';
import type { PastReviewAccount } from './read-review';

/** The first ones are returned; all are counted. */
const MAX_CHANGES = 1000;

type Counted = Record<ReviewChange['change'], number> & { notCompared: number };

export class ReviewComparison {
  readonly counts: Counted = { added: 0, removed: 0, levelChanged: 0, notCompared: 0 };
  readonly changes: ReviewChange[] = [];
  private old: PastReviewAccount | null = null;
  private isAtEnd = false;

  constructor(private readonly past: AsyncIterator<PastReviewAccount, void>) {}

  /** `now` null: there are no more. */
  async add(now: PastReviewAccount | null): Promise<void> {
    for (;;) {
      const old = await this.peek();
      const order = old === null ? 1 : now === null ? -1 : compareAccounts(old, now);
      if (old !== null && order < 0) {
        this.compare(old, null);
        this.old = null;
        continue;
      }
      if (old !== null && order === 0) this.old = null;
      if (now !== null) this.compare(order === 0 ? old : null, now);
      return;
    }
  }

  private async peek(): Promise<PastReviewAccount | null> {
    if (this.old !== null || this.isAtEnd) return this.old;
    const next = await this.past.next();
    this.isAtEnd = next.done === true;
    this.old = next.done === true ? null : next.value;
    return this.old;
  }

  private compare(old: PastReviewAccount | null, now: PastReviewAccount | null): void {
    const isUnread = (one: PastReviewAccount | null): boolean => one?.account.accessReadAt === null;
    if (isUnread(old) || isUnread(now)) {
      this.counts.notCompared += 1;
      return;
    }
    const unread = new Set([...unreadGroups(old), ...unreadGroups(now)]);
    const before = comparable(old, unread);
    const after = comparable(now, unread);
    for (const [key, entry] of after) {
      const was = before.get(key);
      if (was === undefined) this.note('added', entry, null);
      else if (was.level !== entry.level) this.note('levelChanged', entry, was.level);
    }
    for (const [key, entry] of before) if (!after.has(key)) this.note('removed', entry, null);
  }

  private note(change: ReviewChange['change'], entry: ReviewEntry, before: string | null): void {
    this.counts[change] += 1;
    if (this.changes.length < MAX_CHANGES) this.changes.push({ change, entry, before });
  }
}

/** Groups whose members only the other review may know. */
const unreadGroups = (of: PastReviewAccount | null): string[] =>
  (of?.entries ?? [])
    .filter(({ principalType, members }) => principalType === 'GROUP' && members === null)
    .map(({ principalId }) => principalId);

const comparable = (
  of: PastReviewAccount | null,
  unread: ReadonlySet<string>,
): Map<string, ReviewEntry> =>
  new Map(
    (of?.entries ?? [])
      .filter(({ via }) => via === null || !unread.has(via))
      .map((entry) => [entryKey(entry), entry]),
  );

function compareAccounts(
  { account: one }: PastReviewAccount,
  { account: other }: PastReviewAccount,
): number {
  if (one.origin !== other.origin) return one.origin < other.origin ? -1 : 1;
  if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
  return compareIds(one.id, other.id);
}

/** Passes a past review on. Fails with `getFailed` when its accounts are not in their order: the merge would lie. */
export async function* inOrder(
  file: string,
  accounts: AsyncIterable<PastReviewAccount>,
): AsyncGenerator<PastReviewAccount, void, undefined> {
  let before: PastReviewAccount | null = null;
  for await (const account of accounts) {
    if (before && compareAccounts(before, account) >= 0)
      fail('getFailed', `${file} cannot be compared: its accounts are not in their order.`);
    before = account;
    yield account;
  }
}
