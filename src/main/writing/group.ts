/** group.members: whom a group of an access list stands for. */
import { type Member, type ParsedRequestFor, type ResponseFor } from '../../contract';
import { attempt } from './again';
import type { WritingParts } from './parts';

/** That the members cannot be named does not cost their number. */
export async function groupMembers(
  { workspace }: Pick<WritingParts, 'workspace'>,
  { profileId, groupId, limit }: ParsedRequestFor<'group.members'>,
  signal: AbortSignal,
): Promise<ResponseFor<'group.members'>> {
  const client = await workspace.client(profileId);
  const { userIds, active } = await client.getGroup(groupId, { signal });
  const asked = userIds.slice(0, limit);
  const named = await attempt(() => client.listUsers(asked, { signal }));
  return {
    members: inOrder(withUnnamed(asked, named.value ?? [])),
    total: userIds.length,
    active,
    problem: named.problem,
    readAt: Date.now(),
  };
}

function withUnnamed(ids: readonly string[], users: readonly Member[]): Member[] {
  const byId = new Map(users.map((user) => [user.id, user]));
  return ids.map((id) => byId.get(id) ?? { id, name: null, emailAddress: null, active: null });
}

const inOrder = (members: Member[]): Member[] =>
  members.sort(
    (a, b) =>
      Number(a.name === null) - Number(b.name === null) ||
      (a.name ?? '').localeCompare(b.name ?? '', 'en') ||
      a.id.localeCompare(b.id, 'en', { numeric: true }),
  );
