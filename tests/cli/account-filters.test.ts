/** Filters and saved views on the command line. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { commandLine, json } from '../support/command-line';

const { folder, desk, callOf } = commandLine();

interface Listed {
  readonly value: {
    readonly total: number;
    readonly rows: { owner: string | null; datasetCount: number | null; valid: boolean }[];
  };
}

const list = async (...args: string[]) =>
  json(await desk().cli(['accounts', 'list', '--json', ...args])) as Listed;

async function exported(...args: string[]): Promise<Record<string, string>[]> {
  const out = join(folder, 'out.csv');
  const ended = await desk().cli(['export', 'accounts', '--out', out, '--no-bom', ...args]);
  expect(ended.code, ended.stderr).toBe(0);
  return parse(readFileSync(out), { columns: true });
}

describe('latchkey accounts list', () => {
  it('prints a table of the accounts that meet all conditions', async () => {
    const all = await list();
    const unused = await list('--unused', '--state', 'invalid');
    expect(unused.value.total).toBeGreaterThan(0);
    expect(unused.value.total).toBeLessThan(all.value.total);
    for (const { datasetCount, valid } of unused.value.rows)
      expect([datasetCount, valid]).toEqual([0, false]);
    const { stdout, code } = await desk().cli(['accounts', 'list', '--unused', '--limit', '3']);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^INSTANCE +KIND +ID +NAME/u);
    expect(stdout.trim().split('\n')).toHaveLength(4);
  });

  it('finds accounts by owner, group and what was not read, and says when there is none', async () => {
    const [row] = (await list('--limit', '1', '--datasets-at-least', '1')).value.rows;
    const owner = row?.owner?.split(',')[0] ?? '';
    const owned = await list('--owner', owner.toUpperCase());
    expect(owned.value.rows.length).toBeGreaterThan(0);
    for (const each of owned.value.rows) expect(each.owner).toContain(owner);
    const none = await desk().cli(['accounts', 'list', '--modified-before', '1990-01-01']);
    expect(none).toMatchObject({ code: 0, stdout: 'No account meets all conditions.\n' });
    const unknown = await desk().cli(['accounts', 'list', '--group', 'no such group']);
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('There is no group called "no such group".');
  });

  it.each([
    ['--modified-from', '31.1.2026'],
    ['--datasets-at-least', '-1'],
    ['--limit', '0'],
    ['--not-read', 'everything'],
  ])('does not understand %s %s', async (...args) => {
    expect((await desk().cli(['accounts', 'list', ...args])).code).toBe(2);
  });
});

describe('--view', () => {
  it('lists and exports what the view shows, in its order, changed by other options', async () => {
    const sort = { field: 'id', direction: 'descending' };
    const filter = { datasetsAtMost: 0 };
    await callOf('views.save', { name: 'Nobody uses', filter, sort });
    const shown = await list('--view', 'nobody USES');
    expect(shown).toEqual(await list('--unused', '--sort', 'id', '--descending'));
    const rows = await exported('--view', 'Nobody uses');
    expect(rows).toHaveLength(shown.value.total);
    const fewer = await exported('--view', 'Nobody uses', '--state', 'invalid');
    expect(fewer.length).toBeLessThan(rows.length);
  });

  it('names views with a similar name when there is none of that name', async () => {
    const ended = await desk().cli(['export', 'accounts', '--out', '-', '--view', 'nobody use']);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('There is no view called "nobody use".');
    expect(ended.stderr).toContain('Did you mean "Nobody uses"?');
    const other = await desk().cli(['accounts', 'list', '--view', 'zzz']);
    expect(other.stderr).not.toContain('Did you mean');
  });

  it('says that an instance of the view is gone, and exports the rest', async () => {
    const { value } = json(await desk().cli(['profile', 'list', '--json'])) as {
      value: { profiles: { id: string; label: string }[] };
    };
    const [first, second] = value.profiles;
    const profileIds = [first?.id, second?.id];
    await callOf('views.save', { name: 'Two', filter: { profileIds } });
    await desk().cli(['profile', 'remove', first?.label ?? '']);
    const ended = await desk().cli(['export', 'accounts', '--out', '-', '--view', 'Two']);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain(`has an instance that is gone: ${first?.label ?? ''}.`);
    expect(ended.stdout).toContain(second?.label);
    expect(ended.stdout).not.toContain(first?.label);
  });
});
