import { describe, expect, it } from 'vitest';
import { runningSample } from './sample';

const { get, send, instance } = runningSample();

function giveDatasets(): number {
  for (const [id, names] of [
    [71, ['one', 'two']],
    [102, ['two']],
  ] as const) {
    const account = instance().state.accounts.get(id);
    if (account) account.datasets = names.map((name) => ({ id: name, name }));
  }
  return instance().state.streams.ofDataset('one')?.id ?? 0;
}

const datasetsOf = async (id: number) =>
  (
    (await get(`/api/data/v2/datasources/account/${String(id)}`)).json as {
      dataSourceId: string;
    }[]
  ).map(({ dataSourceId }) => dataSourceId);

describe('streams', () => {
  it('name their account, or several of them, and their dataset', async () => {
    const id = giveDatasets();
    expect((await get(`/api/data/v1/streams/${String(id)}?fields=all`)).json).toMatchObject({
      id,
      dataSource: { id: 'one', name: 'one' },
      account: { id: 71 },
      accounts: [],
    });
    const { json } = await get('/api/data/v3/datasources/two?part=core,impactcounts');
    expect(json).toMatchObject({ id: 'two', impactCardCount: 0 });
    expect(json).not.toHaveProperty('accountId');
    const { streamId } = json as { streamId: number };
    expect((await get(`/api/data/v1/streams/${String(streamId)}`)).json).toMatchObject({
      account: null,
      accounts: [{ accountId: 102 }, { accountId: 71 }],
    });
  });

  it('are kept as they were sent, with every digit, and the dataset moves', async () => {
    const id = giveDatasets();
    const path = `/api/data/v1/streams/${String(id)}`;
    const read = (await get(path)).text;
    expect(read).toContain('17841400000000001');
    const sent = read.replace('"account":{"id":71', '"account":{"id":124');
    const headers = { 'content-type': 'application/json' };
    expect((await get(path, { method: 'PUT', headers, body: sent })).status).toBe(200);
    expect((await get(path)).text).toBe(sent);
    expect(await datasetsOf(124)).toEqual(['one']);
    expect(await datasetsOf(71)).toEqual(['two']);
  });

  it('refuse an account that is not there, another stream, and users who may not open them', async () => {
    const id = giveDatasets();
    const path = `/api/data/v1/streams/${String(id)}`;
    const stream = (await get(path)).json as object;
    const put = async (more: object) => (await send('PUT', path, { ...stream, ...more })).status;
    expect(await put({ account: { id: 999 } })).toBe(400);
    expect(await put({ id: 7 })).toBe(400);
    expect((await get('/api/data/v1/streams/9')).status).toBe(404);
    expect((await get(path, { token: instance().token('outsider') })).status).toBe(404);
    expect((await get('/api/data/v3/datasources/none')).status).toBe(404);
  });
});
