/** Records every write before it is sent, and how it ended. */
import { randomUUID } from 'node:crypto';
import {
  fail,
  problemOf,
  type ActivityChange,
  type ActivityEntry,
  type Kind,
  type LatchkeyEvent,
  type OperationName,
  type Problem,
} from '../../contract';
import type { ActivityEnd, NewActivity, Store } from '../store/types';

/** What is about to be done. Of a secret field nothing but the name may be in it. */
export interface Undertaking {
  readonly operation: OperationName;
  readonly source: ActivityEntry['source'];
  readonly profileId: string;
  /** Label and instance of a profile that is not kept yet; looked up when it is left out. */
  readonly of?: { readonly label: string; readonly instance: string };
  /** Null: it is about the instance and no account of it. */
  readonly kind: Kind | null;
  /** Null for an account that is to be created. */
  readonly accountId: number | null;
  /** Looked up in the inventory when it is left out. */
  readonly account?: string;
  readonly changes: readonly ActivityChange[];
}

/** Adds to the entry what became known on the way. */
export type Note = (more: { accountId?: number; changes?: ActivityChange[] }) => void;

interface JournalParts {
  readonly workspace: { store(): Promise<Store> };
  readonly announce: (event: LatchkeyEvent) => void;
}

export class Journal {
  constructor(private readonly parts: JournalParts) {}

  /** When the entry cannot be written, the work is not begun: nothing is ever sent unrecorded. */
  async recorded<T>(undertaking: Undertaking, work: (note: Note) => Promise<T>): Promise<T> {
    const id = await this.begin(undertaking);
    let learned: Parameters<Note>[0] = {};
    const note: Note = (more) => {
      learned = { ...learned, ...more };
    };
    try {
      const value = await work(note);
      await this.end(id, { outcome: 'done', problem: null, ...learned });
      return value;
    } catch (error) {
      const problem = problemOf(error);
      await this.end(id, { outcome: outcomeOf(problem), problem, ...learned });
      throw error;
    }
  }

  /** What was refused before anything of it was sent. */
  async refused(undertaking: Undertaking, problem: Problem): Promise<void> {
    const id = await this.begin(undertaking);
    await this.end(id, { outcome: 'refused', problem });
  }

  /** Work that leads to a write and writes nothing itself: its failure is recorded as a refusal. */
  async leadingTo<T>(undertaking: Undertaking, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // A record that cannot be written must not hide why the write was not made.
      await this.refused(undertaking, problemOf(error)).catch(() => undefined);
      throw error;
    }
  }

  private async begin(undertaking: Undertaking): Promise<string> {
    const store = await this.parts.workspace.store();
    const entry = await entryOf(store, undertaking);
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
const outcomeOf = ({ code }: Problem): 'refused' | 'unknown' =>
  code === 'outcomeUnknown' || code === 'unexpected' ? 'unknown' : 'refused';

async function entryOf(
  store: Store,
  { account, changes, of, ...undertaking }: Undertaking,
): Promise<NewActivity> {
  const profile = of ?? (await store.getProfile(undertaking.profileId));
  const { label, instance } = profile ?? fail('notFound', 'There is no such profile.');
  return {
    ...undertaking,
    id: randomUUID(),
    at: Date.now(),
    label,
    instance,
    account: account ?? (await nameOf(store, undertaking)),
    changes: [...changes],
  };
}

/** The name as it was last read; empty when the account is not in the inventory. */
async function nameOf(
  store: Store,
  { profileId, kind, accountId: id }: Pick<Undertaking, 'profileId' | 'kind' | 'accountId'>,
): Promise<string> {
  if (kind === null || id === null) return '';
  try {
    const { account } = await store.detail({ profileId, kind, id });
    return account.displayName === '' ? account.name : account.displayName;
  } catch {
    return '';
  }
}
