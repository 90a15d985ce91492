/** The sample instance, running, for one test file. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createStandIn, sampleInstance, type Instance, type StandIn } from '..';
import { ask, type Answer, type Ask } from './http';

export interface Running {
  readonly instance: () => Instance;
  /** A GET as the admin, unless told otherwise. */
  readonly get: (path: string, options?: Ask) => Promise<Answer>;
  /** A JSON body, as the admin, unless told otherwise. */
  readonly send: (method: string, path: string, body: unknown, options?: Ask) => Promise<Answer>;
  /** A bare text: for renaming. */
  readonly sendText: (path: string, text: string, options?: Ask) => Promise<Answer>;
}

/** Starts it before the tests of the file, puts it back to the first day before each, and stops it after them. */
export function runningSample(): Running {
  let standIn: StandIn<'sample'> | undefined;
  const instance = (): Instance => {
    if (!standIn) throw new Error('Not started yet.');
    return standIn.instances.sample;
  };
  beforeAll(async () => {
    standIn = await createStandIn({ instances: [sampleInstance()] });
  });
  beforeEach(() => instance().reset());
  afterAll(() => standIn?.close());
  const get: Running['get'] = (path, options = {}) =>
    ask(instance().origin + path, { token: instance().token('admin'), ...options });
  return {
    instance,
    get,
    send: (method, path, body, options = {}) =>
      get(path, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        ...options,
      }),
    sendText: (path, text, options = {}) =>
      get(path, {
        method: 'PUT',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: text,
        ...options,
      }),
  };
}
