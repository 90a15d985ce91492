/** Promise: kill -9 loses nothing that was confirmed, and leaves no half of a list. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import type { Account, InventoryRow } from '../../src/contract';
import type { AccountCursor, Store } from '../../src/main/store/store-types';
import { filter, profile } from './rows';
import { LIST } from './constants';
import { open } from './store-in-thread';
import { compiledProgram } from '../support/compiled-program';
import { temporaryFolder } from '../support/temporary-folder';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts the writer, kills it when it has confirmed so many, and tells all that it confirmed. */
async function killAfter(folder: string, mode: string, first: number, count: number) {
  const program = await compiledProgram('tests/store/writer.ts');
  const child = fork(program, [folder, mode, `${first}`], {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  children.push(child);
  if (child.stdout === null) throw new Error('The writer has no output.');
  const ended = once(child, 'exit');
  const confirmed: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    confirmed.push(Number(line));
    if (confirmed.length === count) child.kill('SIGKILL');
  }
  const [, signal] = (await ended) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return confirmed;
}

async function allRows(store: Store): Promise<InventoryRow[]> {
  const rows: InventoryRow[] = [];
  for (;;) {
    const page = await store.searchAccounts(
      filter(),
      { field: 'id', direction: 'ascending' },
      rows.length,
      1000,
    );
    rows.push(...page.rows);
    if (page.rows.length === 0) return rows;
  }
}

/** The numbers that the accounts of a snapshot carry; fails unless all accounts are there. */
async function numbersAt(store: Store, at: number | null): Promise<(number | null)[]> {
  const accounts: Account[] = [];
  for (let after: AccountCursor | null = null; ;) {
    const piece = await store.listAccountsAt('acme', at, after);
    if (piece.length === 0) break;
    accounts.push(...piece.map(({ account }) => account));
    const last = accounts.at(-1);
    after = last === undefined ? null : { kind: last.kind, id: last.id };
  }
  expect(accounts).toHaveLength(LIST);
  return [...new Set(accounts.map(({ createdAt }) => createdAt))];
}

async function withProfile(): Promise<string> {
  const folder = temporaryFolder('store');
  const store = await open(folder);
  await store.addProfile(profile('acme'));
  await store.close();
  return folder;
}

describe('a program that is killed while it writes', () => {
  it('leaves every confirmed account in the store, kill after kill', async () => {
    const folder = await withProfile();
    const confirmed: number[] = [];
    for (const count of [1, 17, 40]) {
      const first = (confirmed.at(-1) ?? 0) + 1000;
      confirmed.push(...(await killAfter(folder, 'one', first, count)));
    }
    expect(confirmed.length).toBeGreaterThanOrEqual(58);

    const store = await open(folder);
    expect(store.problem).toBeNull();
    const rows = await allRows(store);
    const there = new Set(rows.map(({ id }) => id));
    expect(confirmed.filter((id) => !there.has(id))).toEqual([]);
    // At most the write that was under way at each kill is there without having been confirmed.
    expect(rows.length - confirmed.length).toBeLessThanOrEqual(3);
    // What is counted and searched agrees with what is there.
    expect((await store.getProfile('acme'))?.counts.accounts).toBe(rows.length);
    expect(
      (
        await store.searchAccounts(
          filter({ text: 'account-' }),
          { field: 'id', direction: 'ascending' },
          0,
          1,
        )
      ).total,
    ).toBe(rows.length);
  });

  it('leaves every confirmed account of many that were written at once', async () => {
    const folder = await withProfile();
    const confirmed: number[] = [];
    for (const count of [1, 33, 80]) {
      confirmed.push(...(await killAfter(folder, 'many', 1000 * (count + 1), count)));
    }
    const store = await open(folder);
    expect(store.problem).toBeNull();
    const there = new Set((await allRows(store)).map(({ id }) => id));
    expect(confirmed.filter((id) => !there.has(id))).toEqual([]);
    expect(confirmed.length).toBeGreaterThanOrEqual(114);
  });

  it('leaves one complete list: the last that was confirmed, or the next', async () => {
    const folder = await withProfile();
    for (const count of [2, 5]) {
      const last = (await killAfter(folder, 'list', 1, count)).at(-1) ?? NaN;
      const store = await open(folder);
      expect(store.problem).toBeNull();
      const rows = await allRows(store);
      expect(rows).toHaveLength(LIST);
      const numbers = new Set(rows.map(({ createdAt }) => createdAt));
      expect(numbers.size).toBe(1);
      expect([last, last + 1]).toContain([...numbers][0]);
      expect((await store.getFacets(null, null)).accounts).toBe(LIST);
      expect(
        (
          await store.searchAccounts(
            filter({ text: 'account-' }),
            { field: 'id', direction: 'ascending' },
            0,
            1,
          )
        ).total,
      ).toBe(LIST);
      await store.close();
    }
  });

  it('leaves every confirmed snapshot whole, and no half of another', async () => {
    const folder = await withProfile();
    const confirmed: number[] = [];
    for (const count of [2, 6, 11]) {
      const first = (confirmed.at(-1) ?? 0) + 1000;
      confirmed.push(...(await killAfter(folder, 'snapshot', first, count)));
    }
    const store = await open(folder);
    expect(store.problem).toBeNull();
    const snapshots = await store.listSnapshots('acme');
    const found = await Promise.all(snapshots.map(({ takenAt }) => numbersAt(store, takenAt)));
    expect(found.filter((numbers) => numbers.length !== 1)).toEqual([]);
    const there = new Set(found.flat());
    expect(confirmed.filter((n) => !there.has(n))).toEqual([]);
    // At most the one that was being taken at each kill is there without having been confirmed.
    expect(snapshots.length - confirmed.length).toBeLessThanOrEqual(3);
    // The next one begins where the last whole one ended.
    await store.takeSnapshot('acme', null);
    expect(await numbersAt(store, null)).toHaveLength(1);
    expect((await store.listSnapshots('acme'))[0]).toMatchObject({ added: 0, removed: 0 });
  });

  it('leaves a usable store, even if it was the first to open it', async () => {
    const folder = temporaryFolder('store');
    const confirmed = await killAfter(folder, 'profiles', 0, 1);
    const store = await open(folder);
    expect(store.problem).toBeNull();
    const ids = (await store.listProfiles()).map(({ id }) => id);
    expect(confirmed.filter((n) => !ids.includes(`p${n}`))).toEqual([]);
  });
});

describe('a program that is killed while another has the store open', () => {
  it('causes no loss for the other program', async () => {
    const folder = await withProfile();
    const store = await open(folder);
    const confirmed = await killAfter(folder, 'one', 1, 10);
    await store.addProfile(profile('beta'));
    const there = new Set((await allRows(store)).map(({ id }) => id));
    expect(confirmed.filter((id) => !there.has(id))).toEqual([]);
    expect(await store.listProfiles()).toHaveLength(2);
  });
});
