/** The keychain's process is there only while it is needed. */
import { describe, expect, it, vi } from 'vitest';
import { type KeychainHost, KeychainClient } from '../../src/main/keychain/keychain-client';

interface Message {
  readonly id: number;
}

/** Processes that answer when told to, and count themselves. */
function hosts() {
  const started: { alive: boolean; answer: () => void }[] = [];
  const host: KeychainHost = () => {
    let listener: (message: unknown) => void = () => undefined;
    const asked: number[] = [];
    const process = {
      alive: true,
      answer: () => {
        for (const id of asked.splice(0)) listener({ id, ok: true, value: 'kept' });
      },
    };
    started.push(process);
    return {
      send: (message) => asked.push((message as Message).id),
      onMessage: (given) => (listener = given),
      onExit: () => undefined,
      kill: () => (process.alive = false),
    };
  };
  return { host, started };
}

const get = { method: 'get', service: 's', account: 'a' } as const;

describe('an idle keychain process', () => {
  it('ends after a while, and the next call starts a new one', async () => {
    vi.useFakeTimers();
    const { host, started } = hosts();
    const line = new KeychainClient({
      host,
      processFile: '',
      limit: 60_000,
      onLateAnswer: () => undefined,
    });
    const first = line.call(get);
    started[0]?.answer();
    expect(await first).toBe('kept');
    vi.advanceTimersByTime(1_900);
    expect(started[0]?.alive).toBe(true);
    vi.advanceTimersByTime(200);
    expect(started[0]?.alive).toBe(false);
    const second = line.call(get);
    started[1]?.answer();
    expect(await second).toBe('kept');
    vi.useRealTimers();
  });

  it('stays while a caller waits for it, and while a late answer may still come', async () => {
    vi.useFakeTimers();
    const late = vi.fn();
    const { host, started } = hosts();
    const line = new KeychainClient({ host, processFile: '', limit: 10_000, onLateAnswer: late });
    const prompt = line.call(get).catch((error: unknown) => error);
    // One more turn of the event loop: an answer that is here already is read before the call is given up.
    vi.advanceTimersByTime(10_001);
    await prompt;
    vi.advanceTimersByTime(60_000);
    expect(started[0]?.alive).toBe(true);
    started[0]?.answer();
    expect(late).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});
