/** Trying credentials, and what depends on an account, against the stand-in (domo-api 2.2). */
import { describe, expect, it } from 'vitest';
import { refusedSecret } from '../domo';
import { failureOf } from '../support/failure';
import { runningSample } from './sample';

const { instance, as, sent } = runningSample();
const good = { account: 'kestrelbay.example', username: 'svc', password: 'canary-tried' };

describe('validate', () => {
  it('accepts good credentials', async () => {
    const found = await as('admin').validate('snowflake', good, null);
    expect(found).toEqual({ result: 'SUCCESS', messages: [] });
    expect(sent()).toEqual(['POST /api/data/v1/accounts/validators']);
  });

  it('gives the reason for bad credentials, without the value that Domo repeats', async () => {
    const bad = { ...good, password: refusedSecret, username: '' };
    expect(await as('admin').validate('snowflake', bad, null)).toEqual({
      result: 'FAILURE',
      messages: [
        'username: Username is required',
        'password: not shown, since it repeats a value that was sent',
      ],
    });
  });

  it.each(['snowflake-oauth-config', 'no-such'])('fails with 400 for %s', async (type) => {
    const found = await failureOf(as('admin').validate(type, {}, null));
    expect(found).toMatchObject({ code: 'getFailed', status: 400 });
  });
});

describe('listDatasets', () => {
  it.each([
    ['account', 71],
    ['oauth', 5],
  ] as const)(
    'lists the datasets of kind %s, and fails for who may not open it',
    async (kind, id) => {
      const account = instance().state.family(kind).get(id);
      if (account) account.datasets = [{ id: 'd-1', name: 'Orders' }];
      expect((await as('admin').listDatasets(kind, id)).items).toEqual([
        { id: 'd-1', name: 'Orders' },
      ]);
      expect(await failureOf(as('outsider').listDatasets(kind, id))).toMatchObject({
        code: 'getFailed',
        status: 404,
      });
    },
  );
});
