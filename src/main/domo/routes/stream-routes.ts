/** Reads how the datasets of accounts are fed, and gives a stream another account (domo-api 2.2, 3.16, 3.21). */
import { fail, type ProblemCode } from '../../../contract';
import type { ReadRequest, SendRead } from '../http/read-request';
import { jsonBody } from '../http/send-http-request';
import type { SendWrite } from '../http/write-request';
import { exactNumber } from '../parse/exact-json';
import { failUnreadable, type Answer, type AnswerName } from '../parse/answer-parsers';
import { replaceStreamAccount } from '../parse/stream-accounts';
import { collectValues } from '../redact/repeats-sent-value';
import type { StreamRoutes } from '../stream-types';

const failsAs = (status: number): ProblemCode => {
  if (status === 404) return 'noMatch';
  return status === 403 ? 'forbidden' : 'crudFailed';
};

/** Goes into a path, so nothing but what Domo's ids are made of. */
const PLAIN_ID = /^[\w-]{1,100}$/u;

/** Shorter texts stand in any sentence, and are no secrets. */
const MIN_SECRET_LENGTH = 4;

export function createStreamRoutes(ask: SendRead, write: SendWrite): StreamRoutes {
  async function read<N extends AnswerName>(
    request: ReadRequest<N>,
    signal: AbortSignal | undefined,
  ): Promise<Answer<N>> {
    const response = await ask({ ...request, noMatch: [404], allow: [403] }, signal);
    if ('answer' in response) return response.answer;
    return fail('forbidden', `The user of this token may not read ${request.what}.`, {
      status: 403,
    });
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
        options?.signal,
      ),

    getDatasetImpact: async (datasetId, options) => {
      const what = `dataset ${datasetId}`;
      if (!PLAIN_ID.test(datasetId)) return fail('noMatch', `There is no ${what}.`);
      const path = `data/v3/datasources/${datasetId}`;
      const query = { part: 'core,impactcounts' };
      const found = await read({ as: 'datasetImpact', path, query, what }, options?.signal);
      return found ?? failUnreadable(what);
    },

    getStream: async (id, options) => {
      const what = `stream ${id}`;
      const path = `data/v1/streams/${id}`;
      const stream = await read(
        { as: 'stream', path, query: { fields: 'all' }, what, quoteDomo: false },
        options?.signal,
      );
      // Sent back, another stream would overwrite this one.
      return stream?.id === id ? stream : failUnreadable(what);
    },

    readStreamRun: (id, options) =>
      read(
        {
          as: 'streamRun',
          path: `data/v1/streams/${id}`,
          query: { fields: 'all' },
          what: `stream ${id}`,
          quoteDomo: false,
        },
        options?.signal,
      ),

    setStreamAccount: async ({ id, json }, from, to, options) => {
      await write(
        {
          method: 'PUT',
          path: `data/v1/streams/${id}`,
          body: { contentType: 'application/json', text: replaceStreamAccount(json, from, to) },
          intent: `give stream ${id} account ${to} in place of account ${from}`,
          failsAs,
          sentValues: collectValues(JSON.parse(json)).filter(
            ({ length }) => length >= MIN_SECRET_LENGTH,
          ),
        },
        options?.signal,
      );
    },
  };
}
