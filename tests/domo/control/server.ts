/** The control port: lets a test in another process switch faults and read the log (README.md). */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instance } from '../instance';
import { commands, ControlError } from './commands';

export interface Control {
  /** Such as `http://127.0.0.1:4810`. */
  readonly origin: string;
  close(): Promise<void>;
}

export async function startControl(instances: readonly Instance[], port: number): Promise<Control> {
  const server = createServer((request, response) => {
    respond(instances, request, response).catch((failure: unknown) => {
      const known = failure instanceof ControlError;
      answer(response, known ? 400 : 500, {
        error: failure instanceof Error ? failure.message : String(failure),
      });
    });
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  instances: readonly Instance[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://control');
  const command = commands[`${request.method ?? ''} ${url.pathname}`];
  if (!command) {
    answer(response, 404, { error: 'No such command.', commands: Object.keys(commands) });
    return;
  }
  const body = await readJson(request);
  answer(response, 200, await command({ instances, query: url.searchParams, body }));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ControlError('The body is not JSON.');
  }
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' });
  response.end(JSON.stringify(value));
}
