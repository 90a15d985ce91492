/** Reading groups (domo-api 2.2, 8.17). */
import { idParam, jsonBody, type Call, type Route } from '../http/call';
import { error, json, type Reply } from '../http/reply';
import type { Group } from '../state/types';

/** A deleted group still answers, with `active: false` and a telling name (domo-api 7.3). */
function one(call: Call): Reply {
  const group = call.state.groups.get(idParam(call));
  if (!group) return error(404, 'Group not found');
  if (group.type === 'system') return error(403, 'Access is denied');
  return json({
    id: group.id,
    name: group.name,
    type: group.type,
    userIds: group.userIds,
    creatorId: group.creatorId,
    memberCount: group.userIds.length,
    description: '',
    hidden: false,
    default: false,
    active: group.active,
  });
}

function many(call: Call): Reply {
  const ids = jsonBody(call);
  if (!Array.isArray(ids)) return error(400, 'A list of group ids is required');
  const groups = ids.flatMap((id) => call.state.groups.get(Number(id)) ?? []);
  const activeOnly = call.query.get('includeActive') === 'true';
  return json(
    groups
      .filter((group) => !activeOnly || group.active)
      .map(({ id, name, type, active }) => ({ id, name, groupType: type, active })),
  );
}

function list(call: Call): Reply {
  const search = (call.query.get('search') ?? '').toLowerCase();
  const offset = Number(call.query.get('offset') ?? 0);
  const limit = Number(call.query.get('limit') ?? 30);
  const hits = [...call.state.groups.values()]
    .filter((group) => group.active && group.name.toLowerCase().includes(search))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return json(hits.slice(offset, offset + limit).map((group) => listShape(call, group)));
}

const listShape = (call: Call, group: Group): Record<string, unknown> => ({
  name: group.name,
  groupId: group.id,
  owners: [
    {
      type: 'USER',
      id: String(group.creatorId),
      displayName: call.state.principalName('USER', String(group.creatorId)),
    },
  ],
  groupType: group.type,
  memberCount: group.userIds.length,
  created: `${new Date(group.created).toISOString().slice(0, 19).replace('T', ' ')}.0`,
  description: '',
});

export const groupRoutes: readonly Route[] = [
  { name: 'groups.get', method: 'GET', path: '/api/content/v2/groups/:id', run: one },
  { name: 'groups.many', method: 'POST', path: '/api/content/v2/groups/get', run: many },
  { name: 'groups.list', method: 'GET', path: '/api/content/v2/groups/grouplist', run: list },
];
