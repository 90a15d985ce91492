/** Takes a review: reads accounts one by one, and adds up what is said of them. Memory does not grow with their number. */
import {
  accountKindSchema,
  type InventoryFilter,
  type ReviewInstance,
  type ReviewTotals,
} from '../../contract';
import { findExportGaps } from '../export';
import type { ExportRecord, Store } from '../store/store-types';
import {
  expandAccount,
  type ExpandedAccount,
  type ListedPrincipal,
  type ReviewedAccount,
} from './expand-account';
import { toReviewDirectory, type ReviewDirectory } from './review-directory';

export interface ReviewQuestion {
  readonly filter: InventoryFilter;
  readonly overSharedAbove: number;
  readonly ownDomains: readonly string[];
}

export type ReviewStore = Pick<
  Store,
  'reviewBatches' | 'getDirectory' | 'listProfiles' | 'listComparedProfiles'
>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Names in the totals. The file has all. */
const MAX_NOT_READ = 100;

export class ReviewTaking {
  readonly takenAt = Date.now();
  private readonly instances: Mutable<ReviewInstance>[] = [];
  private readonly notRead: string[] = [];
  private readonly marks = { external: 0, everyone: 0, overShared: 0 };
  private unreadGroups = new Set<string>();

  constructor(
    private readonly store: ReviewStore,
    private readonly question: ReviewQuestion,
  ) {}

  /** To be read once. */
  async *accounts(): AsyncGenerator<ExpandedAccount, void, undefined> {
    let directory: ReviewDirectory | null = null;
    let profileId: string | null = null;
    for await (const batch of this.store.reviewBatches(this.question.filter)) {
      for (const record of batch) {
        const reviewed = toReviewedAccount(record);
        if (directory === null || reviewed.profileId !== profileId) {
          ({ profileId } = reviewed);
          directory = toReviewDirectory(
            await this.store.getDirectory(profileId),
            this.question.ownDomains,
          );
          this.beginInstance(reviewed, directory);
        }
        const expanded = expandAccount(reviewed, directory, this.question.overSharedAbove);
        this.count(expanded);
        yield expanded;
      }
    }
  }

  /** Once all accounts were read. */
  async totals(): Promise<ReviewTotals> {
    const sum = (what: 'accounts' | 'entries' | 'accountsNotRead'): number =>
      this.instances.reduce((all, instance) => all + instance[what], 0);
    return {
      takenAt: this.takenAt,
      accounts: sum('accounts'),
      entries: sum('entries'),
      accountsNotRead: sum('accountsNotRead'),
      notRead: [...this.notRead],
      marks: { ...this.marks },
      instances: this.instances.map((instance) => ({ ...instance })),
      gaps: await findExportGaps(this.store as Store, this.question.filter),
    };
  }

  private beginInstance({ origin, label }: ReviewedAccount, { ownDomains }: ReviewDirectory): void {
    this.unreadGroups = new Set();
    this.instances.push({
      type: 'instance',
      origin,
      instance: label,
      ownDomains: [...ownDomains],
      accounts: 0,
      accountsNotRead: 0,
      entries: 0,
      groupsNotRead: 0,
      emailsNotRead: 0,
      oldest: null,
      newest: null,
    });
  }

  private count({ account, entries }: ExpandedAccount): void {
    const instance = this.instances.at(-1);
    if (!instance) return;
    instance.accounts += 1;
    instance.entries += entries.length;
    if (account.accessReadAt === null) {
      instance.accountsNotRead += 1;
      if (this.notRead.length < MAX_NOT_READ)
        this.notRead.push(`${account.instance}: ${account.kind} ${account.id} ${account.account}`);
    } else {
      instance.oldest = Math.min(instance.oldest ?? Infinity, account.accessReadAt);
      instance.newest = Math.max(instance.newest ?? 0, account.accessReadAt);
    }
    for (const { principalType, principalId, members, email, marks } of entries) {
      if (principalType === 'USER' && email === null) instance.emailsNotRead += 1;
      if (principalType === 'GROUP' && members === null) this.unreadGroups.add(principalId);
      if (marks.includes('external')) this.marks.external += 1;
      if (marks.includes('everyone')) this.marks.everyone += 1;
    }
    instance.groupsNotRead = this.unreadGroups.size;
    if (account.users > this.question.overSharedAbove) this.marks.overShared += 1;
  }
}

const toReviewedAccount = (record: ExportRecord): ReviewedAccount => ({
  profileId: String(record['profileId']),
  label: String(record['label']),
  origin: String(record['origin']),
  kind: accountKindSchema.parse(record['kind']),
  id: record['id'] as ReviewedAccount['id'],
  account: String(record['account']),
  provider: String(record['provider']),
  accessReadAt: record['accessReadAt'] as number | null,
  access: JSON.parse(String(record['entries'])) as ListedPrincipal[],
});
