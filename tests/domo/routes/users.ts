/** Reading users (domo-api 2.2, 4.8, 8.13, 8.16, 8.17). */
import { asRecord, textOf, idParam, jsonBody, type Call, type Route } from '../http/call';
import { error, json, nothing, type Reply } from '../http/reply';
import type { User } from '../state/types';

/** The v2 object. Null fields are left out rather than sent. `created` is in seconds. */
const v2 = (user: User): Record<string, unknown> => ({
  id: user.id,
  invitorUserId: user.invitorUserId,
  displayName: user.displayName,
  ...(user.department === '' ? {} : { department: user.department }),
  userName: user.emailAddress,
  emailAddress: user.emailAddress,
  accepted: true,
  userType: 'USER',
  modified: user.modified,
  created: user.created,
  active: user.active,
  pending: false,
  anonymous: false,
  systemUser: false,
});

const v3 = (call: Call, user: User): Record<string, unknown> => ({
  id: user.id,
  displayName: user.displayName,
  roleId: user.roleId,
  ...(call.query.get('includeDetails') === 'true'
    ? { detail: { email: user.emailAddress, active: user.active, title: user.title } }
    : {}),
});

const identity = (user: User): Record<string, unknown> => {
  const { id, displayName, emailAddress, roleId, department, title } = user;
  const values = { id, displayName, emailAddress, roleId, department, title };
  return {
    id,
    displayName,
    emailAddress,
    userName: emailAddress,
    roleId,
    attributes: Object.entries(values).map(([key, value]) => ({ key, values: [value] })),
  };
};

const all = (call: Call): User[] => [...call.state.users.values()];

/** Ids that are not found are left out (domo-api 2.2). */
function many(call: Call): Reply {
  const ids = (call.query.get('id') ?? '').split(',').filter((id) => id !== '');
  const users = ids.flatMap((id) => call.state.users.get(Number(id)) ?? []);
  return json(users.map((user) => v3(call, user)));
}

/** Paged by `limit` (200 at most) and `offset` in the body; knows text and value filters. */
function search(call: Call): Reply {
  const body = asRecord(jsonBody(call));
  const filters = Array.isArray(body['filters']) ? body['filters'].map(asRecord) : [];
  const hits = all(call)
    .filter((user) => body['includeDeleted'] === true || user.active)
    .filter((user) => filters.every((filter) => fits(user, filter)))
    .sort((a, b) => (a.displayName < b.displayName ? -1 : 1));
  const offset = Number(body['offset'] ?? 0);
  const limit = Math.min(200, Number(body['limit'] ?? 200));
  return json({ count: hits.length, users: hits.slice(offset, offset + limit).map(identity) });
}

function fits(user: User, filter: Record<string, unknown>): boolean {
  const { id, displayName, emailAddress } = user;
  const value = String({ id, displayName, emailAddress }[String(filter['field'])] ?? '');
  if (filter['filterType'] === 'value')
    return Array.isArray(filter['values']) && filter['values'].map(String).includes(value);
  return value.toLowerCase().includes(textOf(filter['text']).toLowerCase());
}

export const userRoutes: readonly Route[] = [
  {
    name: 'users.me',
    method: 'GET',
    path: '/api/content/v2/users/me',
    run: (call) => json(v2(call.user)),
  },
  {
    name: 'users.getV2',
    method: 'GET',
    path: '/api/content/v2/users/:id',
    // An unknown id answers 200 and nothing (domo-api 7.3).
    run: (call) => {
      const user = call.state.users.get(idParam(call));
      return user ? json(v2(user)) : nothing();
    },
  },
  {
    name: 'users.listV2',
    method: 'GET',
    path: '/api/content/v2/users',
    run: (call) => json(all(call).map(v2)),
  },
  { name: 'users.many', method: 'GET', path: '/api/content/v3/users', run: many },
  {
    name: 'users.getV3',
    method: 'GET',
    path: '/api/content/v3/users/:id',
    run: (call) => {
      const user = call.state.users.get(idParam(call));
      return user ? json(v3(call, user)) : error(404, 'User not found');
    },
  },
  {
    name: 'users.identity',
    method: 'GET',
    path: '/api/identity/v1/users/:id',
    run: (call) => {
      const user = call.state.users.get(idParam(call));
      return user ? json({ users: [identity(user)] }) : error(404, 'User not found');
    },
  },
  { name: 'users.search', method: 'POST', path: '/api/identity/v1/users/search', run: search },
];
