/** The routes that change accounts, each written once for both kinds (domo-api 2.1, rows 9 to 17). */
import type { ProblemCode } from '../../../contract';
import { configPath, families } from '../families';
import { isRow, whole } from '../parse/fields';
import { valuesIn } from '../sent-values';
import { jsonBody } from '../transport';
import type { CreateBody, DomoClient } from '../types';
import type { Write } from '../write';
import { outcomeUnknown } from '../write-failure';

type Writing = Pick<
  DomoClient,
  'createAccount' | 'deleteAccount' | 'updateConfig' | 'renameAccount'
>;

const crudFailed = (): ProblemCode => 'crudFailed';

export const createWriting = (write: Write): Writing => ({
  createAccount: async (kind, body, options) => {
    const { create, noun } = families[kind];
    const intent = `create an ${noun}`;
    const answer = await write(
      {
        method: 'POST',
        path: create,
        body: jsonBody(body),
        intent,
        failsAs: crudFailed,
        secrets: secretsOf(body),
      },
      options?.signal,
    );
    const id = 'body' in answer ? newId(answer.body) : null;
    if (id !== null) return { id };
    throw outcomeUnknown(
      intent,
      'the answer names no new id',
      'body' in answer ? answer : undefined,
    );
  },

  deleteAccount: async (kind, id, options) => {
    const { remove, noun } = families[kind];
    const intent = `delete ${noun} ${id}`;
    await write(
      { method: 'DELETE', path: remove(id), intent, failsAs: crudFailed },
      options?.signal,
    );
  },

  updateConfig: async (kind, id, dataProviderType, changes, options) => {
    await write(
      {
        method: 'PUT',
        path: configPath(kind, dataProviderType, id),
        body: jsonBody(changes),
        intent: `change the config of ${families[kind].noun} ${id}`,
        failsAs: (status) => (status === 400 ? 'configRejected' : 'crudFailed'),
        secrets: valuesIn(changes),
      },
      options?.signal,
    );
  },

  renameAccount: async (kind, id, displayName, options) => {
    const { rename, noun } = families[kind];
    const request = (contentType: string) =>
      ({
        method: 'PUT',
        path: rename(id),
        body: { contentType, text: displayName },
        intent: `rename ${noun} ${id}`,
        failsAs: crudFailed,
      }) as const;
    const first = { ...request('text/plain; charset=utf-8'), allow: [415] };
    const answer = await write(first, options?.signal);
    // Domo refused the content type, so nothing was done: the one that its own tools send (domo-api 10.28).
    if ('allowed' in answer) await write(request('text/plain'), options?.signal);
  },
});

/** Parts of a create body that say what it is. All else may be a secret, in a payload given whole too. */
const harmless = new Set([
  'name',
  'displayName',
  'dataProviderType',
  'origin',
  'type',
  'credentialsType',
]);

const secretsOf = (body: CreateBody): string[] =>
  valuesIn(Object.entries(body).flatMap(([key, value]) => (harmless.has(key) ? [] : [value])));

/** The new account's id, or null when the answer cannot be read. */
function newId(body: string): number | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const id = isRow(json) ? (whole(json['id']) ?? whole(json['accountId'])) : null;
  return id !== null && id >= 0 ? id : null;
}
