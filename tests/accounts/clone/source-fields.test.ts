/** clone.fields: which fields a clone has, and where each value comes from. */
import { describe, expect, it } from 'vitest';
import { canaryMark } from '../../domo/company/canaries';
import { cloning } from './cloning';

const { service, domo, key, writes, fieldsOf, token } = cloning();

describe('clone.fields', () => {
  it('says where the value of each field comes from, and changes nothing', async () => {
    token().config['username'] = 'ada';
    const cloned = await fieldsOf('account', 125);
    expect(cloned).toMatchObject({
      label: 'sample',
      name: 'sudo_demo',
      displayName: 'sudo_demo',
      dataProviderType: 'domo-access-token',
      problem: null,
    });
    expect(cloned.fields.map(({ name, from, value }) => [name, from, value])).toEqual([
      ['domoAccessToken', 'kept', null],
      ['username', 'source', 'ada'],
      ['password', 'source', ''],
      ['allowExternalUse', 'source', 'true'],
    ]);
    expect(writes('sample')).toEqual([]);
    expect(JSON.stringify(cloned)).not.toContain(canaryMark);
  });

  it('asks for values that Domo hides', async () => {
    const { fields } = await fieldsOf('account', 71);
    expect(fields).toContainEqual(
      expect.objectContaining({ name: 'credentials', from: 'asked', secret: true, value: null }),
    );
  });

  it('asks for a secret that Domo returns only in part, and stores no mask of it', async () => {
    token().config['domoAccessToken'] = '{"user":"x","token":"********"}';
    const { fields } = await fieldsOf('account', 125);
    expect(fields).toContainEqual(
      expect.objectContaining({
        name: 'domoAccessToken',
        from: 'asked',
        secret: true,
        value: null,
      }),
    );
  });

  it('asks for fields that the provider requires and the source lacks', async () => {
    token().config = {};
    const { fields } = await fieldsOf('account', 125);
    expect(fields).toContainEqual(
      expect.objectContaining({ name: 'domoAccessToken', from: 'asked', required: true }),
    );
  });

  it('says that an account that signs in with OAuth can only be created in Domo', async () => {
    const { fields, problem } = await fieldsOf('account', 45);
    expect(fields).toEqual([]);
    expect(problem).toMatchObject({ code: 'hiddenByDomo' });
    expect(problem?.message).toContain('signs in with OAuth');
  });

  it('fails with getFailed if the source cannot be read, and with noMatch if there is none', async () => {
    domo('sample').faults.add({ kind: 'status', status: 500, route: 'accounts.get' });
    const problem = await service().refused('clone.fields', { source: key('account', 125) });
    expect(problem).toMatchObject({ code: 'getFailed', status: 500 });
    domo('sample').faults.clear();
    const none = await service().refused('clone.fields', { source: key('account', 999) });
    expect(none.code).toBe('noMatch');
  });
});
