/** What the command line says of accounts that the list of an instance lacks, or may lack. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

let opened: SyncedDesk;
const production = () => opened.standIn.instances.production;

beforeAll(async () => {
  opened = await openSyncedDesk();
});
afterAll(async () => {
  await opened.close();
});

const exportAccounts = async () => {
  const file = join(temporaryFolder('coverage'), 'accounts.csv');
  const ended = await opened.desk.cli(['export', 'accounts', '--out', file]);
  return { ...ended, rows: readFileSync(file, 'utf8').split('\r\n').length - 2 };
};

describe('latchkey sync and latchkey export', () => {
  it('count the accounts that the search alone returns, and export them', async () => {
    const before = await exportAccounts();
    expect(before.stderr).not.toContain('may have more');
    production().modes.accountList = 'shared';
    const { code, stdout } = await opened.desk.cli(['sync']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/One +done /);
    expect(stdout).toMatch(/One: \d+ seen by search alone\./);
    const after = await exportAccounts();
    expect(after.rows).toBe(before.rows);
    expect(after.stderr).not.toContain('may have more');
  });

  it('say that the search was not read, and that there may be more accounts', async () => {
    production().faults.add({ kind: 'status', status: 403, route: 'search' });
    const { code, stdout } = await opened.desk.cli(['sync']);
    const said = 'list and search were not compared: accounts that the list lacks are not known';
    expect(code).toBe(4);
    expect(stdout).toMatch(/One +partial /);
    expect(stdout).toContain(`One: ${said}.`);
    const exported = await exportAccounts();
    expect(exported.code).toBe(4);
    expect(exported.stderr).toContain(`One may have more accounts: ${said}.`);
  });

  it('say how much of a search that ends early was read', async () => {
    production().faults.clear();
    production().modes.search = 'short';
    const json = await opened.desk.cli(['sync', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      value: { results: [{ outcome: 'partial', coverage: { complete: false } }] },
    });
    const { stderr } = await exportAccounts();
    expect(stderr).toMatch(
      /One may have more accounts: only \d+ of \d+ accounts of the search were read/,
    );
  });
});
