/** The routes that change accounts, each written once for both kinds (domo-api 2.1, rows 9 to 17). */
import type { ProblemCode, DomoId } from '../../../contract';
import { configPath, routePaths } from './route-paths';
import { collectValues } from '../redact/repeats-sent-value';
import { jsonBody } from '../http/send-http-request';
import type { CreateBody, DomoClient } from '../domo-types';
import type { DomoResponse } from '../http/response';
import type { SendWrite } from '../http/write-request';
import { outcomeUnknownError } from '../http/write-failure';

type WriteRoutes = Pick<
  DomoClient,
  'createAccount' | 'deleteAccount' | 'updateConfig' | 'renameAccount'
>;

const failsAsCrudFailed = (): ProblemCode => 'crudFailed';

export const createWriteRoutes = (write: SendWrite): WriteRoutes => ({
  createAccount: async (kind, body, options) => {
    const { create, noun } = routePaths[kind];
    const intent = `create an ${noun}`;
    const response = await write(
      {
        method: 'POST',
        path: create,
        body: jsonBody(body),
        intent,
        failsAs: failsAsCrudFailed,
        sentValues: secretValuesOf(body),
      },
      options?.signal,
    );
    const id = 'parse' in response ? await readNewId(response) : null;
    if (id !== null) return { id };
    throw outcomeUnknownError(
      intent,
      'the answer names no new id',
      'parse' in response ? response : undefined,
    );
  },

  deleteAccount: async (kind, id, options) => {
    const { remove, noun } = routePaths[kind];
    const intent = `delete ${noun} ${id}`;
    await write(
      { method: 'DELETE', path: remove(id), intent, failsAs: failsAsCrudFailed },
      options?.signal,
    );
  },

  updateConfig: async (kind, id, dataProviderType, changes, options) => {
    await write(
      {
        method: 'PUT',
        path: configPath(kind, dataProviderType, id),
        body: jsonBody(changes),
        intent: `change the config of ${routePaths[kind].noun} ${id}`,
        failsAs: (status) => (status === 400 ? 'configRejected' : 'crudFailed'),
        sentValues: collectValues(changes),
      },
      options?.signal,
    );
  },

  renameAccount: async (kind, id, displayName, options) => {
    const { rename, noun } = routePaths[kind];
    const request = (contentType: string) =>
      ({
        method: 'PUT',
        path: rename(id),
        body: { contentType, text: displayName },
        intent: `rename ${noun} ${id}`,
        failsAs: failsAsCrudFailed,
      }) as const;
    const first = { ...request('text/plain; charset=utf-8'), allow: [415] };
    const response = await write(first, options?.signal);
    // Domo refused the content type and changed nothing, so send the one that Domo's own tools use (domo-api 10.28).
    if ('allowed' in response) await write(request('text/plain'), options?.signal);
  },
});

/** Fields of a create body that hold no secret. Every other field may hold one. */
const PLAIN_BODY_FIELDS = new Set([
  'name',
  'displayName',
  'dataProviderType',
  'origin',
  'type',
  'credentialsType',
]);

const secretValuesOf = (body: CreateBody): string[] =>
  collectValues(
    Object.entries(body).flatMap(([key, value]) => (PLAIN_BODY_FIELDS.has(key) ? [] : [value])),
  );

/** The id of the new account; null when the response does not contain it. */
const readNewId = ({ parse }: DomoResponse): Promise<DomoId | null> =>
  parse('newId', { what: 'the new account', sentValues: [] }).catch(() => null);
