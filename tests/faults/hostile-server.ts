/** Sends hostile answers from a process of its own, so that making them costs the client nothing. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostileAnswers } from './hostile-bodies';

const PREFIX = 'canary-token-';
const gentle = Buffer.from('[{"id":1,"dataProviderType":"x"}]'.padEnd(100_000));

const server = createServer((request, response) => {
  request.resume();
  // A client for each answer names it in its token.
  const name = decodeURIComponent(
    String(request.headers['x-domo-developer-token']).slice(PREFIX.length),
  );
  const answer = hostileAnswers.find((each) => each.name === name);
  response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' });
  response.end(answer?.body() ?? gentle);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
