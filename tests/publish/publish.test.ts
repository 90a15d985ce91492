/** inventory.publish: tables become DataSets, their rows are replaced whole or not at all, and every outcome is true. */
import { describe, expect, it } from 'vitest';
import type { PublishedResult, PublishedTable } from '../../src/contract';
import { LABEL, sampleBench } from '../support/sample';

const { service, domo, profileId } = sampleBench();

const published = () => [...domo().state.published.values()];
const named = (name: string) => published().find((dataset) => dataset.name === name);
const accountRows = () => named('Latchkey accounts')?.rows.length;

const publish = async (
  more: { tables?: PublishedTable[]; remake?: boolean } = {},
): Promise<PublishedResult[]> =>
  (await service().done('inventory.publish', { profileId: profileId(), ...more })).results;

const publishAccounts = async (remake = false): Promise<PublishedResult> => {
  const [result] = await publish({ tables: ['accounts'], remake });
  if (!result) throw new Error('There is no result.');
  return result;
};

describe('publishing for the first time', () => {
  it('makes a DataSet for each table, with typed columns and all rows', async () => {
    const { total } = await service().done('inventory.search', {});
    const results = await publish();
    expect(results.map(({ table, outcome, made }) => [table, outcome, made])).toEqual([
      ['accounts', 'done', true],
      ['access', 'done', true],
      ['instances', 'done', true],
    ]);
    expect(published().map(({ name, commits }) => [name, commits])).toEqual([
      ['Latchkey accounts', 1],
      ['Latchkey access', 1],
      ['Latchkey instances', 1],
    ]);
    expect(accountRows()).toBe(total);
    expect(named('Latchkey accounts')?.columns).toEqual(
      expect.arrayContaining([
        { name: 'Account_Id', type: 'STRING' },
        { name: 'Access_Count', type: 'LONG' },
        { name: 'Read_At', type: 'DATETIME' },
      ]),
    );
    const [first] = results;
    expect(first?.url).toBe(`${domo().origin}/datasources/${published()[0]?.id}/details/overview`);
  });

  it('says of each instance how old and how complete its data is', async () => {
    await publish({ tables: ['instances'] });
    const dataset = named('Latchkey instances');
    const cells = Object.fromEntries(
      (dataset?.columns ?? []).map(({ name }, at) => [name, dataset?.rows[0]?.[at]]),
    );
    expect(cells).toMatchObject({
      Profile_Label: LABEL,
      Guard: 'normal',
      Read_At: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as unknown,
      Search_Complete: 'true',
    });
  });

  it('is in the activity, one entry for each table', async () => {
    await publish();
    const { entries } = await service().done('activity.list', { limit: 3 });
    const { id } = published()[2] ?? {};
    expect(entries).toHaveLength(3);
    expect(entries[0]).toMatchObject({
      operation: 'inventory.publish',
      kind: null,
      outcome: 'done',
      label: LABEL,
      changes: [{ what: `DataSet of instances (${id})`, before: null, after: '1 row' }],
    });
  });

  it('shows progress until all rows are sent', async () => {
    await publish();
    const seen = service().events.flatMap((event) =>
      event.event === 'progress' ? [event.progress] : [],
    );
    expect(seen.at(-1)).toMatchObject({ phase: 'publishing', profileId: profileId() });
    expect(seen.at(-1)?.done).toBe(seen.at(-1)?.total);
  });
});

describe('publishing again', () => {
  it('replaces the rows of the same DataSet', async () => {
    const first = await publishAccounts();
    const second = await publishAccounts();
    expect(second).toMatchObject({ outcome: 'done', made: false, datasetId: first.datasetId });
    expect(published()).toHaveLength(1);
    expect(published()[0]?.commits).toBe(2);
    expect(accountRows()).toBe(first.rows);
  });

  it('remembers the DataSet after a restart', async () => {
    await publishAccounts();
    await service().reopen();
    expect((await publishAccounts()).made).toBe(false);
  });

  it('sends cells in the order that the columns have in Domo', async () => {
    await publishAccounts();
    const dataset = named('Latchkey accounts');
    const before = dataset?.rows ?? [];
    dataset?.columns.reverse();
    expect((await publishAccounts()).outcome).toBe('done');
    expect(dataset?.rows).toEqual(before.map((row) => [...row].reverse()));
  });

  it('refuses when the DataSet has other columns, and makes a new one when told to', async () => {
    await publishAccounts();
    const old = named('Latchkey accounts');
    old?.columns.push({ name: 'Note', type: 'STRING' });
    const refused = await publishAccounts();
    expect(refused).toMatchObject({ outcome: 'refused', problem: { code: 'changedSinceRead' } });
    expect(refused.problem?.message).toContain('it has Note (STRING)');
    expect(old?.commits).toBe(1);
    const remade = await publishAccounts(true);
    expect(remade).toMatchObject({ outcome: 'done', made: true });
    expect(remade.datasetId).not.toBe(old?.id);
  });

  it('refuses when the DataSet is gone, says what to do, and then makes a new one', async () => {
    const first = await publishAccounts();
    domo().state.published.clear();
    const refused = await publishAccounts();
    expect(refused).toMatchObject({ outcome: 'refused', problem: { code: 'noMatch' } });
    expect(refused.problem?.next).toContain('--remake');
    expect(published()).toEqual([]);
    const remade = await publishAccounts(true);
    expect(remade).toMatchObject({ outcome: 'done', made: true, rows: first.rows });
    expect((await publishAccounts()).datasetId).toBe(remade.datasetId);
  });

  it('does not remake a DataSet that is as it was', async () => {
    await publishAccounts();
    expect((await publishAccounts(true)).made).toBe(false);
    expect(published()).toHaveLength(1);
  });
});

