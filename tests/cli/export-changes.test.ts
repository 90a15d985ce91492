/** `latchkey export changes`, and `export access --expand-groups`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';
import { temporaryFolder } from '../support/temporary-folder';

let opened: SyncedDesk;
let folder = '';

beforeAll(async () => {
  opened = await openSyncedDesk();
  folder = temporaryFolder('export-changes');
});
afterAll(async () => {
  await opened.close();
});

const cli = (...args: string[]) => opened.desk.cli(['export', ...args]);
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

describe('latchkey export changes', () => {
  it('writes a header alone where nothing changed, and ends with 4 where changes may be missing', async () => {
    const file = join(folder, 'none.csv');
    const { code, stderr } = await cli('changes', '--since', '7d', '--out', file, '--no-bom');
    expect(code).toBe(4);
    expect(stderr).toMatch(/Partial: One: earlier changes are not known/);
    expect(read('none.csv')).toBe(
      'Instance,Profile_Label,Profile_Group,Kind,Account_Id,Display_Name,Data_Provider,Change,What,Before,After,Secret,Changed_After,Found_At,Schema_Version\r\n',
    );
    const allowed = await cli('changes', '--since', '7d', '--out', file, '--allow-partial');
    expect(allowed.code).toBe(0);
  });

  it('writes one row for each change, as CSV and as JSON Lines, and says in the manifest what is not known', async () => {
    const { state } = opened.standIn.instances.production;
    const [account] = [...state.accounts.values()].filter(({ closed }) => !closed);
    if (!account) throw new Error('There is no account.');
    const before = account.displayName;
    account.displayName = '=cmd()';
    await opened.desk.cli(['sync']);
    const csv = join(folder, 'changes.csv');
    await cli('changes', '--since', '1h', '--kind', 'renamed', '--out', csv, '--manifest');
    const [, row = '', ...rest] = read('changes.csv').split('\r\n');
    expect(row).toContain(`account,${account.id},'=cmd(),`);
    expect(row).toContain(`,renamed,displayName,${before},'=cmd(),false,`);
    expect(rest).toEqual(['']);
    expect(JSON.parse(read('changes.csv.manifest.json'))).toMatchObject({
      table: 'changes',
      rows: 1,
      complete: false,
      gaps: [{ label: 'One', why: 'startsLater' }, { why: 'detailsNotRead' }],
      filters: { kinds: ['renamed'] },
    });
    const lines = await cli('changes', '--since', '1h', '--out', '-', '--format', 'jsonl');
    expect(
      lines.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      expect.objectContaining({
        Change: 'renamed',
        Before: before,
        After: '=cmd()',
        Secret: false,
      }),
    ]);
  });

  it('writes Parquet, refuses an unknown column, and a period that ends before it begins', async () => {
    const file = join(folder, 'changes.parquet');
    const written = await cli('changes', '--since', '1h', '--out', file, '--format', 'parquet');
    expect(written.stdout).toMatch(/^Wrote \d+ rows?/);
    expect(read('changes.parquet').slice(0, 4)).toBe('PAR1');
    const unknown = await cli('changes', '--since', '1h', '--out', file, '--columns', 'Odd');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('invalidRequest');
    const turned = await cli(
      'changes',
      '--since',
      '2026-02-01',
      '--until',
      '2026-01-01',
      '--out',
      file,
    );
    expect(turned.code).toBe(1);
    expect(turned.stderr).toContain('invalidRequest');
  });
});

describe('latchkey export access --expand-groups', () => {
  it('writes the columns of the expanded table', async () => {
    const file = join(folder, 'access.csv');
    await cli('access', '--out', file, '--no-bom', '--expand-groups', '--allow-partial');
    expect(read('access.csv').split('\r\n')[0]).toMatch(
      /Read_At,Through_Group_Id,Through_Group_Name,Members,Members_Read_At,Schema_Version$/,
    );
  });
});
