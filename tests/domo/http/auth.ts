/** Exactly one valid auth header, of the right kind (domo-api 1.2, 9.1). */
import type { IncomingHttpHeaders } from 'node:http';
import type { State } from '../state/state';
import type { Token, User } from '../state/types';

export interface Presented {
  /** Which of the two headers came. */
  readonly header: 'developer' | 'session' | 'both' | 'none';
  /** The raw text, so that tests can prove what was sent. Null unless exactly one header came. */
  readonly value: string | null;
}

export function presented(headers: IncomingHttpHeaders): Presented {
  const developer = headers['x-domo-developer-token'];
  const session = headers['x-domo-authentication'];
  if (developer !== undefined && session !== undefined) return { header: 'both', value: null };
  if (developer !== undefined) return { header: 'developer', value: String(developer) };
  if (session !== undefined) return { header: 'session', value: String(session) };
  return { header: 'none', value: null };
}

/** Whose token it is, valid or not: for the log. */
export function ownerOf(state: State, shown: Presented): User | null {
  const token = shown.value === null ? undefined : state.tokens.get(shown.value);
  return token ? (state.users.get(token.userId) ?? null) : null;
}

/** The caller, or null for a 401. Uses up one of the token's calls. */
export function signIn(
  state: State,
  shown: Presented,
  now: number,
): { user: User; token: Token } | null {
  const token = shown.value === null ? undefined : state.tokens.get(shown.value);
  const user = ownerOf(state, shown);
  if (!token || !user || token.kind !== shown.header) return null;
  if (token.expiresAt !== null && token.expiresAt <= now) return null;
  if (token.callsLeft !== null) {
    if (token.callsLeft <= 0) return null;
    token.callsLeft -= 1;
  }
  return { user, token };
}
