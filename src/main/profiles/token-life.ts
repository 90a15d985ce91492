/** When the token that Latchkey uses expires, as far as Domo's list of tokens tells (domo-api 1.3, 2.3). */
import { toProblem, type ListedToken, type ResponseFor, type TokenLife } from '../../contract';
import type { DomoClient } from '../domo';

type TokenClient = Pick<DomoClient, 'listTokens' | 'whoAmI'>;

/** A user who may not list tokens is an answer. Fails like a read otherwise. */
export async function readTokenLife(
  client: TokenClient,
  signal: AbortSignal,
): Promise<ResponseFor<'tokens.list'>> {
  const { id } = await client.whoAmI({ signal });
  try {
    const tokens = [...(await client.listTokens({ signal }))].sort(
      (one, other) => (one.expires ?? Infinity) - (other.expires ?? Infinity) || 0,
    );
    return { own: ownTokenLife(tokens, String(id)), tokens, readAt: Date.now() };
  } catch (error) {
    if (toProblem(error).code !== 'forbidden') throw error;
    const own = { state: 'refused', earliest: null, latest: null } as const;
    return { own, tokens: [], readAt: Date.now() };
  }
}

export function ownTokenLife(tokens: readonly ListedToken[], userId: string): TokenLife {
  const own = tokens.filter(({ ownerId }) => ownerId === userId);
  const ends = own.flatMap(({ expires }) => expires ?? []);
  // One without an end may be the one in use.
  if (ends.length === 0 || ends.length < own.length)
    return { state: 'notListed', earliest: null, latest: null };
  const [earliest, latest] = [Math.min(...ends), Math.max(...ends)];
  return { state: earliest === latest ? 'known' : 'between', earliest, latest };
}
