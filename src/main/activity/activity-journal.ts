/** Records every write before it is sent, and its outcome afterwards. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  toProblem,
  type ActivityChange,
  type ActivityEntry,
  type AccountKind,
  type LatchkeyEvent,
  type OperationName,
  type Problem,
  accountKindSchema,
  type DomoId,
  domoIdSchema,
} from '../../contract';
import { displayNameOrName } from '../../contract/zod-free';
import type { Store } from '../store/store-types';
import type { ActivityEnd, PlannedChange } from '../store/activity-types';

/** What is about to be done. It may contain the name of a secret field, and never its value. */
export interface PlannedActivity {
  readonly operation: OperationName;
  readonly source: ActivityEntry['source'];
  readonly profileId: string;
  /** Label and instance of a profile that is not stored yet; the store adds them for one that is. */
  readonly of?: { readonly label: string; readonly instance: string };
  /** Null when the entry is about the instance, and not about an account. */
  readonly kind: AccountKind | null;
  /** Null for an account that is to be created. */
  readonly accountId: DomoId | null;
  /** Name of the account. The store adds the stored name when this is left out. */
  readonly account?: string;
  readonly changes: readonly PlannedChange[];
}

/** Adds to the entry what became known during the work. */
export type AmendEntry = (more: { accountId?: DomoId; changes?: ActivityChange[] }) => void;

interface JournalDeps {
  readonly workspace: { store(): Promise<Store> };
  readonly announce: (event: LatchkeyEvent) => void;
}

export class ActivityJournal {
  /** @param undoes id of the entry that every recorded write undoes */
  constructor(
    private readonly deps: JournalDeps,
    private readonly undoes?: string,
  ) {}

  /** Records what it is asked to as undoing the write of this entry. */
  undoing(entryId: string): ActivityJournal {
    return new ActivityJournal(this.deps, entryId);
  }

  /** Records `activity` and runs `work`. Without a record the work does not begin, so nothing is sent unrecorded. */
  async runRecorded<T>(
    activity: PlannedActivity,
    work: (amend: AmendEntry) => Promise<T>,
  ): Promise<T> {
    const id = await this.begin(activity);
    let amended: Parameters<AmendEntry>[0] = {};
    const amend: AmendEntry = (more) => {
      amended = { ...amended, ...more };
    };
    try {
      const value = await work(amend);
      await this.end(id, { outcome: 'done', problem: null, ...amended });
      return value;
    } catch (error) {
      const problem = toProblem(error);
      await this.end(id, { outcome: failedOutcome(problem), problem, ...amended });
      throw error;
    }
  }

  /** Records a write that was refused before anything was sent. */
  async recordRefusal(activity: PlannedActivity, problem: Problem): Promise<void> {
    const id = await this.begin(activity);
    await this.end(id, { outcome: 'refused', problem });
  }

  /** Runs work that prepares a write and writes nothing itself. Its failure is recorded as a refusal. */
  async recordFailureOf<T>(activity: PlannedActivity, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // If the record fails too, the caller still gets the reason why nothing was written.
      await this.recordRefusal(activity, toProblem(error)).catch(() => undefined);
      throw error;
    }
  }

  private async begin({ of, ...activity }: PlannedActivity): Promise<string> {
    const store = await this.deps.workspace.store();
    const id = randomUUID();
    const changes = this.marked(activity.changes);
    await store.beginActivity({ ...activity, ...of, changes, id, at: Date.now() });
    this.deps.announce({ event: 'activityChanged' });
    return id;
  }

  private marked<C extends PlannedChange>(changes: readonly C[]): C[] {
    const { undoes } = this;
    return changes.map((change) => (undoes === undefined ? change : { ...change, undoes }));
  }

  private async end(id: string, end: Omit<ActivityEnd, 'endedAt'>): Promise<void> {
    try {
      const store = await this.deps.workspace.store();
      const changes = end.changes && { changes: this.marked(end.changes) };
      await store.endActivity(id, { ...end, ...changes, endedAt: Date.now() });
    } catch {
      // The write itself succeeded or failed already. The entry stays pending, and its outcome becomes unknown later.
    }
    this.deps.announce({ event: 'activityChanged' });
  }
}

/** An `unexpected` failure may have happened before or after sending. */
const failedOutcome = ({ code }: Problem): 'refused' | 'unknown' =>
  code === 'outcomeUnknown' || code === 'unexpected' ? 'unknown' : 'refused';

/** The fields of a request that say what it is about. `account.shareV1` has no kind: it is for plain accounts. */
const subjectSchema = z.object({
  profileId: z.string(),
  kind: accountKindSchema.default('account'),
  id: domoIdSchema.nullable().default(null),
  name: z.string().default(''),
  displayName: z.string().default(''),
});

/** Whose requests name no account. */
const ABOUT_INSTANCES: ReadonlySet<OperationName> = new Set([
  'inventory.publish',
  'tokens.renew',
  'tokens.revoke',
]);

/** The entry for a write that the guard refused, from its request. */
export function toRefusedActivity(
  operation: OperationName,
  source: ActivityEntry['source'],
  request: unknown,
): PlannedActivity {
  if (ABOUT_INSTANCES.has(operation)) {
    const { profileId } = subjectSchema.pick({ profileId: true }).parse(request);
    return { operation, source, profileId, kind: null, accountId: null, account: '', changes: [] };
  }
  const { profileId, kind, id, name, displayName } = subjectSchema.parse(request);
  // Only a request to create an account contains the account's name.
  const account = id === null ? { account: displayNameOrName({ displayName, name }) } : {};
  return { operation, source, profileId, kind, accountId: id, ...account, changes: [] };
}
