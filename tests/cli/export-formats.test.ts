/** `latchkey export` writes each table in each format, with a manifest that fits. */
import { parse } from 'csv-parse/sync';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportManifestSchema } from '../../src/contract';
import { commandLine, json } from '../support/command-line';
import { readParquetFile } from '../support/read-parquet';
import { temporaryFolder } from '../support/temporary-folder';

const { desk, company } = commandLine({ areas: 2 });

const countRows: Readonly<Record<string, (file: string) => number>> = {
  csv: (file) => parse(readFileSync(file), { bom: true, columns: true }).length,
  jsonl: (file) => readFileSync(file, 'utf8').split('\n').length - 1,
  parquet: (file) => readParquetFile(file).rows.length,
};

const cases = ['accounts', 'access', 'activity'].flatMap((table) =>
  ['csv', 'jsonl', 'parquet'].map((format) => [table, format] as const),
);

describe.each(cases)('latchkey export %s --format %s --manifest', (table, format) => {
  it('writes the table and a manifest with its rows, bytes and hash', async () => {
    const file = join(temporaryFolder('formats'), `${table}.${format}`);
    const args = ['export', table, '--out', file, '--format', format, '--manifest'];
    const ended = await desk().cli(args);
    expect(ended.code).toBe(0);
    const bytes = readFileSync(file);
    const manifest = exportManifestSchema.parse(
      JSON.parse(readFileSync(`${file}.manifest.json`, 'utf8')),
    );
    expect(manifest).toMatchObject({
      table,
      format,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      complete: true,
      groups: table === 'access' ? 'kept' : null,
    });
    expect(manifest.rows).toBeGreaterThan(2);
    expect(countRows[format]?.(file)).toBe(manifest.rows);
    expect(ended.stdout).toBe(
      `Wrote ${manifest.rows} rows to ${file}\nWrote its manifest to ${file}.manifest.json\n`,
    );
    // A full sync has read configs and access lists of all instances.
    expect(manifest.instances.map(({ configs }) => configs.count > 0)).toEqual(
      table === 'activity' ? [] : [true, true, true],
    );
    for (const canary of company.canaries) expect(bytes.includes(canary)).toBe(false);
  });
});

describe('latchkey export', () => {
  it('writes the columns of --columns alone', async () => {
    const args = ['export', 'accounts', '--out', '-', '--format', 'jsonl'];
    const ended = await desk().cli([...args, '--columns', 'Account_Id, Valid']);
    const [first = '{}'] = ended.stdout.split('\n');
    expect(Object.keys(JSON.parse(first) as object)).toEqual(['Account_Id', 'Valid']);
  });

  it('names the columns of the table when one is unknown, and writes nothing', async () => {
    const file = join(temporaryFolder('formats'), 'accounts.csv');
    const ended = await desk().cli(['export', 'accounts', '--out', file, '--columns', 'Token']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('has no column "Token"');
    expect(ended.stderr).toContain('Account_Id, Display_Name');
    expect(existsSync(file)).toBe(false);
  });

  it('refuses a manifest for standard output', async () => {
    const ended = await desk().cli(['export', 'accounts', '--out', '-', '--manifest']);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('Only a file can have a manifest.');
  });

  it('writes Parquet to standard output as bytes', async () => {
    const file = join(temporaryFolder('formats'), 'accounts.parquet');
    const args = ['export', 'accounts', '--format', 'parquet', '--columns', 'Account_Id'];
    await desk().cli([...args, '--out', file]);
    const { stdout } = await desk().cli([...args, '--out', '-']);
    expect(stdout.startsWith('PAR1')).toBe(true);
    expect(stdout.length).toBeGreaterThan(0);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
  });

  it('gives the manifest in the Result as JSON', async () => {
    const file = join(temporaryFolder('formats'), 'accounts.csv');
    writeFileSync(`${file}.manifest.json`, 'before');
    const ended = await desk().cli(['export', 'accounts', '--out', file, '--manifest', '--json']);
    expect(json(ended)).toMatchObject({
      value: { manifest: `${file}.manifest.json`, gaps: [], format: 'csv' },
    });
    expect(readdirSync(join(file, '..')).sort()).toEqual([
      'accounts.csv',
      'accounts.csv.manifest.json',
    ]);
  });
});
