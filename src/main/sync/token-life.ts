/** When the token that Latchkey uses expires, as far as Domo's list of tokens tells (domo-api 1.3, 2.3). */
import {
  toProblem,
  type DomoUser,
  type ListedToken,
  type ResponseFor,
  type TokenLife,
} from '../../contract';
import type { DomoClient } from '../domo';
import type { StoredTokenExpiry } from '../store/stream-types';

type TokenClient = Pick<DomoClient, 'listTokens' | 'whoAmI'>;

/** `ownId`: of the token in use, if it is known. A user who may not list tokens is an answer. Fails like a read otherwise. */
export async function readTokenLife(
  client: TokenClient,
  signal: AbortSignal,
  ownId: string | null = null,
): Promise<ResponseFor<'tokens.list'>> {
  const { id } = await client.whoAmI({ signal });
  const readAt = Date.now();
  try {
    const tokens = [...(await client.listTokens({ signal }))].sort(
      (one, other) => (one.expires ?? Infinity) - (other.expires ?? Infinity) || 0,
    );
    return { own: ownTokenLife(tokens, String(id), readAt, ownId), tokens, readAt };
  } catch (error) {
    if (toProblem(error).code !== 'forbidden') throw error;
    const own = { state: 'refused', earliest: null, latest: null } as const;
    return { own, tokens: [], readAt };
  }
}

/** For a warning. Null: it is not known. Fails only when it is cancelled. */
export async function readTokenExpiry(
  client: Pick<TokenClient, 'listTokens'>,
  user: DomoUser | null,
  now: number,
  signal: AbortSignal,
  ownId: string | null = null,
): Promise<StoredTokenExpiry | null> {
  if (user === null) return null;
  try {
    const tokens = await client.listTokens({ signal });
    const { earliest } = ownTokenLife(tokens, String(user.id), now, ownId);
    if (earliest === null) return null;
    const { length } = usableTokens(tokens, String(user.id), now, ownId);
    return { expiresAt: earliest, tokens: length, readAt: now };
  } catch {
    signal.throwIfAborted();
    // Most users may not list tokens, and nothing else depends on it.
    return null;
  }
}

/**
 * The list does not mark the token that asked: it is one of these, or the one that a renewal noted. One that has expired
 * cannot have asked.
 */
function usableTokens(
  tokens: readonly ListedToken[],
  userId: string,
  now: number,
  ownId: string | null,
): readonly ListedToken[] {
  const usable = tokens.filter(
    ({ ownerId, expires }) => ownerId === userId && (expires ?? Infinity) > now,
  );
  const own = usable.filter(({ id }) => id === ownId);
  return own.length === 0 ? usable : own;
}

export function ownTokenLife(
  tokens: readonly ListedToken[],
  userId: string,
  now: number,
  ownId: string | null = null,
): TokenLife {
  const own = usableTokens(tokens, userId, now, ownId);
  const ends = own.flatMap(({ expires }) => expires ?? []);
  // One without an end may be the one in use.
  if (ends.length === 0 || ends.length < own.length)
    return { state: 'notListed', earliest: null, latest: null };
  const [earliest, latest] = [Math.min(...ends), Math.max(...ends)];
  return { state: earliest === latest ? 'known' : 'between', earliest, latest };
}
