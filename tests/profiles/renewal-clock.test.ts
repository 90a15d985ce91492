/** Which token is the one in use, on a computer whose clock is ahead. */
import { describe, expect, it } from 'vitest';
import type { ListedToken } from '../../src/contract';
import { readRenewalState, type RenewalDeps } from '../../src/main/profiles/renewal/renewal-state';
import { canaryMark } from '../domo/company/canaries';

const DAY_MS = 86_400_000;
const USER = 7;
const token = (id: string, daysLeft: number): ListedToken =>
  ({
    id,
    name: `token ${id}`,
    ownerId: String(USER),
    expires: Date.now() + daysLeft * DAY_MS,
  }) as ListedToken;

const stateOf = (...listed: ListedToken[]) =>
  readRenewalState(
    {
      profileId: 'one',
      vault: {
        getToken: () => Promise.resolve(`${canaryMark}token`),
        getRenewal: () => Promise.resolve(null),
      },
      client: {
        whoAmI: () => Promise.resolve({ id: USER }),
        listTokens: () => Promise.resolve(listed),
      },
    } as unknown as RenewalDeps,
    null,
    new AbortController().signal,
  );

describe('the token in use', () => {
  it('is not taken for another one because this clock says that it has ended', async () => {
    const { old, candidates } = await stateOf(token('own', -5), token('other', 100));
    expect(old).toBeNull();
    expect(candidates.map(({ id }) => id)).toEqual(['own', 'other']);
  });

  it('is the only one beside those that ended long ago', async () => {
    const { old } = await stateOf(token('ended', -31), token('own', 100));
    expect(old?.id).toBe('own');
  });
});
