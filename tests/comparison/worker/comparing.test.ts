/** Comparing when its thread crashes, when the store ends, and with nothing but memory. */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matchRuleSchema, instanceFilterSchema, ProblemError } from '../../../src/contract';
import { ComparisonWorkerHost } from '../../../src/main/comparison/worker/comparison-worker-host';
import { openStore } from '../../../src/main/store';
import type { Store } from '../../../src/main/store/store-types';
import { account, config, profile } from '../../store/rows';
import { open, THREAD_FILE } from '../../store/store-in-thread';
import { temporaryFolder } from '../../support/temporary-folder';

const FILE = resolve('out', 'main', 'comparing-thread.js');
const never = new AbortController().signal;
const request = {
  profileIds: ['a', 'b'],
  baseline: null,
  guess: null,
  remembered: true,
  offset: 0,
  limit: 10,
  wait: true,
  rule: matchRuleSchema.parse({}),
  filter: instanceFilterSchema.parse({}),
};

async function fill(store: Store): Promise<Store> {
  for (const profileId of request.profileIds) {
    await store.addProfile(profile(profileId));
    await store.saveAccountList(profileId, 'account', [account(1)], 1);
    await store.saveAccountList(profileId, 'oauth', [], 1);
    await store.saveConfig({ profileId, kind: 'account', id: 1 }, config(1, 'x'), 1);
  }
  return store;
}

/** The thread as it is, but for the first one, which crashes when it is asked. */
function crashingOnce(folder: string): string {
  const file = join(folder, 'crashing.cjs');
  const mark = JSON.stringify(join(folder, 'crashed'));
  writeFileSync(
    file,
    `const { existsSync, writeFileSync } = require('node:fs');
     if (existsSync(${mark})) require(${JSON.stringify(FILE)});
     else require('node:worker_threads').parentPort.once('message', () => {
       writeFileSync(${mark}, '');
       throw new Error('out of memory, say');
     });`,
  );
  return file;
}

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  );

describe('the comparison thread', () => {
  it('reports that it crashed, and starts again with the next question', async () => {
    const folder = temporaryFolder('store');
    const store = await fill(await open(folder));
    const file = crashingOnce(folder);
    const comparing = new ComparisonWorkerHost(() => Promise.resolve(store), file);
    expect(await codeOf(comparing.page(request, never))).toMatchObject({
      code: 'unexpected',
      message: 'The comparison stopped unexpectedly.',
    });
    expect(await comparing.page(request, never)).toMatchObject({ rows: [{ verdict: 'same' }] });
    expect(existsSync(join(folder, 'crashed'))).toBe(true);
    // The store was never in danger.
    expect(await store.listProfiles()).toHaveLength(2);
  });

  it('works with a store in memory as well as with one in a file', async () => {
    const memory = await openStore({ folder: null, key: '', threadFile: THREAD_FILE });
    await fill(memory);
    let store = memory;
    const comparing = new ComparisonWorkerHost(() => Promise.resolve(store), FILE);
    expect(await comparing.page(request, never)).toMatchObject({ summary: { same: 1 } });
    store = await fill(await open(temporaryFolder('store')));
    await store.saveConfig({ profileId: 'b', kind: 'account', id: 1 }, config(1, 'y'), 2);
    await memory.close();
    expect(await comparing.page(request, never)).toMatchObject({ summary: { different: 1 } });
  });

  it('fails together with the store when that is closed', async () => {
    const store = await fill(await open(temporaryFolder('store')));
    const comparing = new ComparisonWorkerHost(() => Promise.resolve(store), FILE);
    await comparing.page(request, never);
    await store.close();
    expect(await codeOf(comparing.page(request, never))).toHaveProperty('code');
  });

  it('computes a new answer when another program wrote to the store', async () => {
    const folder = temporaryFolder('store');
    const store = await fill(await open(folder));
    const comparing = new ComparisonWorkerHost(() => Promise.resolve(store), FILE);
    expect(await comparing.page(request, never)).toMatchObject({ summary: { same: 1 } });
    const other = await open(folder);
    await other.saveConfig({ profileId: 'b', kind: 'account', id: 1 }, config(1, 'y'), 2);
    expect(await comparing.page(request, never)).toMatchObject({ summary: { different: 1 } });
  });
});
