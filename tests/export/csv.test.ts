/** The file: RFC 4180, CRLF, UTF-8 with a byte order mark unless told otherwise; what is read back is what was meant. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type ExportTable } from '../../src/contract';
import { CSV_COLUMNS, previewExport, writeExportFile } from '../../src/main/export';
import { toCsvCells } from '../../src/main/export/export-cells';
import { BOM, toCsvText } from '../../src/main/export/formats/csv-text';
import { openStore } from '../../src/main/store';
import type { ExportRecord, Store } from '../../src/main/store/store-types';
import { NO_POSIX_MODES, notOnWindows } from '../support/not-on-windows';
import { account, config, entry, filter, oauth, profile } from '../store/rows';
import { recordOf, tables } from './records';
import { temporaryFolder } from '../support/temporary-folder';

const noModes = notOnWindows('modes of an export in tests/export', NO_POSIX_MODES);

/** As strict as the standard: CRLF alone ends a row, and every row is as long as the first. */
const readBack = (text: string): string[][] =>
  parse(text, { record_delimiter: '\r\n', relax_column_count: false, relax_quotes: false });

let folder: string;
let store: Store;

beforeAll(async () => {
  folder = temporaryFolder('export');
  store = await openStore({
    folder: null,
    key: '',
    threadFile: resolve('out', 'main', 'store-thread.js'),
  });
  await store.addProfile(profile('acme', { label: 'Acme, "prod"', group: 'Prod' }));
  await store.saveAccountList(
    'acme',
    'account',
    [
      account(1, { displayName: 'Comma, "quote"', name: 'line\r\nbreak', createdAt: 0 }),
      account(2, { displayName: '=cmd|canary', name: 'Zürich 東京 🔑', valid: false }),
      account(3, { displayName: '', name: ' spaces ', validationReason: 'cr\rlf\n' }),
    ],
    1_700_000_000_000,
  );
  await store.saveAccountList('acme', 'oauth', [oauth(1)], 1_700_000_000_000);
  const key = { profileId: 'acme', kind: 'account', id: 1 } as const;
  await store.saveConfig(key, config(1, 'canary-value'), 1);
  await store.saveAccessList(key, [entry('7', { name: '+Ada' }), entry('8', { name: null })], 0);
});

afterAll(async () => {
  await store.close();
});

async function written(table: ExportTable, bom = true, of = store) {
  const file = join(folder, `${table}.csv`);
  const { signal } = new AbortController();
  const result = await writeExportFile({
    store: of,
    table,
    filter: filter(),
    file,
    bom,
    signal,
    storeProblem: null,
  });
  return { result, bytes: readFileSync(file) };
}

describe('quoting a cell', () => {
  it.each([
    ['plain text', 'a b', 'a b'],
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'a"b', '"a""b"'],
    ['quotes alone', '""', '""""""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
    ['both', 'a\r\nb', '"a\r\nb"'],
    ['spaces at its ends', ' a ', ' a '],
    ['nothing', '', ''],
    ['a semicolon', 'a;b', 'a;b'],
  ])('of %s', (_what, cell, text) => {
    expect(toCsvText([['x', cell, 'y']])).toBe(`x,${text},y\r\n`);
  });

  it('ends every row with CRLF', () => {
    expect(toCsvText([['a'], ['b']])).toBe('a\r\nb\r\n');
  });
});

describe('reading an exported file back', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('"', ',', '\r', '\n', '=', "'", ' ', 'a', '\uFEFF'), { maxLength: 8 })
      .map((parts) => parts.join('')),
  );

  it('gives the cells that were written', () => {
    // One cell alone would be an empty line when it is empty; the tables have more.
    const rows = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
      );
    fc.assert(
      fc.property(rows, (table) => {
        expect(readBack(toCsvText(table))).toEqual(table);
      }),
    );
  });

  it.each(tables)('gives the %s that were exported, from the file', async (table) => {
    const value = (type: string): fc.Arbitrary<string | number | boolean | null> =>
      type === 'time' || type === 'number'
        ? fc.option(fc.integer())
        : type === 'boolean'
          ? fc.option(fc.boolean())
          : fc.option(cell);
    const record = fc
      .tuple(...CSV_COLUMNS[table].map(({ type }) => value(type)))
      .map((values): ExportRecord =>
        recordOf(
          table,
          Object.fromEntries(
            CSV_COLUMNS[table].map(({ field }, index) => [field, values[index] ?? null]),
          ),
        ),
      );
    const batches = fc.array(fc.array(record, { minLength: 1, maxLength: 3 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(batches, async (given) => {
        const { bytes, result } = await written(table, false, {
          ...store,
          async *exportBatches() {
            yield* await Promise.resolve(given);
          },
        });
        const records = given.flat();
        expect(readBack(bytes.toString('utf8'))).toEqual([
          CSV_COLUMNS[table].map(({ header }) => header),
          ...records.map((each) => toCsvCells(CSV_COLUMNS[table], each)),
        ]);
        expect(result).toMatchObject({ rows: records.length, bytes: bytes.length });
      }),
      { numRuns: 40 },
    );
  });
});

