/** Publishing a table as a DataSet (domo-api 2.4): create, schema, upload in parts, commit. */
import { randomInt, randomUUID } from 'node:crypto';
import { asRecord, isRecord, param, textOf, type Call, type Route } from '../http/call';
import { error, json, nothing, type Reply } from '../http/reply';
import { withJson } from '../http/written';
import {
  columnTypes,
  parseCsv,
  rowsProblem,
  type PublishedColumn,
  type PublishedDataset,
} from '../state/published';

/** Null: not a list of columns. */
function columnsOf(value: unknown): PublishedColumn[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const columns = value
    .filter(isRecord)
    .map((column) => ({ name: textOf(column['name']), type: textOf(column['type']) }));
  const good = columns.filter(({ name, type }) => name !== '' && columnTypes.includes(type));
  return good.length === value.length ? good : null;
}

const create = (call: Call): Reply =>
  withJson(call, (body) => {
    const name = textOf(body['dataSourceName']);
    if (name === '') return error(400, "'dataSourceName' is required");
    const place =
      call.modes.datasetBody === 'columns' ? body['columns'] : asRecord(body['schema'])['columns'];
    const columns = columnsOf(place);
    if (!columns) return error(400, "The body has no usable 'columns'");
    const id = randomUUID();
    const description = textOf(body['dataSourceDescription']);
    const made = { id, name, description, columns, rows: [], commits: 0, uploads: new Map() };
    call.state.published.set(id, made);
    const answer = { dataSourceId: id };
    return json(call.modes.datasetAnswer === 'wrapped' ? { dataSource: answer } : answer);
  });

/** 404 for a DataSet that is gone. */
function withDataset(call: Call, use: (dataset: PublishedDataset) => Reply): Reply {
  const dataset = call.state.published.get(param(call, 'id'));
  return dataset ? use(dataset) : error(404, 'DataSource not found');
}

const begin = (call: Call): Reply =>
  withJson(call, (body) =>
    withDataset(call, (dataset) => {
      if (body['action'] !== 'REPLACE') return error(400, "'action' must be REPLACE");
      const uploadId = randomInt(1, 1_000_000);
      dataset.uploads.set(uploadId, []);
      return json({ uploadId });
    }),
  );

function withUpload(call: Call, use: (dataset: PublishedDataset, parts: string[]) => Reply): Reply {
  return withDataset(call, (dataset) => {
    const parts = dataset.uploads.get(Number(param(call, 'upload')));
    return parts ? use(dataset, parts) : error(404, 'Upload not found');
  });
}

/** A part that was sent before is replaced; one may not be left out. */
const putPart = (call: Call): Reply =>
  withUpload(call, (_dataset, parts) => {
    if (!call.contentType.startsWith('text/csv')) return error(415);
    const number = Number(param(call, 'part'));
    if (number < 1 || number > parts.length + 1) {
      return error(400, `Part ${String(number)} is out of order`);
    }
    parts[number - 1] = call.body;
    return nothing(200);
  });

/** Until here nothing was visible; a refusal leaves the old data. */
const commit = (call: Call): Reply =>
  withJson(call, (body) =>
    withUpload(call, (dataset, parts) => {
      if (body['action'] !== 'REPLACE') return error(400, "'action' must be REPLACE");
      const rows = parseCsv(parts.join(''));
      const problem = rows ? rowsProblem(dataset.columns, rows) : 'The data ends within quotes';
      if (rows === null || problem !== null) return error(400, problem ?? '');
      dataset.rows = rows;
      dataset.commits += 1;
      dataset.uploads.delete(Number(param(call, 'upload')));
      return nothing(200);
    }),
  );

const uploads = '/api/data/v3/datasources/:id/uploads';

export const publishRoutes: readonly Route[] = [
  { name: 'datasets.create', method: 'POST', path: '/api/data/v2/datasources', run: create },
  {
    name: 'datasets.schema',
    method: 'GET',
    path: '/api/data/v2/datasources/:id/schemas/latest',
    run: (call) => withDataset(call, ({ columns }) => json({ schema: { columns, objects: null } })),
  },
  { name: 'datasets.beginUpload', method: 'POST', path: uploads, run: begin },
  {
    name: 'datasets.putPart',
    method: 'PUT',
    path: `${uploads}/:upload/parts/:part`,
    run: putPart,
  },
  { name: 'datasets.commit', method: 'PUT', path: `${uploads}/:upload/commit`, run: commit },
];