describe('a failure', () => {
  it.each([
    ['datasets.schema', 403, 'forbidden'],
    ['datasets.beginUpload', 403, 'forbidden'],
    ['datasets.beginUpload', 504, 'crudFailed'],
    ['datasets.putPart', 500, 'crudFailed'],
    ['datasets.putPart', 401, 'unauthorized'],
    ['datasets.commit', 400, 'crudFailed'],
    ['datasets.commit', 403, 'forbidden'],
  ])('at %s with %i leaves the old rows and says so', async (route, status, code) => {
    await publishAccounts();
    const before = named('Latchkey accounts')?.rows;
    domo().faults.add({ kind: 'status', status, route });
    const result = await publishAccounts();
    expect(result).toMatchObject({ outcome: 'refused', problem: { code } });
    if (route !== 'datasets.schema') {
      expect(result.problem?.message).toContain('Domo shows what it showed before');
    }
    expect(named('Latchkey accounts')?.rows).toEqual(before);
    expect(named('Latchkey accounts')?.commits).toBe(1);
    expect(await service().newest()).toMatchObject({ outcome: 'refused', problem: { code } });
  });

  it('leaves the old rows when the connection breaks during a part', async () => {
    await publishAccounts();
    domo().faults.add({ kind: 'loseAnswer', route: 'datasets.putPart' });
    const result = await publishAccounts();
    expect(result).toMatchObject({ outcome: 'refused', problem: { code: 'crudFailed' } });
    expect(published()[0]?.commits).toBe(1);
  });

  it('of which the commit gets no answer is an unknown outcome, and is not tried again', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'datasets.commit' });
    const result = await publishAccounts();
    expect(result).toMatchObject({ outcome: 'unknown', problem: { code: 'outcomeUnknown' } });
    expect(result.problem?.next).toContain('Look at the DataSet in Domo');
    expect(domo().log.count({ route: 'datasets.commit' })).toBe(1);
    expect(await service().newest()).toMatchObject({ outcome: 'unknown' });
  });

  it('of which making the DataSet gets no answer is an unknown outcome', async () => {
    domo().faults.add({ kind: 'loseAnswer', route: 'datasets.create' });
    const result = await publishAccounts();
    expect(result).toMatchObject({ outcome: 'unknown', datasetId: null });
    expect(result.problem?.next).toContain('“Latchkey accounts”');
  });

  it('after the DataSet was made does not lead to a second one', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'datasets.beginUpload', times: 1 });
    const refused = await publishAccounts();
    expect(refused).toMatchObject({ outcome: 'refused', made: true });
    expect(await publishAccounts()).toMatchObject({ outcome: 'done', made: false });
    expect(published()).toHaveLength(1);
  });

  it('of one table does not keep the others back', async () => {
    domo().faults.add({ kind: 'status', status: 500, route: 'datasets.create', times: 1 });
    const results = await publish();
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'done', 'done']);
  });
});

describe('cancelling', () => {
  it('before the commit leaves the old rows, and the tables behind it are not begun', async () => {
    await publish();
    const id = 'a-call';
    const tables: PublishedTable[] = ['accounts', 'access'];
    domo().faults.add({ kind: 'hold', when: 'before', route: 'datasets.putPart' });
    const call = service().call('inventory.publish', { profileId: profileId(), tables }, id);
    await expect.poll(() => domo().log.count({ route: 'datasets.putPart' })).toBe(4);
    service().dispatcher.cancel(id);
    const result = await call;
    const outcomes = result.ok ? result.value.results.map(({ outcome }) => outcome) : [];
    expect(outcomes).toEqual(['cancelled', 'cancelled']);
    expect(published().map(({ commits }) => commits)).toEqual([1, 1, 1]);
    expect(await service().newest()).toMatchObject({
      outcome: 'refused',
      problem: { code: 'cancelled' },
    });
  });
});
