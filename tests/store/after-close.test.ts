/** A request that reaches the store after it was closed is refused: libsql would end the whole program. */
import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type {
  RpcRequest,
  RpcResponse,
  StoreWorkerStart,
} from '../../src/main/store/worker-protocol';
import { THREAD_FILE } from './constants';

const request = (id: number, method: RpcRequest['method'], ...args: unknown[]): RpcRequest => ({
  id,
  method,
  args,
});

async function openThread(): Promise<Worker> {
  const thread = new Worker(THREAD_FILE);
  thread.postMessage({
    folder: null,
    key: 'k'.repeat(64),
    checked: null,
  } satisfies StoreWorkerStart);
  const [opened] = (await once(thread, 'message')) as [{ opened: boolean }];
  expect(opened.opened).toBe(true);
  return thread;
}

it('requests behind the last one end no program, and the thread ends as it should', async () => {
  const thread = await openThread();
  const answers: RpcResponse[] = [];
  thread.on('message', (answer: RpcResponse) => answers.push(answer));
  const { port1, port2 } = new MessageChannel();
  thread.postMessage({ connect: port2 }, [port2]);
  thread.postMessage(request(1, 'close'));
  port1.postMessage(request(1, 'listProfiles'));
  thread.postMessage(request(2, 'saveConfig'));
  thread.postMessage(request(3, 'saveConfig'));
  thread.postMessage(request(4, 'listProfiles'));
  const [code] = (await once(thread, 'exit')) as [number];
  expect(code).toBe(0);
  expect(answers[0]).toMatchObject({ id: 1, ok: true });
  for (const answer of answers.slice(1))
    expect(answer).toMatchObject({ ok: false, problem: { code: 'storeUnavailable' } });
});
