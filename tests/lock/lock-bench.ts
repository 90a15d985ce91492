/** A lock over a real file, beside entries that stand for those of the keychain. */
import { afterEach, beforeEach } from 'vitest';
import { toProblem } from '../../src/contract';
import { AppLock } from '../../src/main/lock/app-lock';
import { EntrySeal } from '../../src/main/lock/entry-seal';
import { withEntriesLock } from '../../src/main/store/db/file-locks';
import { removeTemporaryFolder, temporaryFolder } from '../support/temporary-folder';

export const PASSPHRASE = 'correct horse battery';

/**
 * New for each test. `start` is another program of the same folder; `killAfter`: entries that it can write again.
 * `systemPrompt`: the question of the system; none by default.
 */
export function lockBench() {
  const bench = {
    home: '',
    entries: new Map<string, string>(),
    now: 0,
    isKeychainOpen: true,
    /** What writing the entries again waits for. */
    held: Promise.resolve(),
  };
  beforeEach(() => {
    bench.home = temporaryFolder('lock');
    bench.entries = new Map([
      ['key:store', 'plain key'],
      ['token:1', 'plain token'],
    ]);
    bench.now = 1_000_000;
    bench.isKeychainOpen = true;
    bench.held = Promise.resolve();
  });
  afterEach(() => {
    removeTemporaryFolder(bench.home);
  });
  const start = (
    killAfter = Number.POSITIVE_INFINITY,
    systemPrompt: (() => Promise<void>) | null = null,
  ) => {
    const seal: EntrySeal = new EntrySeal(() => lock.failClosed());
    const changes: boolean[] = [];
    const { home, entries } = bench;
    const lock: AppLock = new AppLock({
      home,
      seal,
      now: () => bench.now,
      systemPrompt,
      cost: { N: 2 ** 10, r: 8, p: 1 },
      exclusively: (work) => withEntriesLock(home, work),
      onChange: (locked) => changes.push(locked),
      readFirstSealedEntry: () =>
        bench.isKeychainOpen
          ? Promise.resolve(entries.get('key:store') ?? null)
          : Promise.reject(new Error('the keychain is locked')),
      rewriteEntries: async () => {
        await bench.held;
        const order = seal.isWritingPlain() ? [...entries].toReversed() : [...entries];
        for (const [name, entry] of order.slice(0, killAfter))
          entries.set(name, seal.seal(name, seal.open(name, entry)));
        if (killAfter < order.length) throw new Error('killed');
      },
    });
    /** As the vault writes an entry. */
    const write = async (value: string): Promise<void> => {
      await lock.requireKey();
      entries.set('token:1', seal.seal('token:1', value));
    };
    return {
      lock,
      seal,
      changes,
      write,
      read: () => seal.open('token:1', entries.get('token:1') ?? ''),
    };
  };
  return Object.assign(bench, { start });
}

export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => toProblem(error).code,
  );
