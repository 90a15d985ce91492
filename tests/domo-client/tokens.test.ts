/** The list of access tokens: what is sent, and a user who may not list them (domo-api 2.3). */
import { describe, expect, it } from 'vitest';
import { failureOf } from '../support/failure';
import { clientBench } from './bench';
import { answers } from './recorder';

const { recorder, client } = clientBench();

describe('the list of access tokens', () => {
  it('is one request, and values are never taken from it', async () => {
    recorder().reply = answers(200, [
      { id: 186952, name: 'cm', ownerId: 7, expires: 1_790_000_000_009 },
      null,
    ]);
    expect(await client().listTokens()).toEqual([
      { id: '186952', name: 'cm', ownerId: '7', ownerName: null, expires: 1_790_000_000_009 },
    ]);
    expect(recorder().sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/data/v1/accesstokens',
    ]);
  });

  it.each([403, 404, 405])('fails with forbidden after %d', async (status) => {
    recorder().reply = answers(status, {});
    expect(await failureOf(client().listTokens())).toMatchObject({ code: 'forbidden' });
  });
});
