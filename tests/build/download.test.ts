/** The download of the official Electron, by its real installer, from hosts that say little or nothing. */
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchOfficial, officialProgram } from '../../build/prepare/official';
import { watchedFetch } from '../../build/prepare/watched-fetch';
import { temporaryFolder } from '../support/temporary-folder';

/** Milliseconds of silence that are allowed; a real download is given longer. */
const LIMIT = 1_000;

let server: Server;
let mirror: string;
/** How a file is served. */
let serve: (response: ServerResponse) => Promise<void> | void;
let asked: string[];
let folder: string;

beforeEach(async () => {
  asked = [];
  folder = temporaryFolder('download');
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
  mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  vi.unstubAllEnvs();
});

const silent = (): void => undefined;

const stalling = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': 1_000_000 });
  response.write('some of it');
};

const PIECES = 8;

/** Longer than the limit as a whole, never silent for as long. */
const steady = async (response: ServerResponse): Promise<void> => {
  response.writeHead(200, { 'content-length': PIECES });
  for (let piece = 0; piece < PIECES; piece++) {
    await wait(LIMIT / 4);
    response.write('x');
  }
  response.end();
};

describe('a fetch that is watched', () => {
  const read = async (): Promise<string> => (await watchedFetch(fetch, LIMIT)(mirror)).text();

  it('gives up on a server that never answers', async () => {
    serve = silent;
    await expect(read()).rejects.toThrow('Nothing came for 1 s.');
  });

  it('gives up on a server that stops half way', async () => {
    serve = stalling;
    await expect(read()).rejects.toThrow('Nothing came for 1 s.');
  });

  it('takes its time with a server that goes on', async () => {
    serve = steady;
    expect(await read()).toBe('x'.repeat(PIECES));
  });

  it('still ends when its caller says so', async () => {
    serve = silent;
    const caller = AbortSignal.timeout(50);
    const work = watchedFetch(fetch, 60_000)(mirror, { signal: caller });
    await expect(work).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('hands on status and headers', async () => {
    serve = (response) => void response.writeHead(404, { 'x-mirror': 'none' }).end('none');
    const answer = await watchedFetch(fetch, LIMIT)(mirror);
    expect(answer).toMatchObject({ ok: false, status: 404 });
    expect(answer.headers.get('x-mirror')).toBe('none');
  });
});

describe.skipIf(officialProgram() !== null)('the installer of Electron', () => {
  /** With a cache of its own: what was downloaded before would be taken from there. */
  const install = (): Promise<boolean> => {
    vi.stubEnv('ELECTRON_MIRROR', mirror);
    vi.stubEnv('npm_config_electron_mirror', '');
    vi.stubEnv('electron_config_cache', folder);
    for (const proxy of ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy']) {
      vi.stubEnv(proxy, undefined);
    }
    return fetchOfficial(LIMIT);
  };

  it.each([
    ['never answers', silent],
    ['stops half way', stalling],
  ])('ends by itself when its host %s', async (_what, how) => {
    serve = how;
    expect(await install()).toBe(false);
    expect(asked).toEqual([expect.stringMatching(/\/electron-v[\d.]+-\w+-\w+\.zip$/u)]);
  });

  it('reads to the end from a host that goes on, and takes nothing that is not Electron', async () => {
    let ended = false;
    serve = async (response) => {
      await steady(response);
      ended = true;
    };
    expect(await install()).toBe(false);
    expect(ended).toBe(true);
  });

  it('is not started when the host does not answer', async () => {
    server.closeAllConnections();
    server.close();
    expect(await install()).toBe(false);
    expect(asked).toEqual([]);
  });
});

if (officialProgram() !== null) {
  console.log('skipped: the installer of Electron has nothing to do here, it is installed');
}
