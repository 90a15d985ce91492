/** Access tokens and API clients: listing, creating, revoking (domo-api 2.2, 2.3, 8.15). */
import { randomBytes } from 'node:crypto';
import { canaryMark } from '../company/canaries';
import { idParam, textOf, type Call, type Route } from '../http/call';
import { error, json, nothing, type Reply } from '../http/reply';
import { withJson } from '../http/written';
import { nextTokenId } from '../state/token-list';
import type { Token } from '../state/types';

const NEVER = 4_102_444_800_000;

const row = ({ id, name, userId, expiresAt }: Token) => ({
  id,
  name,
  ownerId: userId,
  ownerName: null,
  ownerEmail: null,
  expires: expiresAt ?? NEVER,
});

/** Values are never listed; elements may be null. */
const list = ({ state }: Call): Reply => {
  const tokens = [...state.tokens.values()].filter(({ kind }) => kind === 'developer');
  return json([...tokens.map(row), null]);
};

/** Nobody makes one for another user (domo-api 1.3). */
const create = (call: Call): Reply =>
  withJson(call, (body) => {
    const { state, user } = call;
    const { ownerId, expires } = body;
    const name = textOf(body['name']);
    if (name === '') return error(400, "'name' is required");
    if (typeof expires !== 'number' || expires <= Date.now()) {
      return error(400, "'expires' must be in the future");
    }
    if (typeof ownerId !== 'number' || !state.users.has(ownerId)) {
      return error(400, "'ownerId' is not the id of a user");
    }
    if (ownerId !== user.id) return error(403);
    const token: Token = {
      kind: 'developer',
      userId: ownerId,
      expiresAt: expires,
      callsLeft: null,
      id: nextTokenId(),
      name,
    };
    const text = `${canaryMark}made-${randomBytes(16).toString('hex')}`;
    state.tokens.set(text, token);
    return json({ ...row(token), token: text });
  });

/** One's own, and those of others as an admin. */
function revoke(call: Call): Reply {
  const id = idParam(call);
  for (const [text, token] of call.state.tokens) {
    if (token.id !== id) continue;
    if (token.userId !== call.user.id && !call.user.admin) return error(403);
    call.state.tokens.delete(text);
    return nothing();
  }
  return error(404);
}

const listApiClients = ({ state, user }: Call): Reply =>
  user.admin ? json([...state.apiClients.values()]) : error(403);

function revokeApiClient(call: Call): Reply {
  if (!call.user.admin) return error(403);
  return call.state.apiClients.delete(idParam(call)) ? nothing() : error(404);
}

const tokens = '/api/data/v1/accesstokens';
const apiClients = '/api/identity/v1/developer-tokens';

export const tokenRoutes: readonly Route[] = [
  { name: 'tokens.list', method: 'GET', path: tokens, run: list },
  { name: 'tokens.create', method: 'POST', path: tokens, run: create },
  { name: 'tokens.revoke', method: 'DELETE', path: `${tokens}/:id`, run: revoke },
  { name: 'apiClients.list', method: 'GET', path: apiClients, run: listApiClients },
  { name: 'apiClients.revoke', method: 'DELETE', path: `${apiClients}/:id`, run: revokeApiClient },
];
