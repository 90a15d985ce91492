/** From a record to its cells: ids as text, times in UTC, and nothing that a spreadsheet would run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS, CSV_SCHEMA_VERSION } from '../../src/main/export';
import { toCsvCells } from '../../src/main/export/export-cells';
import type { CsvTable } from '../../src/main/export/tables';
import type { ExportRecord } from '../../src/main/store/store-types';
import { allTables, recordOf } from './records';

/** The cell under a header. */
function cellUnder(header: string, fields: ExportRecord, table: CsvTable = 'accounts') {
  const index = CSV_COLUMNS[table].findIndex((column) => column.header === header);
  expect(index, `a column ${header}`).not.toBe(-1);
  return toCsvCells(CSV_COLUMNS[table], recordOf(table, fields))[index];
}

describe('the columns of an export', () => {
  it('of accounts have a fixed order', () => {
    expect(CSV_COLUMNS.accounts.map(({ header }) => header)).toEqual([
      'Instance',
      'Profile_Label',
      'Profile_Group',
      'Kind',
      'Account_Id',
      'Display_Name',
      'Data_Provider',
      'Data_Provider_Name',
      'Account_Name',
      'Credentials_Type',
      'Valid',
      'Enabled',
      'Allow_External_Use',
      'Owner_Id',
      'Owner_Name',
      'Owner_From',
      'Owner_Read_At',
      'Access_Count',
      'Dataset_Count',
      'Dataset_Count_From',
      'Dataset_Count_Read_At',
      'Used',
      'Config_Fields',
      'Created_At',
      'Created_By',
      'Modified_At',
      'Modified_By',
      'Validation_Status',
      'Validation_Reason',
      'Secret_Manager_Account_Id',
      'Account_Template_Id',
      'Seen_By',
      'Read_At',
      'Schema_Version',
    ]);
  });

  it('of access have a fixed order', () => {
    expect(CSV_COLUMNS.access.map(({ header }) => header)).toEqual([
      'Instance',
      'Profile_Label',
      'Profile_Group',
      'Kind',
      'Account_Id',
      'Display_Name',
      'Data_Provider',
      'Principal_Type',
      'Principal_Id',
      'Principal_Name',
      'Access_Level',
      'Read_At',
      'Schema_Version',
    ]);
  });

  it('of the activity have a fixed order', () => {
    expect(CSV_COLUMNS.activity.map(({ header }) => header)).toEqual([
      'Begun_At',
      'Ended_At',
      'Source',
      'Operation',
      'Instance',
      'Profile_Label',
      'Kind',
      'Account_Id',
      'Account',
      'Changes',
      'Outcome',
      'Problem',
      'Message',
      'Schema_Version',
    ]);
  });

  it.each(allTables)('of %s have unique headers that no spreadsheet runs as formulas', (table) => {
    const headers = CSV_COLUMNS[table].map(({ header }) => header);
    expect(new Set(headers).size).toBe(headers.length);
    for (const header of headers) expect(header).toMatch(/^[A-Z][A-Za-z_]*$/);
  });

  it.each(allTables)('of %s end with the schema version, in every row', (table) => {
    expect(CSV_SCHEMA_VERSION).toBe(2);
    expect(CSV_COLUMNS[table].at(-1)?.header).toBe('Schema_Version');
    expect(toCsvCells(CSV_COLUMNS[table], recordOf(table)).at(-1)).toBe('2');
  });

  it.each(allTables)('of %s each take a field of their own from the record', (table) => {
    const fields = CSV_COLUMNS[table].map(({ field }) => field);
    const texts = CSV_COLUMNS[table].filter(({ type }) => type === 'text');
    expect(new Set(fields).size).toBe(fields.length);
    const record = recordOf(table, Object.fromEntries(texts.map(({ field }) => [field, field])));
    const cells = toCsvCells(CSV_COLUMNS[table], record);
    for (const [index, { field, type }] of CSV_COLUMNS[table].entries()) {
      if (type === 'text') expect(cells[index]).toBe(field);
    }
  });
});

