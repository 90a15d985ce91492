/** The access table with the members of its groups. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { writeExportFile } from '../../src/main/export';
import { reviewedStore } from '../review/reviewed-store';
import { filter } from '../store/rows';

const bench = reviewedStore();

async function write(table: 'accounts' | 'access', expandGroups: boolean) {
  const file = bench.fileOf('access.csv');
  const { signal } = new AbortController();
  const written = await writeExportFile({
    store: bench.store,
    table,
    filter: filter(),
    expandGroups,
    file,
    bom: false,
    manifest: true,
    signal,
    storeProblem: null,
  });
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true });
  const manifest = JSON.parse(readFileSync(`${file}.manifest.json`, 'utf8')) as {
    groups: string | null;
    table: string;
  };
  return { written, rows, manifest };
}

describe('an access table with expanded groups', () => {
  it('has a row for each member that was read, with the level of the group and its name', async () => {
    const { rows, written, manifest } = await write('access', true);
    const analysts = rows.filter(({ Through_Group_Name: name }) => name === 'Analysts');
    expect(
      analysts.map(({ Principal_Type: type, Principal_Id: id, Principal_Name: name }) => [
        type,
        id,
        name,
      ]),
    ).toEqual([
      ['USER', '12', 'User 12'],
      ['USER', '13', 'User 13'],
    ]);
    expect(analysts[0]).toMatchObject({
      Access_Level: 'CAN_VIEW',
      Through_Group_Id: '50',
      Members_Read_At: '1970-01-01T00:00:00.005Z',
      Members: '',
    });
    expect(written.rows).toBe(rows.length);
    expect(manifest).toMatchObject({ table: 'expandedAccess', groups: 'expanded' });
  });

  it('keeps the row of each group, and says which members were not read or are everyone', async () => {
    const { rows } = await write('access', true);
    const groups = rows.filter(({ Principal_Type: type }) => type === 'GROUP');
    expect(groups.map(({ Principal_Name: name, Members: members }) => [name, members])).toEqual([
      ['Analysts', 'read'],
      ['Secret', 'notRead'],
      ['Everyone', 'everyone'],
    ]);
    expect(groups[1]?.['Members_Read_At']).toBe('');
  });

  it('has, without its members, the rows of the access table', async () => {
    const expanded = (await write('access', true)).rows;
    const { rows: kept, manifest } = await write('access', false);
    const listed = expanded.filter(({ Through_Group_Id: group }) => group === '');
    expect(
      listed.map((row) =>
        Object.fromEntries(Object.keys(kept[0] ?? {}).map((name) => [name, row[name]])),
      ),
    ).toEqual(kept);
    expect(manifest).toMatchObject({ table: 'access', groups: 'kept' });
  });

  it('is refused for a table without groups', async () => {
    await expect(write('accounts', true)).rejects.toMatchObject({
      problem: { code: 'invalidRequest' },
    });
  });
});
