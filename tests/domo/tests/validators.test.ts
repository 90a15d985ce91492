import { describe, expect, it } from 'vitest';
import { providers, refusedSecret } from '..';
import { runningSample } from './sample';

const { get, send, instance } = runningSample();
const validators = '/api/data/v1/accounts/validators';
const credentials = { account: 'kestrelbay.example', username: 'svc', password: 'canary-try' };
const attempt = (changes: Record<string, unknown>, token = instance().token('admin')) =>
  send(
    'POST',
    validators,
    { dataProviderKey: 'snowflake', credentials, accountId: null, ...changes },
    { token },
  );

describe('trying credentials', () => {
  it('succeeds, and keeps nothing', async () => {
    const answer = await attempt({});
    expect(answer).toMatchObject({ status: 200, json: { result: 'SUCCESS', messages: {} } });
    expect(instance().state.accounts.has(126)).toBe(false);
  });

  it.each([refusedSecret, '********', '{encrypted}YmZh'])(
    'fails with %s, in a sentence that tells the value',
    async (password) => {
      const answer = await attempt({ credentials: { ...credentials, password } });
      expect(answer).toMatchObject({
        status: 200,
        json: {
          result: 'FAILURE',
          messages: { password: `Password "${password}" was refused` },
        },
      });
    },
  );

  it('fails when a required field is empty or missing, and not for an optional one', async () => {
    const answer = await attempt({
      credentials: { account: '', password: 'canary-try', role: '' },
    });
    expect(answer.json).toEqual({
      result: 'FAILURE',
      messages: { account: 'Account is required', username: 'Username is required' },
    });
  });

  it.each([
    ['an unknown provider', { dataProviderKey: 'nothing' }, "'nothing' does not exist"],
    ['no provider', { dataProviderKey: undefined }, "'' does not exist"],
    [
      'a provider without a validator',
      { dataProviderKey: 'abstract-credential-store', credentials: { credentials: 'canary-x' } },
      'does not have a validator',
    ],
    [
      'an unknown field',
      { credentials: { ...credentials, token: 'canary-x' } },
      "Data provider 'snowflake' does not have 'token' authentication scheme configuration",
    ],
  ])('refuses %s', async (_, changes, message) => {
    const answer = await attempt(changes);
    expect(answer.status).toBe(400);
    expect((answer.json as { message: string }).message).toContain(message);
  });

  it('takes JSON alone', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect((await send('POST', validators, {}, { headers })).status).toBe(415);
    expect((await get(validators)).status).toBe(405);
  });
});

describe('for an account that is being edited', () => {
  const change = {
    dataProviderKey: 'domo-access-token',
    accountId: 125,
    credentials: { username: 'new' },
  };

  it('takes what was not sent from the account, and leaves the account alone', async () => {
    expect((await attempt(change)).json).toMatchObject({ result: 'SUCCESS' });
    expect((await attempt({ ...change, accountId: null })).json).toMatchObject({
      result: 'FAILURE',
    });
    expect(instance().state.accounts.get(125)?.config['username']).toBe('');
  });

  it('is for those who may edit it', async () => {
    expect((await attempt({ ...change, accountId: 999 })).status).toBe(404);
    expect((await attempt({ ...change, accountId: 71 })).status).toBe(404);
    expect((await attempt(change, instance().token('outsider'))).status).toBe(404);
    const account = instance().state.accounts.get(125);
    if (account) account.listedTo = [929336557];
    expect((await attempt(change, instance().token('outsider'))).status).toBe(403);
    for (const [level, status] of [
      ['CAN_SHARE', 403],
      ['CAN_EDIT', 200],
    ] as const) {
      if (account) account.access = [{ type: 'USER', id: '929336557', accessLevel: level }];
      expect((await attempt(change, instance().token('outsider'))).status).toBe(status);
    }
  });
});

describe('providers', () => {
  const withValidator = providers.filter((one) => one.connectorValidatorPresent);

  it('have a validator now and then, and some that many accounts use', () => {
    expect(withValidator.length).toBeGreaterThan(100);
    expect(withValidator.length).toBeLessThan(providers.length / 2);
    const keys = withValidator.map(({ key }) => key);
    for (const key of ['snowflake', 'amazon-s3', 'domo-access-token']) expect(keys).toContain(key);
    for (const key of ['10k', 'abstract-credential-store']) expect(keys).not.toContain(key);
    for (const one of withValidator)
      expect(one.authenticationSchemeConfiguration).not.toHaveLength(0);
  });

  it('describe their fields as a form needs it', () => {
    const fieldsOf = (key: string) =>
      providers.find((one) => one.key === key)?.authenticationSchemeConfiguration;
    expect(fieldsOf('snowflake')).toMatchObject([
      { name: 'account', text: 'Account', required: true, encrypted: false },
      { name: 'username', text: 'Username', required: true, encrypted: false },
      { name: 'password', text: 'Password', required: true, encrypted: true, type: 'password' },
      { name: 'role', text: 'Role', required: false, tooltipText: expect.any(String) as unknown },
    ]);
    expect(fieldsOf('amazon-s3')).toContainEqual(
      expect.objectContaining({ name: 'region', defaultValue: 'us-west-2' }),
    );
    expect(fieldsOf('domo-governance-d14c2fef-49a8-4898-8ddd-f64998005600')).toMatchObject([
      { text: 'apikey', tooltipText: 'A Domo access token.' },
      { text: 'customer', tooltipText: 'The instance name.' },
    ]);
    for (const { authenticationSchemeConfiguration } of providers)
      for (const { text } of authenticationSchemeConfiguration) expect(text).not.toBe('');
  });

  it('sometimes have fields and describe none', () => {
    const bare = providers.filter((one) => one.authenticationSchemeConfiguration.length === 0);
    expect(new Set(bare.map((one) => one.authenticationScheme))).toEqual(
      new Set(['fields', 'oauth', null]),
    );
  });
});
