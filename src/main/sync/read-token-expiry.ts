/** Reads when the token of an instance expires, as far as Domo tells: its list does not mark the one that asks. */
import type { DomoUser } from '../../contract';
import type { DomoClient } from '../domo';
import type { StoredTokenExpiry } from '../store/stream-types';

/** Null: it is not known. Fails only when it is cancelled. */
export async function readTokenExpiry(
  source: Pick<DomoClient, 'listTokens'>,
  user: DomoUser | null,
  now: number,
  signal: AbortSignal,
): Promise<StoredTokenExpiry | null> {
  if (user === null) return null;
  try {
    const all = await source.listTokens({ signal });
    // One that has expired cannot be the one that asked.
    const own = all.flatMap(({ ownerId, expires }) =>
      ownerId === String(user.id) && expires !== null && expires > now ? [expires] : [],
    );
    const [first, ...others] = own;
    if (first === undefined) return null;
    return { expiresAt: Math.min(first, ...others), tokens: own.length, readAt: now };
  } catch {
    signal.throwIfAborted();
    // Most users may not list tokens, and nothing else depends on it.
    return null;
  }
}
