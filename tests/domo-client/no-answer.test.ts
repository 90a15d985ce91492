/** A host that ends a request with what is no answer: the request ends too, and is not awaited for ever. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createDomoClient, type DomoClient } from '../../src/main/domo';
import { failureOf } from '../support/failure';

const OTHER_PROTOCOL =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';

let server: Server;
let client: DomoClient;

/** How many requests came. */
async function answerWith(answer: string): Promise<() => number> {
  let requests = 0;
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => {
      requests += 1;
      socket.write(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  client = createDomoClient({
    origin: `http://127.0.0.1:${port}`,
    token: () => Promise.resolve('canary-token'),
    backoff: () => 0,
  });
  return () => requests;
}

afterEach(() => {
  client.close();
  server.close();
});

describe('a host that changes to another protocol', () => {
  it('fails a read, and its connection is closed', async () => {
    await answerWith(OTHER_PROTOCOL);
    const closed = new Promise((resolve) => {
      server.once('connection', (socket) => socket.once('close', resolve));
    });
    expect(await failureOf(client.listAccounts('account'))).toMatchObject({ code: 'offline' });
    await closed;
  });

  it('leaves the outcome of a write unknown, and gets it once', async () => {
    const requests = await answerWith(OTHER_PROTOCOL);
    const failure = await failureOf(client.renameAccount('account', 7, 'New name'));
    expect(failure).toMatchObject({ code: 'outcomeUnknown' });
    expect(requests()).toBe(1);
  });
});
