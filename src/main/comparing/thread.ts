/** The comparing thread: asks the store's thread by itself, and answers main page by page. */
import { parentPort, workerData } from 'node:worker_threads';
import { problemOf } from '../../contract';
import { Caller, storeGone } from '../store/caller';
import type { CallAnswer, ThreadMethods, ThreadRequest } from '../store/protocol';
import { Pages } from './pages';
import type { ComparingMethods, ComparingStart } from './protocol';

const { store: port } = workerData as ComparingStart;
const store = new Caller<ThreadMethods>((request) => {
  port.postMessage(request);
}, storeGone);
const pages = new Pages(store);
const underWay = new Map<number, AbortController>();

const methods: ComparingMethods = {
  page: async (token, request) => {
    const controller = new AbortController();
    underWay.set(token, controller);
    try {
      return await pages.page(request, controller.signal);
    } finally {
      underWay.delete(token);
    }
  },
  cancel: (token) => underWay.get(token)?.abort(),
  prepare: (profileIds) => pages.prepare(profileIds),
};

const table = new Map(Object.entries(methods) as [string, (...all: unknown[]) => unknown][]);

async function answerTo({ id, method, args }: ThreadRequest): Promise<CallAnswer> {
  try {
    return { id, ok: true, value: await table.get(method)?.(...args) };
  } catch (error) {
    return { id, ok: false, problem: problemOf(error) };
  }
}

port.on('message', (answer: CallAnswer) => {
  store.take(answer);
});
// What is compared is of this store: with it, the thread ends. Its last answers leave first.
port.on('close', () => {
  store.end();
  pages.end();
  setImmediate(() => parentPort?.close());
});
parentPort?.on('message', (request: ThreadRequest) => {
  void answerTo(request).then((answer) => parentPort?.postMessage(answer));
});
