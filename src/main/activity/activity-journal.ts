/** Records every write before it is sent, and how it ended. */
import { randomUUID } from 'node:crypto';
import {
  fail,
  toProblem,
  type ActivityChange,
  type ActivityEntry,
  type AccountKind,
  type LatchkeyEvent,
  type OperationName,
  type Problem,
  accountKindSchema,
} from '../../contract';
import type { ActivityEnd, NewActivityEntry, Store } from '../store/store-types';
import { z } from 'zod';
import { displayNameOrName } from '../../contract/zod-free';

/** What is about to be done. Of a secret field nothing but the name may be in it. */
export interface PlannedActivity {
  readonly operation: OperationName;
  readonly source: ActivityEntry['source'];
  readonly profileId: string;
  /** Label and instance of a profile that is not kept yet; looked up when it is left out. */
  readonly of?: { readonly label: string; readonly instance: string };
  /** Null: it is about the instance and no account of it. */
  readonly kind: AccountKind | null;
  /** Null for an account that is to be created. */
  readonly accountId: number | null;
  /** Looked up in the inventory when it is left out. */
  readonly account?: string;
  readonly changes: readonly ActivityChange[];
}

/** Adds to the entry what became known on the way. */
export type AmendEntry = (more: { accountId?: number; changes?: ActivityChange[] }) => void;

interface JournalDeps {
  readonly workspace: { store(): Promise<Store> };
  readonly announce: (event: LatchkeyEvent) => void;
}

export class ActivityJournal {
  constructor(private readonly parts: JournalDeps) {}

  /** When the entry cannot be written, the work is not begun: nothing is ever sent unrecorded. */
  async runRecorded<T>(
    undertaking: PlannedActivity,
    work: (note: AmendEntry) => Promise<T>,
  ): Promise<T> {
    const id = await this.begin(undertaking);
    let learned: Parameters<AmendEntry>[0] = {};
    const note: AmendEntry = (more) => {
      learned = { ...learned, ...more };
    };
    try {
      const value = await work(note);
      await this.end(id, { outcome: 'done', problem: null, ...learned });
      return value;
    } catch (error) {
      const problem = toProblem(error);
      await this.end(id, { outcome: failedOutcome(problem), problem, ...learned });
      throw error;
    }
  }

  /** What was refused before anything of it was sent. */
  async recordRefusal(undertaking: PlannedActivity, problem: Problem): Promise<void> {
    const id = await this.begin(undertaking);
    await this.end(id, { outcome: 'refused', problem });
  }

  /** Work that leads to a write and writes nothing itself: its failure is recorded as a refusal. */
  async recordFailureOf<T>(undertaking: PlannedActivity, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // A record that cannot be written must not hide why the write was not made.
      await this.recordRefusal(undertaking, toProblem(error)).catch(() => undefined);
      throw error;
    }
  }

  private async begin(undertaking: PlannedActivity): Promise<string> {
    const store = await this.parts.workspace.store();
    const entry = await buildEntry(store, undertaking);
    await store.beginActivity(entry);
    this.parts.announce({ event: 'activityChanged' });
    return entry.id;
  }

  private async end(id: string, end: Omit<ActivityEnd, 'endedAt'>): Promise<void> {
    try {
      const store = await this.parts.workspace.store();
      await store.endActivity(id, { ...end, endedAt: Date.now() });
    } catch {
      // What was done in Domo is done: the entry stays pending, and is called unknown later.
    }
    this.parts.announce({ event: 'activityChanged' });
  }
}

/** `unexpected` may have struck on either side of the sending. */
const failedOutcome = ({ code }: Problem): 'refused' | 'unknown' =>
  code === 'outcomeUnknown' || code === 'unexpected' ? 'unknown' : 'refused';

async function buildEntry(
  store: Store,
  { account, changes, of, ...undertaking }: PlannedActivity,
): Promise<NewActivityEntry> {
  const profile = of ?? (await store.getProfile(undertaking.profileId));
  const { label, instance } = profile ?? fail('notFound', 'There is no such profile.');
  return {
    ...undertaking,
    id: randomUUID(),
    at: Date.now(),
    label,
    instance,
    account: account ?? (await readAccountName(store, undertaking)),
    changes: [...changes],
  };
}

/** The name as it was last read; empty when the account is not in the inventory. */
async function readAccountName(
  store: Store,
  { profileId, kind, accountId: id }: Pick<PlannedActivity, 'profileId' | 'kind' | 'accountId'>,
): Promise<string> {
  if (kind === null || id === null) return '';
  try {
    const { account } = await store.getAccountDetail({ profileId, kind, id });
    return displayNameOrName(account);
  } catch {
    return '';
  }
}

/** A write that the guard refused, as an entry: what it was about is read off its request. */

/** The parts of a request that say what it is about; a share of the first version is of a plain account. */
const subjectSchema = z.object({
  profileId: z.string(),
  kind: accountKindSchema.default('account'),
  id: z.number().int().nullable().default(null),
  name: z.string().default(''),
  displayName: z.string().default(''),
});

export function toRefusedActivity(
  operation: OperationName,
  source: ActivityEntry['source'],
  request: unknown,
): PlannedActivity {
  const { profileId, kind, id, name, displayName } = subjectSchema.parse(request);
  // Only of an account that is to be created is the name in the request.
  const account = id === null ? { account: displayNameOrName({ displayName, name }) } : {};
  return { operation, source, profileId, kind, accountId: id, ...account, changes: [] };
}
