/** An export that does not come to its end leaves what was there, no half of a file, and a Problem that says why. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProblem, fail } from '../../src/contract';
import { writeExportFile } from '../../src/main/export';
import type { Store } from '../../src/main/store/store-types';
import { filter } from '../store/rows';
import { problemFrom } from '../store/store-in-thread';
import { ACCOUNTS, exportBench } from './filled-store';

const bench = exportBench();

/** The store, with something happening after its first batch. */
const interrupted = (happens: () => void): Store => ({
  ...bench.store,
  async *exportBatches(...args) {
    for await (const batch of bench.store.exportBatches(...args)) {
      yield batch;
      happens();
    }
  },
});

const half = (): Store =>
  interrupted(() => {
    fail('storeUnavailable', 'The store has stopped.');
  });

describe('an export of a store that something happened to', () => {
  const storeProblem = createProblem('storeDamaged', 'It was set aside.', { next: 'Sync.' });

  it('replaces no file and says why, and writes where there is none', async () => {
    const file = join(bench.folder, 'good.csv');
    writeFileSync(file, 'good');
    const refused = await problemFrom(bench.exportTo(file, undefined, { storeProblem }));
    expect(refused.code).toBe('storeDamaged');
    expect(refused.message).toContain('It was set aside.');
    expect(readFileSync(file, 'utf8')).toBe('good');
    const other = join(bench.folder, 'other.csv');
    expect((await bench.exportTo(other, undefined, { storeProblem })).rows).toBe(ACCOUNTS);
    expect(readdirSync(bench.folder).sort()).toEqual(['good.csv', 'other.csv']);
  });
});

describe('an export that succeeds', () => {
  it('replaces the earlier file, and leaves no other file behind', async () => {
    const file = join(bench.folder, 'accounts.csv');
    writeFileSync(file, 'before'.repeat(1_000_000));
    const { rows, bytes } = await bench.exportTo(file);
    expect(rows).toBe(ACCOUNTS);
    expect(readFileSync(file)).toHaveLength(bytes);
    expect(readFileSync(file, 'utf8')).not.toContain('before');
    expect(readdirSync(bench.folder)).toEqual(['accounts.csv']);
  });

  it('gives a complete file when another export writes the same file at once', async () => {
    const file = join(bench.folder, 'accounts.csv');
    const results = await Promise.all([bench.exportTo(file), bench.exportTo(file)]);
    expect(results.map(({ rows }) => rows)).toEqual([ACCOUNTS, ACCOUNTS]);
    expect(readFileSync(file)).toHaveLength(results[0].bytes);
    expect(readdirSync(bench.folder)).toEqual(['accounts.csv']);
  });

  it.each([
    ['letters', `${'x'.repeat(251)}.csv`],
    // Three bytes each: what counts for a folder is bytes.
    ['Japanese', `${'東'.repeat(83)}.csv`],
    ['emoji', `${'🔑'.repeat(62)}.csv`],
    ['spaces and a dot', ' .csv'],
  ])('may have as long or odd a name as its folder takes: %s', async (_what, name) => {
    await bench.exportTo(join(bench.folder, name));
    expect(readdirSync(bench.folder)).toEqual([name]);
  });
});

describe('an export that fails halfway', () => {
  it('leaves the earlier file as it was', async () => {
    const file = join(bench.folder, 'accounts.csv');
    writeFileSync(file, 'before');
    expect(await problemFrom(bench.exportTo(file, half()))).toMatchObject({
      code: 'storeUnavailable',
      message: 'The store has stopped.',
    });
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(bench.folder)).toEqual(['accounts.csv']);
  });

  it('leaves no file when there was none before', async () => {
    await problemFrom(bench.exportTo(join(bench.folder, 'accounts.csv'), half()));
    expect(readdirSync(bench.folder)).toEqual([]);
  });

  it('writes to a temporary file in the same folder until then', async () => {
    const file = join(bench.folder, 'accounts.csv');
    writeFileSync(file, 'before');
    const seen: string[][] = [];
    await bench.exportTo(
      file,
      interrupted(() => {
        expect(readFileSync(file, 'utf8')).toBe('before');
        seen.push(readdirSync(bench.folder));
      }),
    );
    expect(seen.length).toBeGreaterThan(0);
    for (const names of seen) {
      expect(names.filter((name) => name.endsWith('.part'))).toHaveLength(1);
    }
    expect(readdirSync(bench.folder)).toEqual(['accounts.csv']);
  });
});

describe('an export that is cancelled', () => {
  it.each([
    ['before it begins', 0],
    ['after its first batch', 1],
    ['after its last batch', 3],
  ])('%s leaves the file that was there', async (_when, batches) => {
    const file = join(bench.folder, 'accounts.csv');
    writeFileSync(file, 'before');
    const controller = new AbortController();
    let seen = 0;
    const count = () => {
      if (++seen === batches) controller.abort();
    };
    if (batches === 0) controller.abort();
    const { code } = await problemFrom(bench.exportTo(file, interrupted(count), controller));
    expect(code).toBe('cancelled');
    expect(seen).toBe(batches);
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(bench.folder)).toEqual(['accounts.csv']);
  });

  it('reports the cancellation even when there are no rows to write', async () => {
    const controller = new AbortController();
    controller.abort();
    const file = join(bench.folder, 'accounts.csv');
    const { code } = await problemFrom(
      writeExportFile({
        store: bench.store,
        table: 'access',
        filter: filter({ profileIds: [] }),
        file,
        bom: true,
        signal: controller.signal,
        storeProblem: null,
      }),
    );
    expect(code).toBe('cancelled');
    expect(readdirSync(bench.folder)).toEqual([]);
  });

  it('releases the store', async () => {
    const controller = new AbortController();
    const cancelled = interrupted(() => {
      controller.abort();
    });
    await problemFrom(bench.exportTo(join(bench.folder, 'accounts.csv'), cancelled, controller));
    expect((await bench.exportTo(join(bench.folder, 'again.csv'))).rows).toBe(ACCOUNTS);
  });
});
