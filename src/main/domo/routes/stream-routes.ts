/** Reads how the datasets of accounts are fed, and how the last run of a stream ended (domo-api 2.2, 3.21). */
import { fail } from '../../../contract';
import type { ReadRequest, SendRead } from '../http/read-request';
import { jsonBody } from '../http/send-http-request';
import type { DomoCallOptions } from '../call-options';
import type { Answer, AnswerName } from '../parse/answer-parsers';
import { exactNumber } from '../parse/exact-json';
import type { StreamRoutes } from '../stream-types';

/** Ids of datasets and streams come from Domo. */
const pathPart = encodeURIComponent;
/** Not shared and not there are the same to whoever asks. */
const unreadable = [403, 404];

export function createStreamRoutes(ask: SendRead): StreamRoutes {
  async function read<N extends AnswerName>(
    request: ReadRequest<N>,
    options: DomoCallOptions | undefined,
  ): Promise<Answer<N>> {
    const response = await ask(request, options?.signal);
    // No request here allows a status.
    return 'answer' in response ? response.answer : fail('getFailed', 'The route is not there.');
  }

  return {
    listDatasetsOfMany: (ids, options) =>
      read(
        {
          as: 'datasetsOfMany',
          method: 'POST',
          path: 'data/v2/datasources/accounts',
          body: jsonBody(ids.map((id) => exactNumber(String(id)))),
          what: 'the datasets of many accounts',
        },
        options,
      ),
    readDatasetUse: (datasetId, options) =>
      read(
        {
          as: 'datasetUse',
          path: `data/v3/datasources/${pathPart(datasetId)}`,
          query: { part: 'core,impactcounts' },
          what: `dataset ${datasetId}`,
          noMatch: unreadable,
        },
        options,
      ),
    readStreamRun: (streamId, options) =>
      read(
        {
          as: 'streamRun',
          path: `data/v1/streams/${pathPart(streamId)}`,
          query: { fields: 'all' },
          what: `stream ${streamId}`,
          noMatch: unreadable,
        },
        options,
      ),
  };
}
