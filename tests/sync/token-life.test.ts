/** When a token expires, as far as a list tells that does not say which of its entries is asking. */
import { describe, expect, it } from 'vitest';
import { createProblem, ProblemError, type ListedToken } from '../../src/contract';
import { daysLeftText, tokenLifeText } from '../../src/contract/token-text';
import { parseTokens } from '../../src/main/domo/parse/parse-tokens';
import { ownTokenLife, readTokenExpiry, readTokenLife } from '../../src/main/sync/token-life';

const DAY = 86_400_000;
const token = (ownerId: string, expires: number | null): ListedToken => ({
  id: '1',
  name: 'one',
  ownerId,
  ownerName: null,
  expires,
});

describe('the life of a token', () => {
  it('is known when all tokens of its user end at the same time', () => {
    expect(ownTokenLife([token('7', 5), token('7', 5), token('8', 1)], '7', 0)).toEqual({
      state: 'known',
      earliest: 5,
      latest: 5,
    });
  });

  it('lies between the first and the last end when its user has several tokens', () => {
    const life = ownTokenLife([token('7', 5 * DAY), token('7', 2 * DAY)], '7', 0);
    expect(life).toEqual({ state: 'between', earliest: 2 * DAY, latest: 5 * DAY });
    expect(tokenLifeText(life, 0)).toBe('2 days to 5 days: its user has several tokens');
  });

  it('is not known without a listed token, or when one of them does not say its end', () => {
    const unknown = { state: 'notListed', earliest: null, latest: null };
    expect(ownTokenLife([token('8', 5)], '7', 0)).toEqual(unknown);
    expect(ownTokenLife([token('7', 5), token('7', null)], '7', 0)).toEqual(unknown);
  });

  it('has nothing to do with tokens that ended long ago, and may be that of one that just ended by this clock', () => {
    const now = 100 * DAY;
    const long = token('7', now - 31 * DAY);
    const just = token('7', now - 5 * DAY);
    const later = token('7', now + 9 * DAY);
    const known = { state: 'known', earliest: later.expires, latest: later.expires };
    expect(ownTokenLife([long, later], '7', now)).toEqual(known);
    expect(ownTokenLife([long], '7', now).state).toBe('notListed');
    const either = ownTokenLife([just, later], '7', now);
    expect(either).toEqual({ state: 'between', earliest: just.expires, latest: later.expires });
    expect(tokenLifeText(either, now)).toBe(
      'just ended by this clock, or 9 days: its user has several tokens',
    );
    expect(tokenLifeText(ownTokenLife([just], '7', now), now)).toBe(
      'ended 1970-04-06 00:00 UTC by the clock of this computer, and Domo still takes it',
    );
  });

  it('is warned of by the same rule, so that a token without an end warns of nothing', async () => {
    const warned = (tokens: ListedToken[]) =>
      readTokenExpiry(
        { listTokens: () => Promise.resolve(tokens) },
        { id: 7, displayName: 'Ann', emailAddress: null },
        4,
        new AbortController().signal,
      );
    expect(await warned([token('7', 4), token('7', 9), token('7', 11)])).toEqual({
      expiresAt: 9,
      // The one that just ended by this clock may be the one in use.
      tokens: 3,
      readAt: 4,
    });
    expect(await warned([token('7', 4)])).toBeNull();
    expect(await warned([token('7', 9), token('7', null)])).toBeNull();
  });

  it('says of each token whose it is and whether Latchkey uses it, as far as that is known', async () => {
    const listed = [
      { ...token('7', 8e12), id: 'second' },
      { ...token('7', 9e12), id: 'first' },
      { ...token('8', 9e12), id: 'other' },
      { ...token('9', 9e12), id: 'named', ownerName: 'As listed' },
      { ...token('7', 5), id: 'expired' },
      { ...token('7', Date.now() - 5 * DAY), id: 'ended' },
    ];
    const read = async (tokens: ListedToken[], ownId: string | null) => {
      const answer = await readTokenLife(
        {
          whoAmI: () => Promise.resolve({ id: 7, displayName: 'Ann', emailAddress: null }),
          listTokens: () => Promise.resolve(tokens),
        },
        new AbortController().signal,
        {
          ownId,
          names: new Map([
            ['8', 'Ben'],
            ['9', 'Cleo'],
          ]),
        },
      );
      return answer.tokens.map(({ id, ownerName, usedByLatchkey }) =>
        [id, ownerName, usedByLatchkey].join(' '),
      );
    };
    expect(await read(listed, null)).toEqual([
      'expired Ann no',
      'ended Ann perhaps',
      'second Ann perhaps',
      'first Ann perhaps',
      'other Ben no',
      'named As listed no',
    ]);
    expect(await read(listed, 'first')).toContain('first Ann yes');
    expect(await read(listed, 'first')).toContain('second Ann no');
    expect(await read(listed.slice(1, -1), null)).toContain('first Ann yes');
  });

  it('is refused, and no failure, for a user who may not list tokens', async () => {
    const read = (code: 'forbidden' | 'offline') =>
      readTokenLife(
        {
          whoAmI: () => Promise.resolve({ id: 7, displayName: 'Ann', emailAddress: null }),
          listTokens: () => Promise.reject(new ProblemError(createProblem(code, 'No.'))),
        },
        new AbortController().signal,
        { ownId: null, names: new Map() },
      );
    const { own } = await read('forbidden');
    expect(own.state).toBe('refused');
    expect(tokenLifeText(own, 0)).toContain('may not list tokens');
    await expect(read('offline')).rejects.toMatchObject({ problem: { code: 'offline' } });
  });

  it('is said in whole days, and an ended one has expired', () => {
    expect([-1, 0, 1, DAY, 2 * DAY + 1].map((expires) => daysLeftText(expires, 0))).toEqual([
      'expired',
      'expired',
      'less than a day',
      '1 day',
      '2 days',
    ]);
  });
});

describe('a list of tokens', () => {
  it('may have elements that are null, ids that are UUIDs, and no value is taken from it', () => {
    const row = {
      id: 186952,
      name: 'cm',
      ownerId: 1893952720,
      ownerName: null,
      expires: 1_790_000_000_009,
    };
    const uuid = 'aabb6587-ad53-11ed-82c3-0a09ba383c95';
    const tokens = parseTokens([row, null, { id: uuid, token: 'canary' }, { name: 'x' }], 'it');
    expect(tokens).toEqual([
      {
        id: '186952',
        name: 'cm',
        ownerId: '1893952720',
        ownerName: null,
        expires: 1_790_000_000_009,
      },
      { id: uuid, name: '', ownerId: null, ownerName: null, expires: null },
    ]);
  });
});
