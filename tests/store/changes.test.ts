/** What changed between snapshots of several instances: in one stable order, in pieces, and nothing that is not known. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProblem, type ChangeCursor } from '../../src/contract';
import type { StoredChange } from '../../src/main/store/change-types';
import { connectDatabase } from '../../src/main/store/db/connect-database';
import { STORE_FILE } from '../../src/main/store/files/store-files';
import { temporaryFolder } from '../support/temporary-folder';
import {
  account,
  config,
  KEY,
  oauth,
  openMethods,
  profile,
  storeWith,
  takeSnapshot,
  type Opened,
} from './store-in-process';

const key = (id: number, profileId = 'acme') => ({ profileId, kind: 'account' as const, id });

function taken(opened: Opened, profileId = 'acme', detailsFrom: number | null = null): number {
  const time = takeSnapshot(opened, profileId, detailsFrom);
  if (time === null) throw new Error('There is none.');
  return time;
}

interface Asked {
  readonly since?: number;
  readonly until?: number | null;
  readonly profileIds?: readonly string[] | null;
}

/** All pieces, each of which is bounded. */
function changesOf({ methods }: Opened, asked: Asked = {}): StoredChange[] {
  const query = { since: 0, until: null, profileIds: null, ...asked };
  const found: StoredChange[] = [];
  for (let after: ChangeCursor | null = null; ;) {
    const piece = methods.listChangedParts({ ...query, after });
    expect(piece.changes.length).toBeLessThanOrEqual(100);
    found.push(...piece.changes);
    if (piece.next === null) return found;
    after = piece.next;
  }
}

const names = (changes: readonly StoredChange[]) =>
  changes.map(({ key: { profileId, id }, state }) => `${profileId} ${id} ${state}`);

describe('changes between snapshots', () => {
  it('are of accounts that appeared, are gone or differ, with both values of the part that differs', () => {
    const opened = storeWith('acme');
    const { methods } = opened;
    methods.saveAccountList('acme', 'account', [account(1), account(2)], 1);
    methods.saveConfig(key(1), config(1, 'ada'), 1);
    const first = taken(opened);
    methods.saveAccountList('acme', 'account', [account(1), account(3)], 2);
    methods.saveConfig(key(1), config(1, 'bob'), 2);
    const second = taken(opened);
    const found = changesOf(opened);
    expect(names(found)).toEqual(['acme 1 changed', 'acme 2 gone', 'acme 3 appeared']);
    expect(found[0]).toMatchObject({
      takenAt: second,
      previousAt: first,
      before: { config: config(1, 'ada'), access: null },
      after: { config: config(1, 'bob'), access: null },
    });
  });

  it('begin after the first snapshot, and are cut to the period and the profiles', () => {
    const opened = storeWith('acme', 'globex');
    const { methods } = opened;
    const times = [1, 2, 3].map((round) => {
      for (const profileId of ['acme', 'globex'])
        methods.saveAccountList(
          profileId,
          'account',
          [account(1, { displayName: `${round}` })],
          round,
        );
      taken(opened, 'globex');
      return taken(opened);
    });
    const [first = 0, second = 0, third = 0] = times;
    expect(changesOf(opened)).toHaveLength(4);
    expect(changesOf(opened, { since: third })).toEqual([]);
    const acme = { profileIds: ['acme'] };
    expect(changesOf(opened, acme).map(({ takenAt }) => takenAt)).toEqual([third, second]);
    expect(changesOf(opened, { ...acme, since: first, until: second })).toHaveLength(1);
    expect(changesOf(opened, { profileIds: [] })).toEqual([]);
  });

  it('come once each and in one order, however many pieces they take', () => {
    const opened = storeWith('acme', 'globex');
    const { methods } = opened;
    const list = (name: string) =>
      Array.from({ length: 250 }, (_, id) => account(id + 1, { displayName: name }));
    for (const round of ['a', 'b', 'c']) {
      for (const profileId of ['acme', 'globex']) {
        methods.saveAccountList(profileId, 'account', list(round), 1);
        methods.saveAccountList(profileId, 'oauth', [oauth(7, { displayName: round })], 1);
        taken(opened, profileId);
      }
    }
    const found = changesOf(opened);
    expect(found).toHaveLength(4 * 251);
    const positions = found.map(({ key: { profileId, kind, id }, takenAt }) =>
      [10 ** 15 - takenAt, profileId, kind, String(id).padStart(5, '0')].join(' '),
    );
    expect(positions).toEqual([...new Set(positions)].sort());
  });

  it('say nothing of a part that was read for the first time, or could not be read in between', () => {
    const opened = storeWith('acme');
    const { methods } = opened;
    methods.saveAccountList('acme', 'account', [account(1), account(2)], 1);
    methods.saveConfig(key(1), config(1, 'ada'), 1);
    taken(opened);
    methods.saveConfig(key(2), config(2, 'bob'), 2);
    methods.saveReadFailure(key(1), 'config', createProblem('noMatch', 'No.'), 2);
    taken(opened);
    methods.saveConfig(key(1), config(1, 'ada'), 3);
    taken(opened);
    expect(changesOf(opened)).toEqual([]);
    methods.saveConfig(key(1), config(1, 'eve'), 4);
    taken(opened);
    expect(names(changesOf(opened))).toEqual(['acme 1 changed']);
  });

  it('call no account new while its list had never been read', () => {
    const opened = storeWith('acme');
    const { methods } = opened;
    methods.saveAccountList('acme', 'account', [account(1)], 1);
    taken(opened);
    methods.saveAccountList('acme', 'oauth', [oauth(9)], 2);
    taken(opened);
    expect(changesOf(opened)).toEqual([]);
  });

  it('leave out a row that somebody changed from outside', () => {
    const folder = temporaryFolder('store');
    const opened = openMethods(folder);
    const { methods } = opened;
    methods.addProfile(profile('acme'));
    methods.saveAccountList('acme', 'account', [account(1), account(2)], 1);
    taken(opened);
    const renamed = [1, 2].map((id) => account(id, { displayName: 'Other' }));
    methods.saveAccountList('acme', 'account', renamed, 2);
    taken(opened);
    const other = connectDatabase(join(folder, STORE_FILE), KEY);
    other.exec(
      `UPDATE versions SET data = replace(data, 'Other', 'Wrong') WHERE id = 1 AND to_seq IS NULL`,
    );
    other.close();
    expect(names(changesOf(opened))).toEqual(['acme 2 changed']);
  });

  it('are limited by the first and the last snapshot, and by the first that had all details', () => {
    const opened = storeWith('acme', 'globex');
    const { methods } = opened;
    methods.saveAccountList('acme', 'account', [account(1)], 5);
    const first = taken(opened);
    const second = taken(opened, 'acme', 4);
    const third = taken(opened);
    const lists = { accountsReadAt: 5, oauthReadAt: null };
    expect(methods.listChangeLimits(['globex', 'acme'], null)).toEqual([
      { profileId: 'globex', first: null, last: null, firstDetailsAt: null },
      {
        profileId: 'acme',
        first: { takenAt: first, ...lists, detailsFrom: null },
        last: { takenAt: third, ...lists, detailsFrom: 4 },
        firstDetailsAt: second,
      },
    ]);
    expect(methods.listChangeLimits(['acme'], second)[0]?.last?.takenAt).toBe(second);
  });
});
