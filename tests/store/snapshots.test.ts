/** Snapshots: only what changed is kept, each is as it was kept then, and one that was not ended is none. */
import { describe, expect, it } from 'vitest';
import { createProblem } from '../../src/contract';
import type { PastAccount } from '../../src/main/store/store-types';
import {
  account,
  config,
  oauth,
  problemFrom,
  storeWith,
  takeSnapshot,
  type Opened,
} from './store-in-process';

const key = (id: number) => ({ profileId: 'acme', kind: 'account' as const, id });
const versions = ({ database }: Opened) =>
  database.get('SELECT COUNT(*) AS n FROM versions')?.['n'];

const take = (opened: Opened, detailsFrom: number | null = null): number | null =>
  takeSnapshot(opened, 'acme', detailsFrom);

function taken(opened: Opened, detailsFrom: number | null = null): number {
  const time = take(opened, detailsFrom);
  if (time === null) throw new Error('There is none.');
  return time;
}

function all({ methods }: Opened, at: number | null): PastAccount[] {
  const found: PastAccount[] = [];
  for (;;) {
    const end = found.at(-1)?.account;
    const piece = methods.listAccountsAt('acme', at, end ? { kind: end.kind, id: end.id } : null);
    if (piece.length === 0) return found;
    found.push(...piece);
  }
}

const withoutTimes = (list: readonly PastAccount[]) =>
  list.map(({ account: data, config: fields }) => ({ data, fields }));

describe('snapshots', () => {
  it('add no version when nothing changed, and one version for each part that changed', () => {
    const opened = storeWith('acme');
    const { methods } = opened;
    methods.saveAccountList('acme', 'account', [account(1), account(2)], 1);
    methods.saveConfig(key(1), config(1, 'ada'), 2);
    taken(opened);
    expect(versions(opened)).toBe(3);
    methods.saveAccountList('acme', 'account', [account(1), account(2)], 3);
    methods.saveConfig(key(1), config(1, 'ada'), 4);
    taken(opened);
    expect(versions(opened)).toBe(3);
    methods.saveConfig(key(1), config(1, 'bob'), 5);
    taken(opened);
    expect(versions(opened)).toBe(4);
    const [newest, middle] = methods.listSnapshots('acme');
    expect(newest).toMatchObject({ accounts: 2, changed: 1, added: 0, removed: 0 });
    expect(middle).toMatchObject({ changed: 0 });
    expect(methods.listAccountSnapshots(key(1))).toEqual([
      { takenAt: newest?.takenAt, parts: ['config'] },
    ]);
  });

  it('return every earlier state exactly, whatever changed later, also in several batches', () => {
    const opened = storeWith('acme');
    const { methods } = opened;
    const states = new Map<number, unknown>();
    for (let round = 0; round < 6; round++) {
      const list = Array.from({ length: 1200 }, (_, id) => id)
        .filter((id) => (id + round) % 7 !== 0)
        .map((id) => account(id, { displayName: `${id} ${(id + round) % 5 === 0 ? round : ''}` }));
      methods.saveAccountList('acme', 'account', list, round + 1);
      methods.saveAccountList('acme', 'oauth', [oauth(round)], round + 1);
      for (let id = 1; id < 50; id++) methods.saveConfig(key(id), config(id, `${id % round}`), 1);
      states.set(taken(opened), withoutTimes(all(opened, null)));
    }
    for (const [at, state] of states) expect(withoutTimes(all(opened, at))).toEqual(state);
    expect(methods.listSnapshots('acme').at(0)?.removed).toBeGreaterThan(1);
  });

  it('contain no part that could not be read at that time, and give the time of each reading', () => {
    const opened = storeWith('acme');
    const { methods } = opened;
    methods.saveAccountList('acme', 'account', [account(1)], 10);
    methods.saveConfig(key(1), config(1, 'ada'), 11);
    const first = taken(opened, 9);
    methods.saveReadFailure(key(1), 'config', createProblem('noMatch', 'No.'), 20);
    const second = taken(opened);
    methods.saveConfig(key(1), config(1, 'ada'), 30);
    const third = taken(opened, 29);
    expect(methods.getAccountAt(key(1), first)).toMatchObject({ configReadAt: 11 });
    expect(methods.getAccountAt(key(1), second)).toMatchObject({
      config: null,
      configReadAt: null,
      configProblem: { code: 'noMatch' },
    });
    expect(methods.getAccountAt(key(1), third)).toMatchObject({ configReadAt: 30 });
    // It was the same before and after: nothing is said to have changed.
    expect(methods.listAccountSnapshots(key(1))).toEqual([]);
  });

  it('are discarded when they were not completed, and earlier ones stay whole meanwhile', () => {
    const opened = storeWith('acme');
    const { methods } = opened;
    methods.saveAccountList('acme', 'account', [account(1), account(2)], 1);
    const first = taken(opened);
    const before = all(opened, first);
    methods.saveAccountList('acme', 'account', [account(1, { displayName: 'Other' })], 2);
    const half = methods.beginSnapshot('acme');
    methods.saveSnapshotBatch('acme', half, null);
    expect(all(opened, first)).toEqual(before);
    expect(methods.listSnapshots('acme')).toHaveLength(1);
    const second = taken(opened);
    expect(methods.endSnapshot('acme', half, null)).toBeNull();
    expect(all(opened, first)).toEqual(before);
    expect(all(opened, second).map(({ account: { displayName } }) => displayName)).toEqual([
      'Other',
    ]);
  });

  it('are removed by age with the versions that only they needed, except the newest', () => {
    const opened = storeWith('acme');
    const { methods } = opened;
    methods.saveAccountList('acme', 'account', [account(1)], 1);
    const first = taken(opened);
    methods.saveAccountList('acme', 'account', [account(1, { displayName: 'Other' })], 2);
    const second = taken(opened);
    expect(versions(opened)).toBe(2);
    methods.removeOldSnapshots(-1);
    expect(methods.listSnapshots('acme')).toEqual([
      { takenAt: second, accounts: 1, changed: 0, added: 0, removed: 0 },
    ]);
    expect(versions(opened)).toBe(1);
    expect(problemFrom(() => methods.getAccountAt(key(1), first)).code).toBe('notFound');
    methods.removeProfile('acme');
    expect(versions(opened)).toBe(0);
  });
});
