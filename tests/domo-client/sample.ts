/** The sample instance of domo-api 8, running, and a client for each of its people. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createDomoClient, type DomoClient } from '../../src/main/domo';
import { createStandIn, sampleInstance, type Instance, type StandIn } from '../domo';

export type Person = 'admin' | 'viewer' | 'outsider';

export interface Sample {
  readonly instance: () => Instance;
  /** A new client, closed after the test. */
  readonly as: (person: Person) => DomoClient;
  /** Method and path of everything that was sent. */
  readonly sent: () => string[];
}

export function runningSample(): Sample {
  let standIn: StandIn<'sample'> | undefined;
  const clients: DomoClient[] = [];
  const instance = (): Instance => {
    if (!standIn) throw new Error('Not started yet.');
    return standIn.instances.sample;
  };
  beforeAll(async () => {
    standIn = await createStandIn({ instances: [sampleInstance()] });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await instance().reset();
  });
  afterAll(() => standIn?.close());
  return {
    instance,
    as: (person) => {
      const client = createDomoClient({
        origin: instance().origin,
        token: () => Promise.resolve(instance().token(person)),
        backoff: () => 1,
      });
      clients.push(client);
      return client;
    },
    sent: () =>
      instance()
        .log.all()
        .map(({ method, path }) => `${method} ${path}`),
  };
}
