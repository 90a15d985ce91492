/** After a full sync: members of the groups in access lists, and e-mail addresses, for reviews of access (domo-api 2.2). */
import { createProblem, ProblemError, toProblem, type Problem } from '../../contract';
import type { DomoClient } from '../domo';
import type { DirectoryEntry } from '../store/review-types';
import type { Store } from '../store/store-types';
import { InstanceHealth } from './instance-health';
import { runInParallel } from './parallel-work';

/** One request each. The others come first in the next sync. */
const MAX_GROUPS = 1000;
/** A hundred in one request. */
const MAX_USERS = 20_000;
const USERS_AT_ONCE = 100;
const GROUPS_AT_ONCE = 4;
const DAY_MS = 86_400_000;
/** Members change with every new colleague; addresses hardly do. */
const USER_IS_OLD_MS = 7 * DAY_MS;

type DirectoryClient = Pick<DomoClient, 'getGroup' | 'listUsers' | 'whoAmI'>;
type DirectoryStore = Pick<Store, 'listPrincipalsToRead' | 'saveDirectory'>;

/** Never fails: why the first of what was not read was not. The review says what. */
export async function readDirectory(
  profileId: string,
  client: DirectoryClient,
  store: DirectoryStore,
  signal: AbortSignal,
): Promise<Problem | null> {
  try {
    const problem = await readGroups(profileId, client, store, signal);
    await readUsers(profileId, client, store, signal);
    return problem;
  } catch (error) {
    return toProblem(error);
  }
}

async function readGroups(
  profileId: string,
  client: DirectoryClient,
  store: DirectoryStore,
  signal: AbortSignal,
): Promise<Problem | null> {
  const groups = await store.listPrincipalsToRead(profileId, 'GROUP', MAX_GROUPS);
  // Any failure counts: a group comes first again as long as it was never read, and must not keep back the others.
  const health = new InstanceHealth(
    () => client.whoAmI({ signal }),
    () => true,
  );
  const problems: Problem[] = [];
  const end = { isReached: false };
  await runInParallel(groups, GROUPS_AT_ONCE, async ({ id }) => {
    if (end.isReached || signal.aborted) return;
    try {
      await store.saveDirectory(profileId, [await readGroup(client, id, signal)]);
      health.recordSuccess();
    } catch (error) {
      problems.push(toProblem(error));
      if (await health.endsReading(toProblem(error))) end.isReached = true;
    }
  });
  const [first = null] = problems;
  if (first !== null && end.isReached) throw new ProblemError(first);
  return first;
}

/** A group that may not be read is noted as such. */
async function readGroup(
  client: DirectoryClient,
  id: string,
  signal: AbortSignal,
): Promise<DirectoryEntry> {
  const noted = { type: 'GROUP', id } as const;
  try {
    const { userIds, active, everyone } = await client.getGroup(id, { signal });
    // A deleted group gives access to nobody.
    const data = { members: active ? [...userIds] : [], everyone };
    return { ...noted, readAt: Date.now(), data };
  } catch (error) {
    const { code } = toProblem(error);
    if (code === 'noMatch' || code === 'forbidden')
      return { ...noted, readAt: Date.now(), data: null };
    throw error;
  }
}

async function readUsers(
  profileId: string,
  client: DirectoryClient,
  store: DirectoryStore,
  signal: AbortSignal,
): Promise<void> {
  const oldBefore = Date.now() - USER_IS_OLD_MS;
  const listed = await store.listPrincipalsToRead(profileId, 'USER', MAX_USERS);
  const ids = listed.filter(({ readAt }) => (readAt ?? 0) < oldBefore).map(({ id }) => id);
  for (let at = 0; at < ids.length; at += USERS_AT_ONCE) {
    if (signal.aborted) throw new Error(createProblem('cancelled', 'It was cancelled.').message);
    const part = ids.slice(at, at + USERS_AT_ONCE);
    const found = new Map(
      (await client.listUsers(part, { signal })).map((user) => [user.id, user]),
    );
    await store.saveDirectory(
      profileId,
      part.map((id): DirectoryEntry => {
        const user = found.get(id);
        const data = user && { name: user.name, email: user.emailAddress, active: user.active };
        return { type: 'USER', id, readAt: Date.now(), data: data ?? null };
      }),
    );
  }
}
