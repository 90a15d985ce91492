/** The manifest beside an export: it says what is in the file, and appears with it or not at all. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createProblem,
  exportManifestSchema,
  type ExportFormat,
  type ExportManifest,
} from '../../src/contract';
import { CSV_COLUMNS } from '../../src/main/export';
import { notOnWindows } from '../support/not-on-windows';
import { ACCOUNTS, exportBench } from './filled-store';

const bench = exportBench();
const noDevice = notOnWindows('/dev/null in tests/export', 'Windows has no such file');
const fileOf = (name: string): string => join(bench.folder, name);
const manifestOf = (file: string): ExportManifest =>
  exportManifestSchema.parse(JSON.parse(readFileSync(`${file}.manifest.json`, 'utf8')));
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('a manifest', () => {
  it.each(['csv', 'jsonl', 'parquet'] as const satisfies readonly ExportFormat[])(
    'of %s has the hash, the bytes and the rows of the file',
    async (format) => {
      const file = fileOf(`accounts.${format}`);
      const columns = ['Account_Id', 'Valid', 'Read_At'];
      const written = await bench.exportTo(file, bench.store, { format, columns, manifest: true });
      const bytes = readFileSync(file);
      expect(written.manifest).toBe(`${file}.manifest.json`);
      expect(manifestOf(file)).toMatchObject({
        file: `accounts.${format}`,
        table: 'accounts',
        format,
        schemaVersion: 2,
        columns: [
          { name: 'Account_Id', type: 'id' },
          { name: 'Valid', type: 'boolean' },
          { name: 'Read_At', type: 'time' },
        ],
        rows: ACCOUNTS,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    },
  );

  it('says of each instance how old its data is, and what it may lack', async () => {
    const file = fileOf('accounts.csv');
    const written = await bench.exportTo(file, bench.store, { manifest: true });
    const manifest = manifestOf(file);
    // The list of OAuth accounts was never read, and nobody ran a sync.
    const gap = { label: 'acme', why: 'neverRead', kind: 'oauth', problem: null, coverage: null };
    expect(written.gaps).toEqual([gap]);
    expect(manifest).toMatchObject({ complete: false, gaps: [gap], groups: null });
    expect(manifest.columns).toHaveLength(CSV_COLUMNS.accounts.length);
    expect(manifest.instances).toEqual([
      {
        profileId: 'acme',
        label: 'acme',
        instance: 'acme',
        accountsReadAt: '1970-01-01T00:00:00.001Z',
        oauthReadAt: null,
        configs: { count: 0, oldest: null, newest: null },
        accessLists: { count: 0, oldest: null, newest: null },
        coverage: null,
        lastSync: null,
      },
    ]);
  });

  it('is not there unless it is wanted', async () => {
    const file = fileOf('accounts.csv');
    expect((await bench.exportTo(file)).manifest).toBeNull();
    expect(readdirSync(bench.folder)).toEqual(['accounts.csv']);
  });

  it.skipIf(noDevice)('is not written beside what is no file', async () => {
    const failure = await failureOf(bench.exportTo('/dev/null', bench.store, { manifest: true }));
    expect(failure).toMatchObject({ problem: { code: 'invalidRequest' } });
    expect(existsSync('/dev/null.manifest.json')).toBe(false);
  });
});

describe('an export with a manifest that fails', () => {
  const writeBefore = (): string => {
    const file = fileOf('accounts.csv');
    writeFileSync(file, 'before');
    writeFileSync(`${file}.manifest.json`, 'before too');
    return file;
  };
  const expectBefore = (file: string): void => {
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readFileSync(`${file}.manifest.json`, 'utf8')).toBe('before too');
    expect(readdirSync(bench.folder)).toHaveLength(2);
  };

  it('leaves both files as they were when it is cancelled', async () => {
    const file = writeBefore();
    const stop = new AbortController();
    const failure = await failureOf(
      bench.exportTo(file, bench.store, {
        manifest: true,
        signal: stop.signal,
        progress: ({ done }) => {
          if (done > 0) stop.abort();
        },
      }),
    );
    expect(failure).toMatchObject({ problem: { code: 'cancelled' } });
    expectBefore(file);
  });

  it('leaves both files as they were when rows were found damaged meanwhile', async () => {
    const file = writeBefore();
    const problem = createProblem('storeDamaged', 'Rows were left out.');
    const storeProblemNow = () => Promise.resolve(problem);
    const given = { manifest: true, storeProblemNow };
    const failure = await failureOf(bench.exportTo(file, bench.store, given));
    expect(failure).toMatchObject({ problem: { code: 'storeDamaged' } });
    expectBefore(file);
  });

  it('replaces no manifest of a file that is gone while the store may lack what is in it', async () => {
    const file = fileOf('accounts.csv');
    writeFileSync(`${file}.manifest.json`, 'before too');
    const storeProblem = createProblem('storeDamaged', 'Rows were left out.');
    const given = { manifest: true, storeProblem };
    const failure = await failureOf(bench.exportTo(file, bench.store, given));
    expect(failure).toMatchObject({ problem: { code: 'storeDamaged' } });
    expect(readdirSync(bench.folder)).toEqual(['accounts.csv.manifest.json']);
  });

  it('leaves both files as they were when a folder has the name of the manifest', async () => {
    const file = fileOf('accounts.csv');
    writeFileSync(file, 'before');
    mkdirSync(`${file}.manifest.json`);
    const failure = await failureOf(bench.exportTo(file, bench.store, { manifest: true }));
    expect(failure).toMatchObject({
      problem: {
        code: 'cannotWriteFile',
        message: expect.stringContaining('.manifest.json') as unknown,
      },
    });
    expect(readFileSync(file, 'utf8')).toBe('before');
  });
});

describe('the progress of an export', () => {
  it('counts the rows that were written, of all', async () => {
    const told: (readonly [string, number, number | null])[] = [];
    await bench.exportTo(fileOf('accounts.csv'), bench.store, {
      progress: ({ profileId, phase, done, total }) => {
        expect(profileId).toBe('accounts');
        told.push([phase, done, total]);
      },
    });
    expect(told[0]).toEqual(['writing', 0, ACCOUNTS]);
    expect(told.at(-1)).toEqual(['done', ACCOUNTS, ACCOUNTS]);
    expect(told.length).toBeGreaterThan(3);
  });
});

describe('cancelling an export', () => {
  it('ends it at once, also while the first rows are still awaited', async () => {
    const stop = new AbortController();
    const never = {
      ...bench.store,
      async *exportBatches() {
        stop.abort();
        await new Promise(() => undefined);
        yield [];
      },
    };
    const file = fileOf('accounts.csv');
    const failure = await failureOf(bench.exportTo(file, never, { signal: stop.signal }));
    expect(failure).toMatchObject({ problem: { code: 'cancelled' } });
    expect(readdirSync(bench.folder)).toEqual([]);
  });
});
