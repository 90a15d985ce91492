/** Changes the access of one principal, with either version of sharing. */
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
import {
  attempt,
  rereadAccount,
  sendWriteOnce,
  type AccountWriteDeps,
  type Requester,
} from './send-write-once';
import { noteWrite } from './written-secrets';

export interface AccessChangeRequest {
  readonly operation: OperationName;
  readonly key: AccountKey;
  readonly principal: PrincipalRef;
  readonly level: GrantedLevel;
  /** The level that the user saw; null: the principal was not in the list. Undefined: do not check it. */
  readonly expected?: string | null | undefined;
}

/** Sends the change. Resolves with a notice for people, or null. `unlisted`: why the access list could not be read. */
export type SendAccessChange = (
  client: DomoClient,
  grant: AccessGrant,
  unlisted: Problem | null,
) => Promise<string | null>;

const SERVER_ERROR = 500;

export async function changeAccess(
  deps: AccountWriteDeps,
  { operation, key, principal, level, expected }: AccessChangeRequest,
  { source, signal }: Requester,
  send: SendAccessChange,
): Promise<ResponseFor<'account.share'>> {
  const { profileId, kind, id } = key;
  const store = await deps.workspace.store();
  const { value: before, problem: unlisted } = await attempt(() =>
    deps.reading.readAccessList(key, signal),
  );
  const entries = before?.entries ?? null;
  const grant = {
    principal,
    level,
    name: await findPrincipalName(store, profileId, entries, principal),
  };
  const change = {
    what: `access of ${grant.name}`,
    secret: false,
    before: entries && findAccessLevel(entries, principal),
    after: level === 'NONE' ? null : level,
    // Without the list, nobody knows what undoing the change would bring back.
    ...(entries ? { principal } : {}),
  };
  const activity = { operation, source, profileId, kind, accountId: id, changes: [change] };
  return deps.journal.runRecorded(activity, async (amend) => {
    if (expected !== undefined) refuseUnexpectedLevel(entries, grant, expected);
    if (entries && removesLastOwner(entries, grant)) {
      fail('shareFailed', `${grant.name} is the only owner: nothing was sent.`, {
        next: 'Give another user or group the level OWNER first.',
      });
    }
    const client = await deps.workspace.client(profileId);
    const noted = await noteWrite(deps, key, undefined, signal);
    const notice = await sendWriteOnce(
      () =>
        sendResolvingServerError(deps, key, { grant, before: entries }, () =>
          send(client, grant, unlisted),
        ),
      async (lookSignal) =>
        describeAccess((await rereadAccessList(deps, key, lookSignal)).entries, grant),
      () => {
        deps.reading.recentWrites.record(key);
      },
    );
    if (noted.dependsOnAccount) {
      await noted.succeeded((await rereadAccount(deps, key, signal)).account);
    }
    const { value: after, problem } = await attempt(() => rereadAccessList(deps, key, signal));
    // For a principal who had no access before, only this list has the name.
    const name = after && findListedName(after.entries, principal);
    if (name !== null) amend({ changes: [{ ...change, what: `access of ${name}` }] });
    return {
      entries: after ? [...after.entries] : null,
      readAt: after?.readAt ?? null,
      problem,
      notice,
    };
  });
}

/** Fails with `changedSinceRead` if the list shows neither the level that the user saw nor the wanted one. */
function refuseUnexpectedLevel(
  entries: readonly AccessEntry[] | null,
  grant: AccessGrant,
  expected: string | null,
): void {
  if (entries === null) {
    fail('changedSinceRead', 'Nothing was sent: the access list could not be read.');
  }
  if (showsGrant(entries, grant) || hasAccessLevel(entries, grant.principal, expected)) return;
  fail('changedSinceRead', `Nothing was sent. ${describeAccess(entries, grant)}`, {
    next: 'Look at the list as it is now, then decide.',
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

/** After a 500, reads the list again to learn whether Domo made the change. */
async function sendResolvingServerError(
  deps: AccountWriteDeps,
  key: AccountKey,
  { grant, before }: { grant: AccessGrant; before: readonly AccessEntry[] | null },
  send: () => Promise<string | null>,
): Promise<string | null> {
  try {
    return await send();
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status !== SERVER_ERROR) throw error;
    const { signal } = new AbortController();
    const { value } = await attempt(() => rereadAccessList(deps, key, signal));
    return resolveShareOutcome(problem, grant, before, value?.entries ?? null);
  }
}
