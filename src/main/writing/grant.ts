/** Changes the access of one principal: what is the same for both versions of sharing. */
import {
  fail,
  problemOf,
  type AccessEntry,
  type AccountKey,
  type GrantedLevel,
  type OperationName,
  type Problem,
  type ResponseFor,
} from '../../contract';
import type { DomoClient } from '../domo';
import {
  isAt,
  levelOf,
  listedName,
  nameOf,
  sentence,
  shows,
  takesLastOwner,
  type Grant,
  type Whom,
} from './access';
import { whatItMeant } from './after-failure';
import { attempt } from './again';
import type { Caller, WritingParts } from './parts';
import { sendOnce } from './send';

export interface Wanted {
  readonly operation: OperationName;
  readonly key: AccountKey;
  readonly whom: Whom;
  readonly level: GrantedLevel;
  /** What the user saw, if anything: undefined asks for nothing. */
  readonly expected?: string | null | undefined;
}

/** Sends the change. Answers a notice for people, or null. `unlisted`: why the access list could not be read before. */
export type SendGrant = (
  client: DomoClient,
  grant: Grant,
  unlisted: Problem | null,
) => Promise<string | null>;

const FAILED = 500;

export async function changeAccess(
  parts: WritingParts,
  { operation, key, whom, level, expected }: Wanted,
  { source, signal }: Caller,
  send: SendGrant,
): Promise<ResponseFor<'account.share'>> {
  const { profileId, kind, id } = key;
  const store = await parts.workspace.store();
  const { value: before, problem: unlisted } = await attempt(() =>
    parts.reading.accessList(key, signal),
  );
  const entries = before?.entries ?? null;
  const grant = { whom, level, name: await nameOf(store, profileId, entries, whom) };
  const change = {
    what: `access of ${grant.name}`,
    secret: false,
    before: entries && levelOf(entries, whom),
    after: level === 'NONE' ? null : level,
  };
  const undertaking = { operation, source, profileId, kind, accountId: id, changes: [change] };
  return parts.journal.recorded(undertaking, async (note) => {
    if (expected !== undefined) refuseOther(entries, grant, expected);
    if (entries && takesLastOwner(entries, grant)) {
      fail('shareFailed', `${grant.name} is the only owner: nothing was sent.`, {
        next: 'Make somebody else an owner first.',
      });
    }
    const client = await parts.workspace.client(profileId);
    const notice = await sendOnce(
      () => explained(parts, key, { grant, before: entries }, () => send(client, grant, unlisted)),
      async (looking) => sentence((await listAgain(parts, key, looking)).entries, grant),
      () => {
        parts.reading.writes.note(key);
      },
    );
    const { value: after, problem: why } = await attempt(() => listAgain(parts, key, signal));
    // Who had no access before is named by the list only now.
    const name = after && listedName(after.entries, whom);
    if (name !== null) note({ changes: [{ ...change, what: `access of ${name}` }] });
    return {
      entries: after ? [...after.entries] : null,
      readAt: after?.readAt ?? null,
      problem: why,
      notice,
    };
  });
}

/** Nothing is written over what the user did not see, unless it is as wanted already: then that is what is told. */
function refuseOther(
  entries: readonly AccessEntry[] | null,
  grant: Grant,
  expected: string | null,
): void {
  if (entries === null) {
    fail('changedSinceRead', 'Nothing was sent: the access list could not be read.');
  }
  if (shows(entries, grant) || isAt(entries, grant.whom, expected)) return;
  fail('changedSinceRead', `Nothing was sent. ${sentence(entries, grant)}`, {
    next: 'Decide anew by what the list shows now.',
  });
}

async function listAgain(
  { reading, announce }: WritingParts,
  key: AccountKey,
  signal: AbortSignal,
): ReturnType<WritingParts['reading']['accessList']> {
  const list = await reading.accessList(key, signal);
  announce({ event: 'inventoryChanged', profileId: key.profileId });
  return list;
}

/** Reads the list again after a 500, which says nothing by itself. */
async function explained(
  parts: WritingParts,
  key: AccountKey,
  { grant, before }: { grant: Grant; before: readonly AccessEntry[] | null },
  send: () => Promise<string | null>,
): Promise<string | null> {
  try {
    return await send();
  } catch (error) {
    const raised = problemOf(error);
    if (raised.status !== FAILED) throw error;
    const { signal } = new AbortController();
    const { value } = await attempt(() => listAgain(parts, key, signal));
    return whatItMeant(raised, grant, before, value?.entries ?? null);
  }
}