describe('the exported file', () => {
  it('contains every account of the store', async () => {
    const { bytes, result } = await written('accounts', false);
    const [header, ...rows] = readBack(bytes.toString('utf8'));
    expect(header).toEqual(CSV_COLUMNS.accounts.map((column) => column.header));
    const names = ['Profile_Label', 'Kind', 'Account_Id', 'Display_Name', 'Account_Name'];
    const at = (row: string[], name: string) => row[header?.indexOf(name) ?? -1];
    expect(rows.map((row) => names.map((name) => at(row, name)))).toEqual([
      ['Acme, "prod"', 'account', '1', 'Comma, "quote"', 'line\r\nbreak'],
      ['Acme, "prod"', 'account', '2', "'=cmd|canary", 'Zürich 東京 🔑'],
      ['Acme, "prod"', 'account', '3', '', ' spaces '],
      ['Acme, "prod"', 'oauth', '1', 'Account 1', 'account-1'],
    ]);
    expect(rows.map((row) => at(row, 'Config_Fields'))).toEqual(['username', '', '', '']);
    expect(bytes.includes('canary-value')).toBe(false);
    expect(result).toEqual({
      file: join(folder, 'accounts.csv'),
      rows: 4,
      bytes: bytes.length,
      schemaVersion: 2,
      format: 'csv',
      manifest: null,
      gaps: [],
      accessNotRead: 0,
    });
  });

  it('of the access table matches the expected text byte for byte', async () => {
    const { bytes } = await written('access', true);
    const common = 'acme,"Acme, ""prod""",Prod,account,1,"Comma, ""quote""",snowflake';
    expect(bytes.toString('utf8')).toBe(
      [
        '\uFEFFInstance,Profile_Label,Profile_Group,Kind,Account_Id,Display_Name,Data_Provider,' +
          'Principal_Type,Principal_Id,Principal_Name,Access_Level,Read_At,Schema_Version',
        `${common},USER,7,'+Ada,OWNER,1970-01-01T00:00:00.000Z,2`,
        `${common},USER,8,,OWNER,1970-01-01T00:00:00.000Z,2`,
        '',
      ].join('\r\n'),
    );
  });

  it('begins with or without a byte order mark, as requested', async () => {
    const marked = await written('accounts', true);
    const plain = await written('accounts', false);
    expect(Buffer.from(BOM, 'utf8')).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(marked.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(marked.bytes.subarray(3).equals(plain.bytes)).toBe(true);
    expect(marked.result.bytes).toBe(marked.bytes.length);
  });

  it('has the byte order mark unless a request says otherwise', () => {
    const { request } = contract['inventory.export'];
    expect(request.parse({ table: 'accounts', file: '/x.csv' }).bom).toBe(true);
    expect(request.parse({ table: 'accounts', file: '/x.csv', bom: false }).bom).toBe(false);
  });

  it('has only the header when there are no rows', async () => {
    const file = join(folder, 'none.csv');
    const { signal } = new AbortController();
    const result = await writeExportFile({
      store,
      table: 'accounts',
      filter: filter({ profileIds: [] }),
      file,
      bom: false,
      signal,
      storeProblem: null,
    });
    expect(result.rows).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(
      `${CSV_COLUMNS.accounts.map(({ header }) => header).join(',')}\r\n`,
    );
  });

  it.skipIf(noModes)('is accessible only to its owner', async () => {
    const { result } = await written('accounts');
    expect(statSync(result.file).mode & 0o777).toBe(0o600);
  });
});

describe('the preview of an export', () => {
  it.each(tables)('of %s is the beginning of the file', async (table) => {
    const { bytes } = await written(table, false);
    const [header, ...rows] = readBack(bytes.toString('utf8'));
    const preview = await previewExport({ store, table, filter: filter(), limit: 1 });
    expect(preview).toEqual({
      header,
      rows: rows.length,
      preview: rows.slice(0, 1),
      // Of three accounts and an OAuth account no access list was read but one.
      accessNotRead: 3,
    });
  });
});
