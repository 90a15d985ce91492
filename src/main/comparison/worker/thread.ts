/** The comparison thread: reads from the store's thread and returns pages to main. */
import { parentPort, workerData } from 'node:worker_threads';
import { toProblem } from '../../../contract';
import { RpcClient, storeStoppedProblem } from '../../store/client/rpc-client';
import type { RpcResponse, StoreWorkerMethods, RpcRequest } from '../../store/worker-protocol';
import { ComparisonCache } from './comparison-cache';
import type { ComparisonWorkerMethods, ComparisonWorkerData } from './comparison-worker-protocol';

const { store: port } = workerData as ComparisonWorkerData;
const store = new RpcClient<StoreWorkerMethods>((request) => {
  port.postMessage(request);
}, storeStoppedProblem);
const cache = new ComparisonCache(store);
const running = new Map<number, AbortController>();

const methods: ComparisonWorkerMethods = {
  page: async (token, request) => {
    const controller = new AbortController();
    running.set(token, controller);
    try {
      return await cache.page(request, controller.signal);
    } finally {
      running.delete(token);
    }
  },
  cancel: (token) => running.get(token)?.abort(),
  prepare: (profileIds) => cache.prepare(profileIds),
};

const methodsByName = new Map(
  Object.entries(methods) as [string, (...all: unknown[]) => unknown][],
);

async function answerRequest({ id, method, args }: RpcRequest): Promise<RpcResponse> {
  try {
    return { id, ok: true, value: await methodsByName.get(method)?.(...args) };
  } catch (error) {
    return { id, ok: false, problem: toProblem(error) };
  }
}

port.on('message', (answer: RpcResponse) => {
  store.receive(answer);
});
// The thread ends with its store. The last answers are sent first.
port.on('close', () => {
  store.close();
  cache.cancelAll();
  setImmediate(() => parentPort?.close());
});
parentPort?.on('message', (request: RpcRequest) => {
  void answerRequest(request).then((answer) => parentPort?.postMessage(answer));
});