describe('a cell', () => {
  it.each(allTables)('of %s is empty when nothing is known', (table) => {
    const cells = toCsvCells(CSV_COLUMNS[table], {});
    expect(cells).toHaveLength(CSV_COLUMNS[table].length);
    expect(cells.slice(0, -1).filter((cell) => cell !== '')).toEqual([]);
  });

  it('of an id contains its digits, however long it is', () => {
    expect(cellUnder('Account_Id', { id: 0 })).toBe('0');
    expect(cellUnder('Account_Id', { id: Number.MAX_SAFE_INTEGER })).toBe('9007199254740991');
    expect(cellUnder('Created_By', { createdBy: 1_000_000_000_000 })).toBe('1000000000000');
    expect(cellUnder('Owner_Id', { ownerIds: '0012; 34' })).toBe('0012; 34');
    expect(cellUnder('Principal_Id', { principalId: '007' }, 'access')).toBe('007');
  });

  it('of a boolean is true or false, and empty when it is unknown', () => {
    expect(cellUnder('Valid', { valid: true })).toBe('true');
    expect(cellUnder('Valid', { valid: false })).toBe('false');
    expect(cellUnder('Valid', { valid: null })).toBe('');
  });

  it('of a number contains the number', () => {
    expect(cellUnder('Access_Count', { accessCount: 0 })).toBe('0');
    expect(cellUnder('Dataset_Count', { datasetCount: 12_345 })).toBe('12345');
  });

  it('of a time is ISO 8601 in UTC, to the millisecond', () => {
    expect(cellUnder('Created_At', { createdAt: 0 })).toBe('1970-01-01T00:00:00.000Z');
    expect(cellUnder('Read_At', { readAt: 1_700_000_000_123 })).toBe('2023-11-14T22:13:20.123Z');
    expect(cellUnder('Read_At', { readAt: 1_700_000_000_123 }, 'access')).toBe(
      '2023-11-14T22:13:20.123Z',
    );
  });

  it('of a time outside every calendar is empty', () => {
    expect(cellUnder('Modified_At', { modifiedAt: 8.65e15 })).toBe('');
  });
});

describe('a cell that begins like a formula', () => {
  const formulas = [
    '=1+1',
    '=HYPERLINK("http://canary.test","x")',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t1',
    '\r1',
    '\n1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM',
  ];
  const named = CSV_COLUMNS.accounts.filter(({ type }) => type === 'text');

  it.each(formulas)('gets a quote in front: %j', (text) => {
    for (const { header, field } of named) {
      expect([header, cellUnder(header, { [field]: text })]).toEqual([header, `'${text}`]);
    }
    expect(cellUnder('Principal_Name', { principalName: text }, 'access')).toBe(`'${text}`);
    expect(cellUnder('Principal_Id', { principalId: text }, 'access')).toBe(`'${text}`);
  });

  it.each([
    ['x;=1+1;y', "x;'=1+1;y"],
    ['x\t@SUM(A1)', "x\t'@SUM(A1)"],
    ['x\r\n=1', "x\r\n'=1"],
    ['\t=1', "'\t'=1"],
    [';=1;;-1', ";'=1;;'-1"],
    ['a;"=1+1;b', 'a;\'"=1+1;b'],
    ['a; =1', "a;' =1"],
    ['a|"" "+1', 'a|\'"" "+1'],
    ['"=1"', '\'"=1"'],
    [' =1+1', "' =1+1"],
    ['Ann; -', "Ann;' -"],
    ['=1;＋1', "'=1;'＋1"],
  ])('may be one for a spreadsheet with another separator: %j', (text, safe) => {
    expect(cellUnder('Display_Name', { displayName: text })).toBe(safe);
  });

  // No spreadsheet takes these for a formula; a quote would only be in the way.
  it.each(['a=1', "'=1", '1-1', '"a=1"', '', 'name@acme.test', 'Ann -', 'a;b', '"', 'a;"b'])(
    'is distinguished from one that does not: %j',
    (text) => {
      expect(cellUnder('Display_Name', { displayName: text })).toBe(text);
    },
  );

  it('is empty for a time that cannot be', () => {
    expect(cellUnder('Created_At', { createdAt: 1.7e15 })).toBe('');
  });

  it('is never left unchanged, whatever the name is', () => {
    const start = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '',
      ' ',
      'a',
      'a;=',
      ';-',
      '\n@',
    );
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary' }), (first, rest) => {
        for (const table of allTables) {
          const texts = CSV_COLUMNS[table].filter(({ type }) => type === 'text' || type === 'id');
          const record = Object.fromEntries(texts.map(({ field }) => [field, first + rest]));
          for (const cell of toCsvCells(CSV_COLUMNS[table], record)) {
            expect(cell).not.toMatch(/^[=+\-@\t\r\n]|[;\t\r\n][=+\-@]/);
          }
        }
      }),
    );
  });
});
