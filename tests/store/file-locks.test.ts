/** The lock under which a store is opened. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  withExclusiveLock,
  withExclusiveLockAsync,
  LOCK_FILE,
  IN_USE_FILE,
} from '../../src/main/store/db/file-locks';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { profile } from './rows';
import { open, problemFrom, setAside } from './store-in-thread';
import { timeToFail } from '../support/time-to-fail';
import { temporaryFolder } from '../support/temporary-folder';

const HOLDER = `
  const Libsql = require('libsql');
  const lock = new Libsql(process.argv[1]);
  lock.exec('BEGIN EXCLUSIVE');
  process.send('held');
  setInterval(() => undefined, 1000);
`;

describe('while another program opens the store', () => {
  it('a second program waits, and continues when the first is killed', async () => {
    const folder = temporaryFolder('store');
    const holder = fork('-e', [HOLDER, join(folder, LOCK_FILE)], { execArgv: [] });
    await once(holder, 'message');
    const opening = open(folder);
    const first = await Promise.race([
      opening.then(() => 'opened'),
      timeToFail().then(() => 'waits'),
    ]);
    expect(first).toBe('waits');
    holder.kill('SIGKILL');
    expect(await opening).toMatchObject({ storage: 'file', problem: null });
  });

  it('unexpected content in the lock file does not keep the store closed', async () => {
    const folder = temporaryFolder('store');
    writeFileSync(
      join(folder, LOCK_FILE),
      'this is no database, and longer than a header is '.repeat(9),
    );
    expect(await open(folder)).toMatchObject({ storage: 'file', problem: null });
  });
});

const USER = `
  const Libsql = require('libsql');
  const lock = new Libsql(process.argv[1]);
  lock.exec('BEGIN');
  lock.exec('SELECT * FROM sqlite_master');
  process.send('held');
  setInterval(() => undefined, 1000);
`;

describe('while another program has the store open', () => {
  it('a damaged store stays where it is, and is set aside once that program is killed', async () => {
    const folder = temporaryFolder('store');
    writeFileSync(join(folder, STORE_FILE), 'this is no store');
    const user = fork('-e', [USER, join(folder, IN_USE_FILE)], { execArgv: [] });
    await once(user, 'message');
    expect((await problemFrom(open(folder))).code).toBe('storeDamaged');
    expect(setAside(folder)).toEqual([]);
    user.kill('SIGKILL');
    await once(user, 'exit');
    expect((await open(folder)).problem?.code).toBe('storeDamaged');
    expect(setAside(folder)).toHaveLength(1);
  });

  it('the store counts as in use even when the lock file has unexpected content', async () => {
    const folder = temporaryFolder('store');
    const one = await open(folder);
    await one.addProfile(profile('acme'));
    await one.close();
    writeFileSync(join(folder, IN_USE_FILE), randomBytes(5000));
    const again = await open(folder);
    expect(again.problem).toBeNull();
    expect(await again.listProfiles()).toHaveLength(1);
    // To a program that finds it damaged.
    rmSync(join(folder, STORE_FILE));
    writeFileSync(join(folder, STORE_FILE), 'this is no store');
    expect((await problemFrom(open(folder))).code).toBe('storeDamaged');
    expect(setAside(folder)).toEqual([]);
  });
});

describe('work under the exclusive lock', () => {
  it('waits for another program even when the clock of the computer is set', async () => {
    const folder = temporaryFolder('store');
    const holder = fork('-e', [HOLDER, join(folder, LOCK_FILE)], { execArgv: [] });
    await once(holder, 'message');
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const work = withExclusiveLockAsync(folder, () => Promise.resolve('done'));
      // It has begun to wait.
      await new Promise(setImmediate);
      vi.setSystemTime(Date.now() + 60 * 60 * 1000);
      const first = await Promise.race([work, timeToFail().then(() => 'waits')]);
      expect(first).toBe('waits');
      holder.kill('SIGKILL');
      expect(await work).toBe('done');
    } finally {
      vi.useRealTimers();
      holder.kill('SIGKILL');
    }
  });

  it('is done one piece after the other', async () => {
    const folder = temporaryFolder('store');
    const order: string[] = [];
    const step = (name: string) =>
      withExclusiveLockAsync(folder, async () => {
        order.push(`${name} begins`);
        await timeToFail();
        order.push(`${name} ends`);
        return name;
      });
    const names = await Promise.all(['one', 'two', 'three'].map(step));
    expect(names).toEqual(['one', 'two', 'three']);
    const seen = order.map((entry) => entry.split(' ')[0]);
    expect(order).toEqual(
      [seen[0], seen[2], seen[4]].flatMap((name) => [`${name ?? ''} begins`, `${name ?? ''} ends`]),
    );
  });

  it('releases the lock when it fails', async () => {
    const folder = temporaryFolder('store');
    await expect(
      withExclusiveLockAsync(folder, () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    expect(withExclusiveLock(folder, () => 'free')).toBe('free');
    expect(await withExclusiveLockAsync(folder, () => Promise.resolve('free'))).toBe('free');
  });
});
