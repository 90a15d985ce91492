/** JSON Lines and Parquet say what CSV says, with types, and read back with other libraries. */
import { parse } from 'csv-parse/sync';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { domoIdSchema, ProblemError, type ExportFormat } from '../../src/contract';
import {
  CSV_COLUMNS,
  previewExport,
  writeActivityFile,
  writeExportFile,
} from '../../src/main/export';
import { ROWS_PER_GROUP } from '../../src/main/export/formats/parquet-format';
import { openStore } from '../../src/main/store';
import type { Store } from '../../src/main/store/store-types';
import { THREAD_FILE } from '../store/constants';
import { account, config, entry, filter, oauth, profile } from '../store/rows';
import { countRowGroups, readParquetFile } from '../support/read-parquet';
import { temporaryFolder } from '../support/temporary-folder';
import { allTables } from './records';

const READ_AT = 1_700_000_000_123;
const LONG_ID = domoIdSchema.parse('9007199254740993123');

let store: Store;
let folder: string;

beforeAll(async () => {
  store = await openStore({ folder: null, key: '', threadFile: THREAD_FILE });
  await store.addProfile(profile('acme', { label: 'Acme, "prod"' }));
  const accounts = [
    account(1, { displayName: '=cmd|canary', valid: false, createdAt: 0, createdBy: LONG_ID }),
    account(2, { displayName: 'Zürich 東京 🔑\r\n"line"', valid: true, datasourceCount: null }),
  ];
  await store.saveAccountList('acme', 'account', accounts, READ_AT);
  await store.saveAccountList('acme', 'oauth', [oauth(3, { datasourceCount: 12 })], READ_AT);
  const key = { profileId: 'acme', kind: 'account', id: 1 } as const;
  await store.saveConfig(key, config(1, 'canary-value'), 1);
  const group = entry('8', { type: 'GROUP', name: 'Analysts' });
  await store.saveAccessList(key, [entry('7', { name: 'Ada' }), group], READ_AT);
  for (const id of ['one', 'two']) {
    await store.beginActivity({
      id,
      at: READ_AT,
      source: 'commandLine',
      operation: 'account.rename',
      profileId: 'acme',
      label: 'Acme',
      instance: 'acme',
      kind: 'account',
      accountId: 1,
      account: `Account ${id}`,
      changes: [{ what: 'displayName', secret: false, before: 'a', after: '=b' }],
    });
    await store.endActivity(id, { outcome: 'done', problem: null, endedAt: READ_AT + 1 });
  }
});
afterAll(() => store.close());
beforeEach(() => {
  folder = temporaryFolder('formats');
});

async function write(
  table: 'accounts' | 'access' | 'activity',
  format: ExportFormat,
  more: { columns?: string[]; from?: Store } = {},
): Promise<string> {
  const { columns = null, from = store } = more;
  const file = join(folder, `${table}.${format}`);
  const { signal } = new AbortController();
  const target = { file, format, columns, bom: false, signal, storeProblem: null };
  const all = { profileIds: null, outcome: null, operations: null, text: '' };
  const written =
    table === 'activity'
      ? await writeActivityFile({ store: from, filter: all, ...target })
      : await writeExportFile({ store: from, table, filter: filter(), ...target });
  expect(written).toMatchObject({ format, bytes: readFileSync(file).length });
  return file;
}

const readCsv = (file: string): string[][] => parse(readFileSync(file), {});

const readJsonLines = (file: string): Record<string, Cell>[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, Cell>);

type Cell = string | number | boolean | Date | null | undefined;

/** As CSV writes a value, without its protection. */
const asText = (value: Cell): string =>
  value === null || value === undefined
    ? ''
    : value instanceof Date
      ? value.toISOString()
      : value.toString();

