/** `latchkey publish`, as a schedule runs it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

let opened: SyncedDesk;
const production = () => opened.standIn.instances.production;
const cli = (...args: string[]) => opened.desk.cli(args);
const commits = () =>
  [...production().state.published.values()].map((dataset) => [dataset.name, dataset.commits]);

beforeAll(async () => {
  opened = await openSyncedDesk();
});
afterEach(() => {
  production().faults.clear();
});
afterAll(async () => {
  await opened.close();
});

describe('latchkey publish', () => {
  it('prints with --dry-run what would be sent, and sends nothing', async () => {
    production().log.clear();
    const { code, stdout, stderr } = await cli('publish', '--to', 'One', '--dry-run');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/Latchkey accounts: \d+ rows, \d+ bytes, to a new DataSet/);
    expect(stdout).toMatch(/Account_Id +STRING/);
    expect(stdout).toMatch(/Read_At +DATETIME +\d{4}-\d\d-\d\dT/);
    expect(stdout).toContain('“access” has no rows');
    expect(stdout).toContain('Nothing was sent.');
    expect(production().log.count()).toBe(0);
  });

  it('sends the tables, skips one that has no rows, and ends with 0', async () => {
    const { code, stdout } = await cli('publish', '--to', 'one');
    expect(code).toBe(0);
    expect(stdout).toMatch(/accounts +done +\d+ +\d+ +http.*\/details\/overview \(new\)/);
    expect(stdout).toMatch(/access +skipped/);
    expect(commits()).toEqual([
      ['Latchkey accounts', 1],
      ['Latchkey instances', 1],
    ]);
  });

  it('sends only the tables of --tables, and prints the Result with --json', async () => {
    const { code, stdout } = await cli('publish', '--to', 'One', '--tables', 'instances', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      value: { results: [{ table: 'instances', outcome: 'done', made: false, rows: 1 }] },
    });
    expect(commits()).toEqual([
      ['Latchkey accounts', 1],
      ['Latchkey instances', 2],
    ]);
  });

  it('ends with 1 when a table was not published, and says why', async () => {
    production().faults.add({ kind: 'status', status: 403, route: 'datasets.commit' });
    const { code, stdout, stderr } = await cli('publish', '--to', 'One', '--tables', 'accounts');
    expect(code).toBe(1);
    expect(stdout).toMatch(/accounts +refused/);
    expect(stderr).toContain('Domo shows what it showed before');
    expect(stderr).toContain('(forbidden, trace ');
  });

  it('says that a DataSet is gone, and makes a new one with --remake', async () => {
    production().state.published.clear();
    const gone = await cli('publish', '--to', 'One', '--tables', 'accounts');
    expect(gone.code).toBe(1);
    expect(gone.stderr).toContain('--remake');
    const remade = await cli('publish', '--to', 'One', '--tables', 'accounts', '--remake');
    expect(remade.code).toBe(0);
    expect(commits()).toEqual([['Latchkey accounts', 1]]);
  });

  it('needs the label of an instance whose guard asks for it', async () => {
    const { stdout } = await cli('profile', 'list', '--json');
    const { value } = JSON.parse(stdout) as { value: { profiles: { id: string }[] } };
    const request = { profileId: value.profiles[0]?.id, guard: 'confirm' };
    const changed = await opened.desk.cli(['call', 'profile.update'], JSON.stringify(request));
    expect(changed.code).toBe(0);
    const refused = await cli('publish', '--to', 'One', '--tables', 'instances');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain('notConfirmed');
    const confirmed = await cli(
      'publish',
      '--to',
      'One',
      '--tables',
      'accounts',
      '--confirm',
      'One',
    );
    expect(confirmed.code).toBe(0);
  });

  it.each([
    [['publish']],
    [['publish', '--to', 'One', '--tables', 'configs']],
    [['publish', '--to', 'One', '--tables', ' , ']],
  ])('does not understand %j', async (args) => {
    expect((await cli(...args)).code).toBe(2);
  });
});
