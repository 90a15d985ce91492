/** Access tokens and API clients: what is sent, and what an instance refuses (domo-api 2.2, 2.3). */
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

describe('creating an access token', () => {
  const wanted = { name: 'Latchkey', ownerId: '9007199254740993', expires: 1_790_000_000_000 };

  it('sends the id of the user digit by digit, and returns the token that is shown once', async () => {
    recorder().reply = answers(200, { id: 7, token: 'canary-new', expires: 1_790_000_000_000 });
    expect(await client().createToken(wanted)).toEqual({
      id: '7',
      token: 'canary-new',
      expires: 1_790_000_000_000,
    });
    expect(recorder().sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/data/v1/accesstokens',
    ]);
    expect(recorder().sent[0]?.body).toBe(
      '{"name":"Latchkey","ownerId":9007199254740993,"expires":1790000000000}',
    );
  });

  it('says how a person makes one where the instance refuses', async () => {
    recorder().reply = answers(403, {});
    const problem = await failureOf(client().createToken(wanted));
    expect(problem).toMatchObject({ code: 'forbidden', status: 403 });
    expect(problem.next).toContain('Admin > Authentication > Access tokens');
  });

  it('fails with crudFailed after 400, and is unknown when the answer has no token', async () => {
    recorder().reply = answers(400, {});
    expect(await failureOf(client().createToken(wanted))).toMatchObject({ code: 'crudFailed' });
    recorder().reply = answers(200, { id: 7 });
    expect(await failureOf(client().createToken(wanted))).toMatchObject({ code: 'outcomeUnknown' });
    expect(recorder().sent).toHaveLength(2);
  });
});

describe('revoking', () => {
  it('is one request, and a token that is not there is gone', async () => {
    recorder().reply = answers(200, null);
    expect(await client().revokeToken('7')).toBe('revoked');
    recorder().reply = answers(404, {});
    expect(await client().revokeApiClient('0b5c-1')).toBe('gone');
    expect(recorder().sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'DELETE /api/data/v1/accesstokens/7',
      'DELETE /api/identity/v1/developer-tokens/0b5c-1',
    ]);
  });

  it('sends no id that is more than one part of a path', async () => {
    expect(await failureOf(client().revokeToken('7/../8'))).toMatchObject({ code: 'noMatch' });
    expect(recorder().sent).toEqual([]);
  });
});

describe('the list of API clients', () => {
  it('takes the owner from any of the fields that clients know', async () => {
    recorder().reply = answers(200, [
      { id: 1, name: 'etl', userId: 7 },
      { clientId: 'x-2', description: 'old', owner: { id: 8 } },
    ]);
    expect(await client().listApiClients()).toEqual([
      { id: '1', name: 'etl', ownerId: '7' },
      { id: 'x-2', name: 'old', ownerId: '8' },
    ]);
    expect(recorder().sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/identity/v1/developer-tokens',
    ]);
  });

  it('fails with forbidden where the user may not list them', async () => {
    recorder().reply = answers(403, {});
    expect(await failureOf(client().listApiClients())).toMatchObject({ code: 'forbidden' });
  });
});
