import { describe, expect, it } from 'vitest';
import { runningSample } from './sample';

const { get, send, instance } = runningSample();
const columns = [
  { name: 'Name', type: 'STRING' },
  { name: 'Count', type: 'LONG' },
];
const datasources = '/api/data/v2/datasources';

async function made(): Promise<string> {
  const answer = await send('POST', datasources, { dataSourceName: 'Things', columns });
  return (answer.json as { dataSource: { dataSourceId: string } }).dataSource.dataSourceId;
}

async function begun(id: string): Promise<string> {
  const path = `/api/data/v3/datasources/${id}/uploads`;
  const answer = await send('POST', path, { action: 'REPLACE', appendId: null });
  return `${path}/${String((answer.json as { uploadId: number }).uploadId)}`;
}

const put = (path: string, body: string) =>
  get(path, { method: 'PUT', headers: { 'content-type': 'text/csv' }, body });

const commit = (upload: string) =>
  send('PUT', `${upload}/commit`, { action: 'REPLACE', index: true });

const dataset = (id: string) => instance().state.published.get(id);

describe('publishing a DataSet', () => {
  it('shows the rows of all parts after the commit, and nothing before it', async () => {
    const id = await made();
    const upload = await begun(id);
    await put(`${upload}/parts/1`, 'a,1\n"b ""x"",\ny",2\n');
    await put(`${upload}/parts/2`, 'c,\n');
    expect(dataset(id)?.rows).toEqual([]);
    expect(await commit(upload)).toMatchObject({ status: 200, text: '' });
    expect(dataset(id)?.rows).toEqual([
      ['a', '1'],
      ['b "x",\ny', '2'],
      ['c', ''],
    ]);
    expect((await get(`${datasources}/${id}/schemas/latest`)).json).toMatchObject({
      schema: { columns },
    });
  });

  it('has no third version of the route that makes one', async () => {
    const body = { dataSourceName: 'Things', columns };
    expect((await send('POST', '/api/data/v3/datasources', body)).status).toBe(404);
  });

  it('takes the columns in one place only, and answers in either form', async () => {
    instance().modes.datasetBody = 'schema';
    instance().modes.datasetAnswer = 'bare';
    const name = { dataSourceName: 'Things' };
    expect((await send('POST', datasources, { ...name, columns })).status).toBe(400);
    const answer = await send('POST', datasources, { ...name, schema: { columns } });
    expect(answer.json).toEqual({ dataSourceId: expect.any(String) as unknown });
  });

  it.each([
    ['a part out of order', '2', 'a,1\n', 400],
    ['another content type', '1', null, 415],
  ])('refuses %s', async (_what, part, body, status) => {
    const upload = await begun(await made());
    const path = `${upload}/parts/${part}`;
    const answer = body === null ? await send('PUT', path, {}) : await put(path, body);
    expect(answer.status).toBe(status);
  });

  it.each([
    ['a row with too few cells', 'a\n'],
    ['a text in a column of numbers', 'a,b\n'],
    ['an open quote', '"a,1\n'],
  ])('refuses to commit %s, and keeps the old data', async (_what, csv) => {
    const id = await made();
    const first = await begun(id);
    await put(`${first}/parts/1`, 'old,1\n');
    await commit(first);
    const second = await begun(id);
    await put(`${second}/parts/1`, csv);
    expect((await commit(second)).status).toBe(400);
    expect(dataset(id)?.rows).toEqual([['old', '1']]);
  });

  it('does not know a DataSet that was deleted, or an upload that was committed', async () => {
    const id = await made();
    const upload = await begun(id);
    await put(`${upload}/parts/1`, 'a,1\n');
    await commit(upload);
    expect((await commit(upload)).status).toBe(404);
    instance().state.published.delete(id);
    expect((await get(`${datasources}/${id}/schemas/latest`)).status).toBe(404);
    expect((await put(`${upload}/parts/1`, 'a,1\n')).status).toBe(404);
  });
});
