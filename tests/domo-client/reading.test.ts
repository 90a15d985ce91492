/** What each reading route sends, byte for byte (domo-api 2.1, rows 1 to 7, 18 and 19; 1.5). */
import { describe, expect, it } from 'vitest';
import { clientBench } from './bench';
import { answers } from './recorder';

const { recorder, client } = clientBench();

const row = { id: 71, dataProviderType: 'json5' };

type Row = [name: string, call: () => Promise<unknown>, answer: unknown, requests: string[]];

const usual: readonly Row[] = [
  ['users/me', () => client().whoAmI(), { id: 7 }, ['GET /api/content/v2/users/me']],
  [
    'get_available_data_providers',
    () => client().listProviders(),
    [],
    ['GET /api/data/v1/providers'],
  ],
  ['get_accounts', () => client().listAccounts('account'), [], ['GET /api/data/v1/accounts']],
  [
    'get_oauth_accounts',
    () => client().listAccounts('oauth'),
    [],
    ['GET /api/data/v1/accounts/templates/user/extended'],
  ],
  [
    'get_account_by_id',
    () => client().getAccount('account', 71),
    row,
    ['GET /api/data/v1/accounts/71?unmask=false'],
  ],
  [
    'get_oauth_account_by_id',
    () => client().getAccount('oauth', 71),
    [row],
    ['GET /api/data/v1/accounts/templates/user/extended'],
  ],
  [
    'get_account_config',
    () => client().getConfig('account', 71, { dataProviderType: 'json5' }),
    {},
    ['GET /api/data/v1/providers/json5/account/71?unmask=true'],
  ],
  [
    'get_account_config, the type looked up',
    () => client().getConfig('account', 71),
    row,
    [
      'GET /api/data/v1/accounts/71?unmask=false',
      'GET /api/data/v1/providers/json5/account/71?unmask=true',
    ],
  ],
  [
    'get_oauth_account_config',
    () => client().getConfig('oauth', 5, { dataProviderType: 'json5' }),
    {},
    ['GET /api/data/v1/providers/json5/template/5?unmask=true'],
  ],
  [
    'get_account_accesslist',
    () => client().getAccessList('account', 71),
    { list: [] },
    ['GET /api/data/v2/accounts/share/71'],
  ],
  [
    'get_oauth_account_accesslist',
    () => client().getAccessList('oauth', 5),
    { list: [] },
    ['GET /api/data/v2/accounts/templates/share/5'],
  ],
];

const sent = (): string[] => recorder().sent.map(({ method, url }) => `${method} ${url}`);

describe('the request that is sent', () => {
  it.each(usual)('for %s has the documented address', async (_name, call, answer, requests) => {
    recorder().reply = answers(200, answer);
    await call();
    expect(sent()).toEqual(requests);
    for (const { contentType, token, body } of recorder().sent) {
      expect({ contentType, token, body }).toEqual({
        contentType: 'application/json',
        token: 'canary-token',
        body: '',
      });
    }
  });

  it.each([404, 405])('goes to the second address when the first answers %s', async (status) => {
    recorder().reply = (response, request) => {
      const first = /extended$|share\/5$/u.test(request.url ?? '');
      answers(first ? status : 200, [])(response, request);
    };
    await client().listAccounts('oauth');
    await client().getAccessList('oauth', 5);
    expect(sent()).toEqual([
      'GET /api/data/v1/accounts/templates/user/extended',
      'GET /api/data/v1/accounts/templates/user',
      'GET /api/data/v2/accounts/templates/share/5',
      'GET /api/data/v2/accounts/templates/5/share',
    ]);
  });

  it('asks for the user of the token when a list answers 403', async () => {
    recorder().reply = (response, request) => {
      const me = request.url === '/api/content/v2/users/me';
      answers(me ? 200 : 403, { id: 7 })(response, request);
    };
    await expect(client().listAccounts('account')).rejects.toMatchObject({
      problem: { code: 'forbidden', status: 403 },
    });
    expect(sent()).toEqual(['GET /api/data/v1/accounts', 'GET /api/content/v2/users/me']);
  });
});
