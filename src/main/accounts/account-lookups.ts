/** account.validate, account.usage, principal.search and group.members: look things up before a change. */
import { compareNames } from '../../contract/text-folding';
import {
  ProblemError,
  type ParsedRequestFor,
  type ResponseFor,
  type GroupMember,
} from '../../contract';
import { attempt, type AccountWriteDeps } from './send-write-once';
import { refuseMasks } from './refuse-masks';

export async function validateCredentials(
  { workspace }: AccountWriteDeps,
  { profileId, dataProviderType, configurations, id }: ParsedRequestFor<'account.validate'>,
  signal: AbortSignal,
): Promise<ResponseFor<'account.validate'>> {
  refuseMasks(configurations);
  const client = await workspace.client(profileId);
  const { result, messages } = await client.validate(dataProviderType, configurations, id, {
    signal,
  });
  return { success: result === 'SUCCESS', result, messages: [...messages] };
}

export async function listAccountUsage(
  { workspace, reading }: AccountWriteDeps,
  { profileId, kind, id }: ParsedRequestFor<'account.usage'>,
  signal: AbortSignal,
): Promise<ResponseFor<'account.usage'>> {
  const client = await workspace.client(profileId);
  const [{ items, setAsideCount }, reread] = await Promise.all([
    client.listDatasets(kind, id, { signal }),
    // Domo also counts the datasets of an OAuth account (domo-api 4.2). The list is useful without the count.
    kind === 'oauth' ? attempt(() => reading.readAccount({ profileId, kind, id }, signal)) : null,
  ]);
  const counted = reread?.value?.account.datasourceCount ?? 0;
  const unnamed = Math.max(setAsideCount, counted - items.length);
  return { datasets: items.map((dataset) => ({ ...dataset })), unnamed, readAt: Date.now() };
}

/** Users come first. If only users or only groups can be searched, `problem` says why. Fails if neither can. */
export async function searchPrincipals(
  { workspace }: AccountWriteDeps,
  { profileId, text, limit }: ParsedRequestFor<'principal.search'>,
  signal: AbortSignal,
): Promise<ResponseFor<'principal.search'>> {
  const client = await workspace.client(profileId);
  const [users, groups] = await Promise.all([
    attempt(() => client.searchUsers(text, limit, { signal })),
    attempt(() => client.searchGroups(text, limit, { signal })),
  ]);
  if (users.problem && groups.problem) throw new ProblemError(users.problem);
  const principals = [...(users.value ?? []), ...(groups.value ?? [])];
  // If one of them gets access, the activity needs the name.
  const store = await workspace.store();
  await store.savePrincipalNames(profileId, principals).catch(() => undefined);
  return { principals, problem: users.problem ?? groups.problem };
}

/** The members of a group. If their names cannot be read, `problem` says why, and they are still counted. */
export async function listGroupMembers(
  { workspace }: Pick<AccountWriteDeps, 'workspace'>,
  { profileId, groupId, limit }: ParsedRequestFor<'group.members'>,
  signal: AbortSignal,
): Promise<ResponseFor<'group.members'>> {
  const client = await workspace.client(profileId);
  const { userIds, active } = await client.getGroup(groupId, { signal });
  const listedIds = userIds.slice(0, limit);
  const users = await attempt(() => client.listUsers(listedIds, { signal }));
  return {
    members: sortMembers(withUnnamed(listedIds, users.value ?? [])),
    total: userIds.length,
    active,
    problem: users.problem,
    readAt: Date.now(),
  };
}

function withUnnamed(ids: readonly string[], users: readonly GroupMember[]): GroupMember[] {
  const byId = new Map(users.map((user) => [user.id, user]));
  return ids.map((id) => byId.get(id) ?? { id, name: null, emailAddress: null, active: null });
}

const sortMembers = (members: GroupMember[]): GroupMember[] =>
  members.sort(
    (a, b) =>
      Number(a.name === null) - Number(b.name === null) ||
      compareNames(a.name ?? '', b.name ?? '') ||
      compareNames(a.id, b.id),
  );
