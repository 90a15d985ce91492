/** A client and the recorder that it talks to, for the tests of one file. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createDomoClient, type DomoClient } from '../../src/main/domo';
import { record, type Recorder } from './recorder';

interface Bench {
  readonly recorder: () => Recorder;
  readonly client: () => DomoClient;
}

/** What was recorded is forgotten after each test. */
export function clientBench(): Bench {
  let made: { recorder: Recorder; client: DomoClient } | undefined;
  const bench = () => {
    if (made === undefined) throw new Error('Not started yet.');
    return made;
  };
  beforeAll(async () => {
    const recorder = await record();
    const token = () => Promise.resolve('canary-token');
    const client = createDomoClient({ origin: recorder.origin, token, backoff: () => 1 });
    made = { recorder, client };
  });
  afterEach(() => {
    bench().recorder.sent.length = 0;
  });
  afterAll(() => {
    bench().client.close();
    bench().recorder.close();
  });
  return { recorder: () => bench().recorder, client: () => bench().client };
}
