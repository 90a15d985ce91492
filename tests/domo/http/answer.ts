/** What an instance answers when no fault strikes: sign-in first, then the route. */
import type { IncomingMessage } from 'node:http';
import type { UnknownInstance } from '../state/modes';
import type { User } from '../state/types';
import { presented, signIn } from './auth';
import type { Host } from './host';
import { toInnerIds, toWireIds } from './long-ids';
import { catchAllPage, loginPage, loginRedirect } from './pages';
import type { Received } from './received';
import { error, type Reply } from './reply';
import type { Found } from './router';

export function answer(
  host: Host,
  request: IncomingMessage,
  received: Received,
  found: Found | null,
  now: number,
): Reply {
  if (host.unknown !== null) return unknownReply(host.unknown, host.origin, received.path);
  if (received.path === '/auth/index') return loginPage();
  if (!found) return error(400, 'Malformed path');
  const open = found.outcome === 'route' && found.route.open === true;
  const caller = open ? null : signIn(host.state, presented(request.headers), now);
  if (!open && !caller) return error(401);
  if (found.outcome === 'unknown') return error(404);
  if (found.outcome === 'wrongMethod') return wrongMethod(found.allowed);
  const { longIds } = host.modes;
  const inner = ([name, text]: [string, string]): [string, string] => [
    name,
    toInnerIds(text, longIds),
  ];
  const reply = found.route.run({
    state: host.state,
    modes: host.modes,
    user: caller?.user ?? nobody,
    token: caller?.token ?? null,
    params: new Map([...found.params].map(inner)),
    query: new URLSearchParams([...received.query].map(inner)),
    body: toInnerIds(received.body, longIds),
    contentType: (request.headers['content-type'] ?? '').toLowerCase(),
    order: (rows) => (host.modes.order === 'shuffled' ? host.random.shuffle(rows) : [...rows]),
  });
  return reply.body === null ? reply : { ...reply, body: toWireIds(reply.body, longIds) };
}

function wrongMethod(allowed: readonly string[]): Reply {
  const refused = error(405);
  return { ...refused, headers: { ...refused.headers, allow: allowed.join(', ') } };
}

/** How an instance answers that does not exist. With `refused` nobody listens, so it never gets here. */
function unknownReply(unknown: UnknownInstance, origin: string, path: string): Reply {
  if (unknown === 'forbidden') return error(403);
  if (unknown === 'page') return catchAllPage();
  return path === '/auth/index' ? loginPage() : loginRedirect(origin);
}

const nobody: User = {
  id: 0,
  displayName: '',
  emailAddress: '',
  department: '',
  title: '',
  roleId: 0,
  admin: false,
  active: false,
  invitorUserId: 0,
  created: 0,
  modified: 0,
};
