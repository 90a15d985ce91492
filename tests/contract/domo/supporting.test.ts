/** Trying credentials, and what depends on an account, against the stand-in (domo-api 2.2). */
import { describe, expect, it } from 'vitest';
import { refusedSecret } from '../../domo';
import { failureOf } from '../../support/failure';
import { runningSample } from './sample';

const { instance, as, sent } = runningSample();
const good = { 'client-id': 'me', 'client-secret': 'canary-tried' };

/** Gives a provider of the sample a check, until the next reset. */
function giveCheck(key: string): void {
  const { providers } = instance().state;
  const provider = providers.get(key);
  if (provider) providers.set(key, { ...provider, connectorValidatorPresent: true });
}

describe('validate', () => {
  it('tells that they are good, and keeps nothing', async () => {
    giveCheck('snowflake-oauth-config');
    const before = JSON.stringify([...instance().state.oauthAccounts.values()]);
    const found = await as('admin').validate('snowflake-oauth-config', good, null);
    expect(found).toEqual({ result: 'SUCCESS', messages: [] });
    expect(JSON.stringify([...instance().state.oauthAccounts.values()])).toBe(before);
    expect(sent()).toEqual(['POST /api/data/v1/accounts/validators']);
  });

  it('tells what is wrong, without the value that Domo repeats', async () => {
    giveCheck('snowflake-oauth-config');
    const bad = { ...good, 'client-secret': refusedSecret };
    const found = await as('admin').validate('snowflake-oauth-config', bad, null);
    expect(found.result).toBe('FAILURE');
    expect(found.messages).toHaveLength(1);
    expect(found.messages[0]).toContain('"…" was refused');
  });

  it('a provider without a check, and one that is not there', async () => {
    for (const type of ['snowflake-oauth-config', 'no-such'])
      expect(await failureOf(as('admin').validate(type, {}, null))).toMatchObject({
        code: 'getFailed',
        status: 400,
      });
  });
});

describe('listDatasets', () => {
  it.each([
    ['account', 71],
    ['oauth', 5],
  ] as const)('%s', async (kind, id) => {
    const account = instance().state.family(kind).get(id);
    if (account) account.datasets = [{ id: 'd-1', name: 'Orders' }];
    expect(await as('admin').listDatasets(kind, id)).toEqual([{ id: 'd-1', name: 'Orders' }]);
    expect(await failureOf(as('outsider').listDatasets(kind, id))).toMatchObject({
      code: 'getFailed',
      status: 404,
    });
  });
});
