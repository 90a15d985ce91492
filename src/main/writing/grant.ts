/** Changes the access of one principal: what is the same for both versions of sharing. */
import {
  fail,
  problem,
  problemOf,
  ProblemError,
  type AccountKey,
  type GrantedLevel,
  type OperationName,
  type Problem,
  type ResponseFor,
} from '../../contract';
import type { DomoClient } from '../domo';
import { levelOf, nameOf, sentence, shows, takesLastOwner, type Grant, type Whom } from './access';
import { attempt } from './again';
import type { Caller, WritingParts } from './parts';
import { sendOnce } from './send';

export interface Wanted {
  readonly operation: OperationName;
  readonly key: AccountKey;
  readonly whom: Whom;
  readonly level: GrantedLevel;
}

/** Sends the change. Answers a notice for people, or null. `listed`: the access list could be read before. */
export type SendGrant = (
  client: DomoClient,
  grant: Grant,
  listed: boolean,
) => Promise<string | null>;

export async function changeAccess(
  parts: WritingParts,
  { operation, key, whom, level }: Wanted,
  { source, signal }: Caller,
  send: SendGrant,
): Promise<ResponseFor<'account.share'>> {
  const { profileId, kind, id } = key;
  const store = await parts.workspace.store();
  const { value: before } = await attempt(() => parts.reading.accessList(key, signal));
  const entries = before?.entries ?? null;
  const grant = { whom, level, name: await nameOf(store, profileId, entries, whom) };
  const change = {
    what: `access of ${grant.name}`,
    secret: false,
    before: entries && levelOf(entries, whom),
    after: level === 'NONE' ? null : level,
  };
  const undertaking = { operation, source, profileId, kind, accountId: id, changes: [change] };
  return parts.journal.recorded(undertaking, async () => {
    if (entries && takesLastOwner(entries, grant)) {
      fail('shareFailed', `${grant.name} is the only owner: nothing was sent.`, {
        next: 'Make somebody else an owner first.',
      });
    }
    const client = await parts.workspace.client(profileId);
    const notice = await sendOnce(
      () => explained(parts, key, grant, () => send(client, grant, entries !== null)),
      async (looking) => sentence((await listAgain(parts, key, looking)).entries, grant),
    );
    const { value: after, problem: why } = await attempt(() => listAgain(parts, key, signal));
    return {
      entries: after ? [...after.entries] : null,
      readAt: after?.readAt ?? null,
      problem: why,
      notice,
    };
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

/** A 500 may mean that the access is there already, or that Domo failed: the list tells (domo-api 3.11). */
async function explained<T>(
  parts: WritingParts,
  key: AccountKey,
  grant: Grant,
  send: () => Promise<T>,
): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const raised = problemOf(error);
    if (raised.code !== 'alreadyShared') throw error;
    const { signal } = new AbortController();
    const { value } = await attempt(() => listAgain(parts, key, signal));
    throw new ProblemError(whatItMeant(raised, value?.entries ?? null, grant));
  }
}

function whatItMeant(
  { status, trace }: Problem,
  entries: Parameters<typeof shows>[0] | null,
  grant: Grant,
): Problem {
  const more = { status, trace };
  if (entries === null) {
    const why = 'the access list could not be read to see why';
    return problem('shareFailed', `Domo did not change the access of ${grant.name}; ${why}.`, more);
  }
  if (shows(entries, grant)) {
    return problem('alreadyShared', `Nothing was changed. ${sentence(entries, grant)}`, more);
  }
  return problem(
    'shareFailed',
    `Domo did not change the access of ${grant.name}. ${sentence(entries, grant)}`,
    more,
  );
}
