/** The lock under which a store is opened. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alone, aloneDuring, LOCK_FILE } from '../../../src/main/store/alone';
import { open, temporaryFolder } from './support';

const HOLDER = `
  const Libsql = require('libsql');
  const lock = new Libsql(process.argv[1]);
  lock.exec('BEGIN EXCLUSIVE');
  process.send('held');
  setInterval(() => undefined, 1000);
`;

describe('while another program opens the store', () => {
  it('a second one waits, and goes on when the first is killed', async () => {
    const folder = temporaryFolder();
    const holder = fork('-e', [HOLDER, join(folder, LOCK_FILE)], { execArgv: [] });
    await once(holder, 'message');
    const opening = open(folder);
    const first = await Promise.race([
      opening.then(() => 'opened'),
      new Promise((resolve) => setTimeout(resolve, 500, 'waits')),
    ]);
    expect(first).toBe('waits');
    holder.kill('SIGKILL');
    expect(await opening).toMatchObject({ place: 'file', problem: null });
  });

  it('whatever somebody wrote into its lock does not keep a store closed', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, LOCK_FILE),
      'this is no database, and longer than a header is '.repeat(9),
    );
    expect(await open(folder)).toMatchObject({ place: 'file', problem: null });
  });
});

describe('work that is done alone and takes its time', () => {
  it('is done one after the other', async () => {
    const folder = temporaryFolder();
    const order: string[] = [];
    const step = (name: string) =>
      aloneDuring(folder, async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 100));
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

  it('lets go of the lock when it fails', async () => {
    const folder = temporaryFolder();
    await expect(aloneDuring(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(alone(folder, () => 'free')).toBe('free');
    expect(await aloneDuring(folder, () => Promise.resolve('free'))).toBe('free');
  });
});
