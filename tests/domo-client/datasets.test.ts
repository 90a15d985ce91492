/** Publishing a DataSet against the stand-in: the form of each request, and what each failure leaves (domo-api 2.4). */
import { describe, expect, it } from 'vitest';
import type { DatasetUpload } from '../../src/main/domo/dataset-types';
import { failureOf } from '../support/failure';
import { runningSample } from './sample';

const { instance, as, sent } = runningSample();

const dataset = {
  name: 'Things',
  description: 'All of them',
  columns: [
    { name: 'Name', type: 'STRING' },
    { name: 'Count', type: 'LONG' },
  ],
};

const published = (id: string) => instance().state.published.get(id);

const made = async (): Promise<string> => (await as('admin').createDataset(dataset)).id;

async function uploaded(...parts: string[]): Promise<DatasetUpload> {
  const upload = await as('admin').beginUpload(await made());
  for (const [at, csv] of parts.entries()) {
    await as('admin').putUploadPart(upload, at + 1, csv);
  }
  return upload;
}

describe('making a DataSet', () => {
  it('sends one request, and returns the id from either form of the answer', async () => {
    const id = await made();
    instance().modes.datasetAnswer = 'bare';
    const bare = await made();
    expect(published(id)).toMatchObject({ ...dataset, rows: [] });
    expect(published(bare)).toMatchObject(dataset);
    expect(sent()).toEqual(Array(2).fill('POST /api/data/v2/datasources'));
  });

  it('tries the other place for the columns after a 400, and makes one', async () => {
    instance().modes.datasetBody = 'schema';
    const id = await made();
    expect(published(id)).toMatchObject(dataset);
    expect(instance().state.published.size).toBe(1);
    expect(sent()).toHaveLength(2);
  });

  it('does not try twice when the answer is lost: one is there, and nobody knows its id', async () => {
    instance().faults.add({ kind: 'loseAnswer', route: 'datasets.create' });
    expect(await failureOf(made())).toMatchObject({ code: 'outcomeUnknown' });
    expect(instance().state.published.size).toBe(1);
    expect(sent()).toHaveLength(1);
  });

  it.each([
    ['is empty', { kind: 'empty', as: 'nothing' }],
    [
      'has an id that no path can hold',
      {
        kind: 'body',
        status: 200,
        contentType: 'application/json',
        text: '{"dataSourceId":"a/../b"}',
      },
    ],
  ] as const)('says that the outcome is unknown when the answer %s', async (_what, fault) => {
    instance().faults.add({ ...fault, route: 'datasets.create' });
    expect(await failureOf(made())).toMatchObject({ code: 'outcomeUnknown' });
  });
});

describe('reading the schema of a DataSet', () => {
  it('returns the columns in the order of Domo', async () => {
    const id = await made();
    published(id)?.columns.reverse();
    expect(await as('admin').readDatasetSchema(id)).toEqual([...dataset.columns].reverse());
  });

  it.each([
    [404, 'noMatch'],
    [403, 'forbidden'],
    [400, 'getFailed'],
  ])('fails after a %i with %s', async (status, code) => {
    const id = await made();
    instance().faults.add({ kind: 'status', status, route: 'datasets.schema' });
    const found = await failureOf(as('admin').readDatasetSchema(id));
    expect(found).toMatchObject({ code, status });
  });

  it('fails with badResponse when the answer has no columns', async () => {
    const id = await made();
    instance().faults.add({ kind: 'empty', as: 'object', route: 'datasets.schema' });
    expect(await failureOf(as('admin').readDatasetSchema(id))).toMatchObject({
      code: 'badResponse',
    });
  });
});

describe('uploading', () => {
  it('replaces the data with all parts, at the commit', async () => {
    const upload = await uploaded('"é,""1""",1\n', '東京,2\n');
    expect(published(upload.datasetId)?.rows).toEqual([]);
    await as('admin').commitUpload(upload);
    expect(published(upload.datasetId)?.rows).toEqual([
      ['é,"1"', '1'],
      ['東京', '2'],
    ]);
    const [part] = instance().log.all({ route: 'datasets.putPart' });
    expect(part?.headers['content-type']).toBe('text/csv; charset=utf-8');
    const last = instance().log.last();
    expect(last?.body).toBe('{"action":"REPLACE","index":true}');
  });

  it.each([
    ['datasets.beginUpload', 403, 'forbidden'],
    ['datasets.beginUpload', 404, 'noMatch'],
    ['datasets.putPart', 400, 'crudFailed'],
    ['datasets.commit', 400, 'crudFailed'],
    ['datasets.commit', 500, 'outcomeUnknown'],
    ['datasets.commit', 502, 'outcomeUnknown'],
    ['datasets.commit', 503, 'unavailable'],
  ])('%s answered %i: fails with %s and shows nothing', async (route, status, code) => {
    instance().faults.add({ kind: 'status', status, route });
    const work = uploaded('a,1\n').then((upload) => as('admin').commitUpload(upload));
    expect(await failureOf(work)).toMatchObject({ code });
    const [only] = instance().state.published.values();
    expect(only?.rows).toEqual([]);
    expect(instance().log.count({ route })).toBe(1);
  });

  it('does not commit twice when the answer is lost: the data is there, the outcome unknown', async () => {
    const upload = await uploaded('a,1\n');
    instance().faults.add({ kind: 'loseAnswer', route: 'datasets.commit' });
    expect(await failureOf(as('admin').commitUpload(upload))).toMatchObject({
      code: 'outcomeUnknown',
    });
    expect(published(upload.datasetId)?.rows).toEqual([['a', '1']]);
    expect(instance().log.count({ route: 'datasets.commit' })).toBe(1);
  });
});
