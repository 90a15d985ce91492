/** What cannot be known of the changes since a time: each reason, and no reason where all is known. */
import { describe, expect, it } from 'vitest';
import { createProblem } from '../../src/contract';
import { listChangeGaps } from '../../src/main/comparison/change-gaps';
import type { Store } from '../../src/main/store/store-types';
import { account, oauth, storeWith, takeSnapshot, type Opened } from '../store/store-in-process';

async function gaps({ methods }: Opened, since: number, until: number | null = null) {
  // The methods of the thread, asked without the thread.
  const store = methods as unknown as Store;
  return (await listChangeGaps(store, { since, until, profileIds: null })).map(({ why, at }) => [
    why,
    at,
  ]);
}

function taken(opened: Opened, detailsFrom: number | null): number {
  return takeSnapshot(opened, 'acme', detailsFrom) ?? 0;
}

function readLists({ methods }: Opened, readAt: number): void {
  methods.saveAccountList('acme', 'account', [account(1)], readAt);
  methods.saveAccountList('acme', 'oauth', [oauth(1)], readAt);
}

describe('what cannot be known', () => {
  it('is everything of an instance without a snapshot, and why its last sync failed', async () => {
    const opened = storeWith('acme');
    expect(await gaps(opened, 0)).toEqual([['neverRead', null]]);
    const problem = createProblem('offline', 'No way.');
    opened.methods.updateProfile('acme', { lastSync: { at: 5, problem } });
    expect(await gaps(opened, 0)).toEqual([
      ['neverRead', null],
      ['notReached', null],
    ]);
    expect(await gaps(opened, 0, 4)).toEqual([['neverRead', null]]);
  });

  it('is what was before the first snapshot, and everything after the last', async () => {
    const opened = storeWith('acme');
    readLists(opened, Date.now());
    const first = taken(opened, Date.now());
    expect(await gaps(opened, 1)).toEqual([['startsLater', first]]);
    expect(await gaps(opened, first)).toEqual([['notReadSince', first]]);
  });

  it('is what was not read since: a list, or configs and access lists', async () => {
    const opened = storeWith('acme');
    readLists(opened, 10);
    const first = taken(opened, null);
    taken(opened, null);
    expect(await gaps(opened, first)).toEqual([
      ['accountsNotRead', 10],
      ['oauthNotRead', 10],
      ['detailsNotRead', null],
    ]);
  });

  it('is what was before the first configs and access lists', async () => {
    const opened = storeWith('acme');
    const first = takeSnapshot(opened, 'acme') ?? 0;
    readLists(opened, first + 1_000);
    const second = taken(opened, first + 1_000);
    expect(await gaps(opened, first)).toEqual([['detailsStartLater', second]]);
  });

  it('is nothing when everything was read before and since', async () => {
    const opened = storeWith('acme');
    readLists(opened, 10);
    const first = taken(opened, 9);
    readLists(opened, first + 1_000);
    taken(opened, first + 1_000);
    expect(await gaps(opened, first)).toEqual([]);
  });
});
