/** Whatever Domo repeats of a config, and wherever: no Problem has it. */
import { describe, expect, it } from 'vitest';
import { failureOf } from '../support/failure';
import { clientBench } from './bench';
import { answers } from './recorder';

const secret = 'canary-secret-value';
const pin = 'q7Z';
const { recorder, client } = clientBench();

const values = { key: secret, pin };
const calls: readonly [string, () => Promise<unknown>][] = [
  ['config', () => client().updateConfig('account', 71, 'json5', values)],
  ['OAuth config', () => client().updateConfig('oauth', 5, 'json5', values)],
  [
    'create',
    () => client().createAccount('account', { dataProviderType: 'json5', configurations: values }),
  ],
  ['create, a payload given whole', () => client().createAccount('oauth', { odd: [values] })],
];

describe.each(calls)('a failure of “%s”', (_name, call) => {
  it.each([400, 403, 409, 500])('hides a message that repeats values: %s', async (status) => {
    recorder().reply = answers(status, {
      message: `Provider 'json5' refuses "${secret}" and ${pin}, ${secret.slice(0, 12)}…`,
      toe: secret,
    });
    const found = await failureOf(call());
    expect(found.message).toContain('not shown, since it repeats a value that was sent');
    expect(found.message).not.toContain('refuses');
    const told = JSON.stringify(found);
    for (const piece of [secret, pin, 'canary']) expect(told).not.toContain(piece);
  });

  it('hides a value that the end of a shortened message would contain', async () => {
    recorder().reply = answers(400, { message: `${'word '.repeat(38)}${secret}` });
    expect((await failureOf(call())).message).not.toContain('can');
  });

  it.each([401, 429, 502, 503, 504, 302, 200])('hides a page of them: %s', async (status) => {
    recorder().reply = answers(status, `<html>${secret}</html>`, { location: `/${secret}` });
    expect(JSON.stringify(await failureOf(call()))).not.toContain('canary');
    // The refused token of one round is not in the way of the next.
    recorder().reply = answers(200, { id: 1 });
    await client().whoAmI();
  });
});
