/** What publishing a DataSet sends, byte for byte (domo-api 2.4). */
import { describe, expect, it } from 'vitest';
import { clientBench } from './bench';
import { answers } from './recorder';

const { recorder, client } = clientBench();

const json = 'application/json';
const columns = [{ name: 'A', type: 'LONG' }];
const upload = { datasetId: 'ab-1', uploadId: '9' };
const rows = ['é,1', '"a ""b""",2', ''].join('\n');

type Row = [request: string, call: () => Promise<unknown>, contentType: string, body: string];

const requests: readonly Row[] = [
  [
    'POST /api/data/v2/datasources',
    () => client().createDataset({ name: 'T', description: 'D', columns }),
    json,
    JSON.stringify({ dataSourceName: 'T', dataSourceDescription: 'D', columns }),
  ],
  [
    'GET /api/data/v2/datasources/ab-1/schemas/latest',
    () => client().readDatasetSchema('ab-1'),
    json,
    '',
  ],
  [
    'POST /api/data/v3/datasources/ab-1/uploads',
    () => client().beginUpload('ab-1'),
    json,
    JSON.stringify({ action: 'REPLACE', appendId: null }),
  ],
  [
    'PUT /api/data/v3/datasources/ab-1/uploads/9/parts/2',
    () => client().putUploadPart(upload, 2, rows),
    'text/csv; charset=utf-8',
    rows,
  ],
  [
    'PUT /api/data/v3/datasources/ab-1/uploads/9/commit',
    () => client().commitUpload(upload),
    json,
    JSON.stringify({ action: 'REPLACE', index: true }),
  ],
];

describe('publishing', () => {
  it.each(requests)('sends once: %s', async (request, call, contentType, body) => {
    recorder().reply = answers(200, {
      dataSource: { dataSourceId: 'ab-1' },
      uploadId: 9,
      schema: { columns },
    });
    await call();
    const [sent] = recorder().sent;
    expect(recorder().sent).toHaveLength(1);
    expect(`${String(sent?.method)} ${String(sent?.url)}`).toBe(request);
    expect(sent).toMatchObject({ contentType, body });
  });
});
