/** When the token that Latchkey uses expires, as far as Domo's list of tokens tells (domo-api 1.3, 2.3). */
import {
  toProblem,
  type DomoUser,
  type ListedToken,
  type ResponseFor,
  type ShownToken,
  type TokenLife,
} from '../../contract';
import type { DomoClient } from '../domo';
import type { Store } from '../store/store-types';
import type { StoredTokenExpiry } from '../store/stream-types';
import { tokensThatMayWork } from './own-tokens';

type TokenClient = Pick<DomoClient, 'listTokens' | 'whoAmI'>;

export interface KnownOfTokens {
  /** Of the token in use; null: not known. */
  readonly ownId: string | null;
  /** Names of users by id, as they were read before: Domo's list usually has ids alone. */
  readonly names: ReadonlyMap<string, string>;
}

/** A user who may not list tokens is an answer. Fails like a read otherwise. */
export async function readTokenLife(
  client: TokenClient,
  signal: AbortSignal,
  { ownId, names }: KnownOfTokens,
): Promise<ResponseFor<'tokens.list'>> {
  const user = await client.whoAmI({ signal });
  const readAt = Date.now();
  const userId = String(user.id);
  try {
    const tokens = [...(await client.listTokens({ signal }))].sort(
      (one, other) => (one.expires ?? Infinity) - (other.expires ?? Infinity) || 0,
    );
    const candidates = usableTokens(tokens, userId, readAt, ownId);
    const nameOf = (id: string | null): string | null =>
      (id === userId && user.displayName) || (names.get(id ?? '') ?? null);
    return {
      own: ownTokenLife(tokens, userId, readAt, ownId),
      tokens: tokens.map((token) => ({
        ...token,
        ownerName: token.ownerName ?? nameOf(token.ownerId),
        usedByLatchkey: useOf(token, candidates),
      })),
      readAt,
    };
  } catch (error) {
    if (toProblem(error).code !== 'forbidden') throw error;
    const own = { state: 'refused', earliest: null, latest: null } as const;
    return { own, tokens: [], readAt };
  }
}

const useOf = (
  token: ListedToken,
  candidates: readonly ListedToken[],
): ShownToken['usedByLatchkey'] =>
  !candidates.includes(token) ? 'no' : candidates.length === 1 ? 'yes' : 'perhaps';

/**
 * For a warning. Null: Domo does not say it, because the user may not list tokens, as most may not, or because none with
 * an end is listed. Fails like a read otherwise: then what was known before is still the best that is known.
 */
export async function readTokenExpiry(
  client: Pick<TokenClient, 'listTokens'>,
  user: DomoUser,
  now: number,
  signal: AbortSignal,
  ownId: string | null = null,
): Promise<StoredTokenExpiry | null> {
  try {
    const tokens = await client.listTokens({ signal });
    const own = usableTokens(tokens, String(user.id), now, ownId);
    const ends = knownEnds(own);
    // One that has ended by this clock cannot be warned of; the one in use may be another.
    const coming = ends?.filter((end) => end > now) ?? [];
    if (coming.length === 0) return null;
    return { expiresAt: Math.min(...coming), tokens: own.length, readAt: now };
  } catch (error) {
    if (toProblem(error).code !== 'forbidden') throw error;
    return null;
  }
}

/** Nothing else depends on it: a failure keeps what is stored. Fails only when it is cancelled. */
export async function refreshTokenExpiry(
  profileId: string,
  client: Pick<TokenClient, 'listTokens'>,
  store: Pick<Store, 'saveTokenExpiry'>,
  user: DomoUser | null,
  ownId: string | null,
  signal: AbortSignal,
): Promise<void> {
  if (user === null) return;
  try {
    const expiry = await readTokenExpiry(client, user, Date.now(), signal, ownId);
    await store.saveTokenExpiry(profileId, expiry);
  } catch {
    signal.throwIfAborted();
  }
}

/** The list does not mark the token that asked: it is one of these, or the one that a renewal noted. */
function usableTokens(
  tokens: readonly ListedToken[],
  userId: string,
  now: number,
  ownId: string | null,
): readonly ListedToken[] {
  const usable = tokensThatMayWork(tokens, userId, now);
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
  const ends = knownEnds(own);
  if (ends === null) return { state: 'notListed', earliest: null, latest: null };
  const [earliest, latest] = [Math.min(...ends), Math.max(...ends)];
  return { state: earliest === latest ? 'known' : 'between', earliest, latest };
}

/** Null: there is none, or one has no end, which may be the one in use. */
function knownEnds(own: readonly ListedToken[]): number[] | null {
  const ends = own.flatMap(({ expires }) => expires ?? []);
  return ends.length === 0 || ends.length < own.length ? null : ends;
}
