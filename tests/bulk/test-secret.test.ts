/** bulk changeSecret with `test`: a value that Domo refuses is written to no account. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createStandIn, refusedSecret, sampleInstance, type Instance } from '../domo';
import { canaryMark } from '../domo/company/canaries';
import { sampleBench } from '../support/sample';

const { service, domo, key, writes } = sampleBench();

const FIELD = 'password';
const good = { [FIELD]: `${canaryMark}rotated` };
const bad = { [FIELD]: refusedSecret };

/** Three with the provider `snowflake`, one that Domo cannot test, and one whose other secret Domo hides. */
const SNOWFLAKE = [201, 202, 203] as const;
const NO_TEST = 204;
const HIDDEN = 205;

beforeEach(() => {
  prepare(domo());
});

function prepare(instance: Instance): void {
  instance.modes.plainSecrets = 'masked';
  const config = { account: 'kestrel', username: 'svc', [FIELD]: `${canaryMark}old` };
  const add = (id: number, dataProviderType: string, more = {}) => {
    const [like] = instance.state.accounts.values();
    if (!like) throw new Error('no account');
    instance.state.accounts.set(id, {
      ...like,
      id,
      name: `A${id}`,
      displayName: `A${id}`,
      dataProviderType,
      config: { ...config, ...more },
    });
  };
  for (const id of SNOWFLAKE) add(id, 'snowflake');
  add(NO_TEST, 'snowflake-writeback');
  add(HIDDEN, 'domo-access-token', { domoAccessToken: `${canaryMark}other` });
}

const plan = (ids: readonly number[], test = true) =>
  service().done('bulk.plan', {
    wanted: { change: 'changeSecret', fields: [FIELD], test },
    accounts: ids.map((id) => key('account', id)),
  });
const run = async (ids: readonly number[], secrets: Record<string, string>) => {
  const { id } = await plan(ids);
  return service().done('bulk.run', { id, secrets });
};
const states = (items: readonly { state: string }[]) => items.map(({ state }) => state);
const notes = (items: readonly { runNotes?: string[] | undefined }[]) =>
  items.map(({ runNotes }) => runNotes?.[0]);
const tests = () => domo().log.count({ route: 'accounts.validate' });
const configWrites = () => writes().filter(({ route }) => route !== 'accounts.validate').length;

describe('bulk changeSecret with a test', () => {
  it('says in the plan which accounts will be tested, and why others cannot be', async () => {
    const { items } = await plan([SNOWFLAKE[0], NO_TEST, HIDDEN]);
    expect(items.map((item) => item.notes)).toEqual([
      ['The new value is tested before the write.'],
      ['Not tested: Domo has no test for Snowflake Writeback.'],
      ['Not tested: Domo hides domoAccessToken as well.'],
    ]);
    expect(tests()).toBe(0);
  });

  it('tests each account once, then writes, and says so', async () => {
    const { items } = await run(SNOWFLAKE, good);
    expect(states(items)).toEqual(['done', 'done', 'done']);
    expect(new Set(notes(items))).toEqual(new Set(['Tested before the write: valid.']));
    expect([tests(), configWrites()]).toEqual([3, 3]);
    expect(domo().state.accounts.get(202)?.config[FIELD]).toBe(good[FIELD]);
  });

  it('writes nothing to any account of a provider when its first is refused', async () => {
    const { items, id } = await run([NO_TEST, ...SNOWFLAKE], bad);
    expect(states(items)).toEqual(['done', 'refused', 'waiting', 'waiting']);
    expect(items[1]?.problem?.code).toBe('configRejected');
    expect(items[1]?.problem?.message).toContain(
      'tested on A201 in The sample, Domo refused the new value',
    );
    expect(items[3]?.problem?.message).toBe(items[1]?.problem?.message);
    expect(JSON.stringify(items)).not.toContain(refusedSecret);
    expect([tests(), configWrites()]).toEqual([1, 1]);
    // With the right value, the same plan goes on.
    const rest = await service().done('bulk.run', { id, secrets: good });
    expect(states(rest.items)).toEqual(['done', 'refused', 'done', 'done']);
  });

  it('refuses a later account alone, and goes on with the others', async () => {
    domo().faults.add({
      kind: 'body',
      contentType: 'application/json',
      text: JSON.stringify({ result: 'FAILURE', messages: {} }),
      route: 'accounts.validate',
      skip: 1,
      times: 1,
    });
    const { items } = await run(SNOWFLAKE, good);
    expect(states(items)).toEqual(['done', 'refused', 'done']);
    expect(configWrites()).toBe(2);
  });

  it('writes what cannot be tested, and says why it was not', async () => {
    const { items } = await run([NO_TEST, HIDDEN], good);
    expect(states(items)).toEqual(['done', 'done']);
    expect(notes(items)).toEqual([
      'Not tested: Domo has no test for Snowflake Writeback.',
      'Not tested: Domo hides domoAccessToken as well.',
    ]);
    expect(tests()).toBe(0);
  });

  it('writes what cannot be tested only after another account of its provider was', async () => {
    Object.assign(domo().state.accounts.get(202) ?? {}, {
      config: { account: '*'.repeat(8), username: 'svc', [FIELD]: `${canaryMark}old` },
    });
    const { items } = await run([202, 201], bad);
    expect(states(items)).toEqual(['waiting', 'refused']);
    expect(configWrites()).toBe(0);
  });

  it('writes nothing when the test has no answer, and does it later', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'accounts.validate', times: 9 });
    const { items, id } = await run(SNOWFLAKE, good);
    expect(states(items)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(items[0]?.problem?.message).toMatch(/^Nothing was written: the new value could not/u);
    expect(configWrites()).toBe(0);
    domo().faults.clear();
    const rest = await service().done('bulk.run', { id, secrets: good });
    expect(states(rest.items)).toEqual(['done', 'done', 'done']);
  });

  it('writes to no instance what the first account of another instance refused', async () => {
    const standIn = await createStandIn({ instances: [sampleInstance()] });
    try {
      const other = standIn.instances.sample;
      prepare(other);
      const { profile } = await service().done('profile.add', {
        instance: other.origin,
        token: other.token('admin'),
        label: 'The other',
      });
      // Until they were read, nobody knows whether Domo can test it.
      const there = { ...key('account', 201), profileId: profile.id };
      const wanted = { change: 'changeSecret' as const, fields: [FIELD], test: true };
      const unread = await service().done('bulk.plan', { wanted, accounts: [there] });
      expect(unread.items[0]?.notes[0]).toContain('the providers of this instance were never read');
      await service().done('provider.list', { profileId: profile.id });
      const accounts = [key('account', 201), there, { ...there, id: 202 }];
      const { id } = await service().done('bulk.plan', { wanted, accounts });
      const { items } = await service().done('bulk.run', { id, secrets: bad });
      expect(states(items)).toEqual(['refused', 'waiting', 'waiting']);
      expect(other.log.count({ route: 'accounts.updateConfig' })).toBe(0);
      const rest = await service().done('bulk.run', { id, secrets: good });
      expect(states(rest.items)).toEqual(['refused', 'done', 'done']);
    } finally {
      await standIn.close();
    }
  });

  it('says that nothing was tested when no test was asked for', async () => {
    const { id } = await plan([SNOWFLAKE[0]], false);
    const { items } = await service().done('bulk.run', { id, secrets: bad });
    expect(notes(items)).toEqual(['Not tested: the plan asks for no test.']);
    expect(tests()).toBe(0);
  });
});
