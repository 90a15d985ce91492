/** Changes the access of one principal: what is the same for both versions of sharing. */
import {
  fail,
  toProblem,
  type AccessEntry,
  type AccountKey,
  type GrantedLevel,
  type OperationName,
  type Problem,
  type ResponseFor,
} from '../../contract';
import type { DomoClient } from '../domo';
import {
  hasAccessLevel,
  findAccessLevel,
  findListedName,
  findPrincipalName,
  describeAccess,
  showsGrant,
  removesLastOwner,
  type AccessGrant,
  type PrincipalRef,
  resolveShareOutcome,
} from './access-list';
import { attempt, type Requester, type AccountWriteDeps, sendWriteOnce } from './send-write-once';

export interface AccessChangeRequest {
  readonly operation: OperationName;
  readonly key: AccountKey;
  readonly whom: PrincipalRef;
  readonly level: GrantedLevel;
  /** What the user saw, if anything: undefined asks for nothing. */
  readonly expected?: string | null | undefined;
}

/** Sends the change. Answers a notice for people, or null. `unlisted`: why the access list could not be read before. */
export type SendAccessChange = (
  client: DomoClient,
  grant: AccessGrant,
  unlisted: Problem | null,
) => Promise<string | null>;

const SERVER_ERROR = 500;

export async function changeAccess(
  parts: AccountWriteDeps,
  { operation, key, whom, level, expected }: AccessChangeRequest,
  { source, signal }: Requester,
  send: SendAccessChange,
): Promise<ResponseFor<'account.share'>> {
  const { profileId, kind, id } = key;
  const store = await parts.workspace.store();
  const { value: before, problem: unlisted } = await attempt(() =>
    parts.reading.readAccessList(key, signal),
  );
  const entries = before?.entries ?? null;
  const grant = { whom, level, name: await findPrincipalName(store, profileId, entries, whom) };
  const change = {
    what: `access of ${grant.name}`,
    secret: false,
    before: entries && findAccessLevel(entries, whom),
    after: level === 'NONE' ? null : level,
  };
  const undertaking = { operation, source, profileId, kind, accountId: id, changes: [change] };
  return parts.journal.runRecorded(undertaking, async (note) => {
    if (expected !== undefined) refuseUnexpectedLevel(entries, grant, expected);
    if (entries && removesLastOwner(entries, grant)) {
      fail('shareFailed', `${grant.name} is the only owner: nothing was sent.`, {
        next: 'Make somebody else an owner first.',
      });
    }
    const client = await parts.workspace.client(profileId);
    const notice = await sendWriteOnce(
      () =>
        sendResolvingServerError(parts, key, { grant, before: entries }, () =>
          send(client, grant, unlisted),
        ),
      async (looking) =>
        describeAccess((await rereadAccessList(parts, key, looking)).entries, grant),
      () => {
        parts.reading.recentWrites.record(key);
      },
    );
    const { value: after, problem: why } = await attempt(() =>
      rereadAccessList(parts, key, signal),
    );
    // Who had no access before is named by the list only now.
    const name = after && findListedName(after.entries, whom);
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
function refuseUnexpectedLevel(
  entries: readonly AccessEntry[] | null,
  grant: AccessGrant,
  expected: string | null,
): void {
  if (entries === null) {
    fail('changedSinceRead', 'Nothing was sent: the access list could not be read.');
  }
  if (showsGrant(entries, grant) || hasAccessLevel(entries, grant.whom, expected)) return;
  fail('changedSinceRead', `Nothing was sent. ${describeAccess(entries, grant)}`, {
    next: 'Decide anew by what the list shows now.',
  });
}

async function rereadAccessList(
  { reading, announce }: AccountWriteDeps,
  key: AccountKey,
  signal: AbortSignal,
): ReturnType<AccountWriteDeps['reading']['readAccessList']> {
  const list = await reading.readAccessList(key, signal);
  announce({ event: 'inventoryChanged', profileId: key.profileId });
  return list;
}

/** Reads the list again after a 500, which says nothing by itself. */
async function sendResolvingServerError(
  parts: AccountWriteDeps,
  key: AccountKey,
  { grant, before }: { grant: AccessGrant; before: readonly AccessEntry[] | null },
  send: () => Promise<string | null>,
): Promise<string | null> {
  try {
    return await send();
  } catch (error) {
    const raised = toProblem(error);
    if (raised.status !== SERVER_ERROR) throw error;
    const { signal } = new AbortController();
    const { value } = await attempt(() => rereadAccessList(parts, key, signal));
    return resolveShareOutcome(raised, grant, before, value?.entries ?? null);
  }
}
