/** Publishes a table as a DataSet: create, schema, upload in parts, commit (domo-api 2.4). */
import { fail, toProblem, type ProblemCode } from '../../../contract';
import type { DatasetRoutes, DatasetUpload, NewDataset } from '../dataset-types';
import type { DomoResponse } from '../http/response';
import type { SendRead } from '../http/read-request';
import { jsonBody } from '../http/send-http-request';
import { outcomeUnknownError } from '../http/write-failure';
import type { SendWrite, WriteResponse } from '../http/write-request';
import { failUnreadable } from '../parse/answer-parsers';

const failsAs = (status: number): ProblemCode => {
  if (status === 404) return 'noMatch';
  return status === 403 ? 'forbidden' : 'crudFailed';
};

/** Domo may have replaced the data before it failed. */
const commitFailsAs = (status: number): ProblemCode =>
  status >= 500 ? 'outcomeUnknown' : failsAs(status);

const CREATE_INTENT = 'create a DataSet';

const uploadsOf = (datasetId: string): string => `data/v3/datasources/${datasetId}/uploads`;
const pathOf = ({ datasetId, uploadId }: DatasetUpload): string =>
  `${uploadsOf(datasetId)}/${uploadId}`;

export const createDatasetRoutes = (ask: SendRead, write: SendWrite): DatasetRoutes => ({
  createDataset: async (dataset, options) => {
    const post = (body: unknown): Promise<WriteResponse> =>
      write(
        {
          method: 'POST',
          path: 'data/v2/datasources',
          body: jsonBody(body),
          intent: CREATE_INTENT,
          failsAs,
        },
        options?.signal,
      );
    const response = await post(withColumns(dataset)).catch((error: unknown) => {
      // A 400 made nothing, so this cannot make two.
      if (toProblem(error).status !== 400) throw error;
      return post(withSchema(dataset));
    });
    return { id: await readNewName('newDatasetId', response, CREATE_INTENT) };
  },

  readDatasetSchema: async (datasetId, options) => {
    const what = `DataSet ${datasetId}`;
    const response = await ask(
      {
        as: 'datasetSchema',
        path: `data/v2/datasources/${datasetId}/schemas/latest`,
        what,
        noMatch: [404],
        allow: [403],
      },
      options?.signal,
    );
    if (!('answer' in response)) {
      return fail('forbidden', `The user of this token may not read ${what}.`, { status: 403 });
    }
    return response.answer ?? failUnreadable(what);
  },

  beginUpload: async (datasetId, options) => {
    const intent = `begin an upload to DataSet ${datasetId}`;
    const response = await write(
      {
        method: 'POST',
        path: uploadsOf(datasetId),
        body: jsonBody({ action: 'REPLACE', appendId: null }),
        intent,
        failsAs,
      },
      options?.signal,
    );
    return { datasetId, uploadId: await readNewName('uploadId', response, intent) };
  },

  putUploadPart: async (upload, part, csv, options) => {
    await write(
      {
        method: 'PUT',
        path: `${pathOf(upload)}/parts/${part}`,
        body: { contentType: 'text/csv; charset=utf-8', text: csv },
        intent: `send part ${part} to DataSet ${upload.datasetId}`,
        failsAs,
      },
      options?.signal,
    );
  },

  commitUpload: async (upload, options) => {
    await write(
      {
        method: 'PUT',
        path: `${pathOf(upload)}/commit`,
        body: jsonBody({ action: 'REPLACE', index: true }),
        intent: `replace the data of DataSet ${upload.datasetId}`,
        failsAs: commitFailsAs,
      },
      options?.signal,
    );
  },
});

const withColumns = ({ name, description, columns }: NewDataset) => ({
  dataSourceName: name,
  dataSourceDescription: description,
  columns,
});

const withSchema = ({ columns, ...dataset }: NewDataset) => {
  const { columns: _here, ...body } = withColumns({ ...dataset, columns });
  return { ...body, schema: { columns } };
};

/** The id that Domo gave. An answer without one leaves the outcome unknown. */
async function readNewName(
  name: 'newDatasetId' | 'uploadId',
  response: WriteResponse,
  intent: string,
): Promise<string> {
  const answered: DomoResponse | undefined = 'parse' in response ? response : undefined;
  const id = await answered?.parse(name, { what: intent, sentValues: [] }).catch(() => null);
  if (id) return id;
  throw outcomeUnknownError(intent, 'the answer names no id', answered);
}