const unprotected = (cell: string): string => cell.replace(/(^|; |→ )'(?==)/gu, '$1');

describe.each(allTables)('the table %s', (table) => {
  const headers = CSV_COLUMNS[table].map(({ header }) => header);

  it('has the same columns and values in all formats', async () => {
    const [header, ...rows] = readCsv(await write(table, 'csv'));
    const expected = rows.map((row) => row.map(unprotected));
    expect(header).toEqual(headers);
    expect(rows.length).toBeGreaterThan(1);
    const lines = readJsonLines(await write(table, 'jsonl'));
    expect(Object.keys(lines[0] ?? {})).toEqual(headers);
    expect(lines.map((line) => Object.values(line).map(asText))).toEqual(expected);
    const parquet = readParquetFile(await write(table, 'parquet'));
    expect(parquet.columns).toEqual(headers);
    expect(parquet.rows.map((row) => headers.map((name) => asText(row[name])))).toEqual(expected);
  });

  it('holds only chosen columns, in the order in which they were chosen', async () => {
    const columns = [headers[3] ?? '', headers[0] ?? ''];
    expect(readCsv(await write(table, 'csv', { columns }))[0]).toEqual(columns);
    const [line = {}] = readJsonLines(await write(table, 'jsonl', { columns }));
    expect(Object.keys(line)).toEqual(columns);
    expect(readParquetFile(await write(table, 'parquet', { columns })).columns).toEqual(columns);
  });

  it.each([
    ['a column that it lacks', ['Instance', 'Password']],
    ['a column twice', ['Instance', 'Instance']],
  ])('refuses %s, and leaves the file that is there', async (_what, columns) => {
    const file = join(folder, `${table}.csv`);
    writeFileSync(file, 'before');
    const failure = await write(table, 'csv', { columns }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect(failure).toMatchObject({ problem: { code: 'invalidRequest' } });
    expect(readFileSync(file, 'utf8')).toBe('before');
  });
});

describe('JSON Lines and Parquet', () => {
  it('keep types: texts as Domo has them, all digits of ids, booleans, numbers, times', async () => {
    const columns = [
      'Account_Id',
      'Display_Name',
      'Valid',
      'Created_By',
      'Dataset_Count',
      'Read_At',
    ];
    const expected = [
      ['1', '=cmd|canary', false, LONG_ID, null],
      ['2', 'Zürich 東京 🔑\r\n"line"', true, null, null],
      ['3', 'Account 3', null, null, 12],
    ];
    const lines = readJsonLines(await write('accounts', 'jsonl', { columns }));
    expect(lines.map((line) => Object.values(line).slice(0, -1))).toEqual(expected);
    expect(lines[0]?.['Read_At']).toBe('2023-11-14T22:13:20.123Z');
    const { rows } = readParquetFile(await write('accounts', 'parquet', { columns }));
    expect(rows.map((row) => columns.slice(0, -1).map((name) => row[name]))).toEqual(expected);
    expect(rows[0]?.['Read_At']).toEqual(new Date(READ_AT));
  });

  it('keep a group as one row of the access table', async () => {
    const rows = readJsonLines(await write('access', 'jsonl'));
    const principals = rows.map((row) => [row['Principal_Type'], row['Principal_Name']]);
    expect(principals).toEqual([
      ['USER', 'Ada'],
      ['GROUP', 'Analysts'],
    ]);
  });

  it('are previewed without the protection that only CSV needs', async () => {
    const names = async (format: ExportFormat) => {
      const given = { store, table: 'accounts', filter: filter(), limit: 1, format } as const;
      const { header, preview } = await previewExport(given);
      return preview[0]?.[header.indexOf('Display_Name')];
    };
    expect(await names('csv')).toBe("'=cmd|canary");
    expect(await names('parquet')).toBe('=cmd|canary');
  });
});

describe('a Parquet file', () => {
  it('has row groups of a fixed number of rows, so that memory does not grow with the file', async () => {
    const many = await openStore({ folder: null, key: '', threadFile: THREAD_FILE });
    await many.addProfile(profile('acme'));
    const count = ROWS_PER_GROUP * 2 + 5;
    const accounts = Array.from({ length: count }, (_, id) => account(id));
    await many.saveAccountList('acme', 'account', accounts, READ_AT);
    const file = await write('accounts', 'parquet', { columns: ['Account_Id'], from: many });
    await many.close();
    expect(await countRowGroups(file)).toBe(3);
    const ids = readParquetFile(file).rows.map((row) => row['Account_Id']);
    expect(ids).toEqual(accounts.map(({ id }) => String(id)));
  });

  it('without rows has its columns', async () => {
    const empty = await openStore({ folder: null, key: '', threadFile: THREAD_FILE });
    const file = await write('accounts', 'parquet', { from: empty });
    await empty.close();
    const { columns, rows } = readParquetFile(file);
    expect(columns).toEqual(CSV_COLUMNS.accounts.map(({ header }) => header));
    expect(rows).toEqual([]);
  });
});
