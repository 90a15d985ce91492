/** A host of files on this computer that says little or nothing. */
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach } from 'vitest';

/** Milliseconds of silence that are allowed; a real download is given longer. */
export const SILENCE_LIMIT_MS = 1_000;

export type Serve = (response: ServerResponse) => Promise<void> | void;

export interface SlowHost {
  readonly origin: () => string;
  /** Paths that were asked for in this test; `HEAD` is left out. */
  readonly asked: () => readonly string[];
  readonly serve: (how: Serve) => void;
  readonly stop: () => void;
}

/** Started before each test, stopped after it. */
export function slowHost(): SlowHost {
  let server: Server;
  let origin = '';
  let asked: string[] = [];
  let serve: Serve = silent;
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  beforeEach(async () => {
    asked = [];
    serve = silent;
    server = createServer((request, response) => {
      if (request.method === 'HEAD') {
        response.end();
        return;
      }
      asked.push(request.url ?? '');
      void serve(response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterEach(stop);
  return {
    origin: () => origin,
    asked: () => asked,
    serve: (how) => {
      serve = how;
    },
    stop,
  };
}

export const silent = (): void => undefined;

export const stalling = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': 1_000_000 });
  response.write('some of it');
};

export const PIECES = 8;

/** Longer than the limit as a whole, never silent for as long. */
export const steady = async (response: ServerResponse): Promise<void> => {
  response.writeHead(200, { 'content-length': PIECES });
  for (let piece = 0; piece < PIECES; piece++) {
    await wait(SILENCE_LIMIT_MS / 4);
    response.write('x');
  }
  response.end();
};
