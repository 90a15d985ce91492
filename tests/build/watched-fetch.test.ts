/** A download ends by itself when its host falls silent. */
import { describe, expect, it } from 'vitest';
import { watchedFetch } from '../../build/prepare/watched-fetch';
import { PIECES, silent, SILENCE_LIMIT_MS, slowHost, stalling, steady } from './slow-host';

const { origin, serve } = slowHost();

describe('a fetch that is watched', () => {
  const read = async (): Promise<string> =>
    (await watchedFetch(fetch, SILENCE_LIMIT_MS)(origin())).text();

  it('is ended when the server never answers', async () => {
    serve(silent);
    await expect(read()).rejects.toThrow('Nothing came for 1 s.');
  });

  it('is ended when the server stops halfway', async () => {
    serve(stalling);
    await expect(read()).rejects.toThrow('Nothing came for 1 s.');
  });

  it('continues while the server keeps sending', async () => {
    serve(steady);
    expect(await read()).toBe('x'.repeat(PIECES));
  });

  it('ends when its caller cancels it', async () => {
    serve(silent);
    const caller = AbortSignal.timeout(50);
    const work = watchedFetch(fetch, 60_000)(origin(), { signal: caller });
    await expect(work).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('passes on status and headers', async () => {
    serve((response) => void response.writeHead(404, { 'x-mirror': 'none' }).end('none'));
    const answer = await watchedFetch(fetch, SILENCE_LIMIT_MS)(origin());
    expect(answer).toMatchObject({ ok: false, status: 404 });
    expect(answer.headers.get('x-mirror')).toBe('none');
  });
});
