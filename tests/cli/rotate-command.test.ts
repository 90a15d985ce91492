/** `latchkey rotate`: finds who uses a secret, plans without it, and writes it from anywhere but an argument. */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusedSecret } from '../domo';
import { canaryMark } from '../domo/company/canaries';
import { notOnWindows } from '../support/not-on-windows';
import { ROTATED_FIELD, RotatedDesk } from '../support/rotated-desk';
import { temporaryFolder } from '../support/temporary-folder';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

const COUNT = 6;
/** The first two have the same secret, and the last another one. */
const PLANNED = COUNT - 1;

const noShell = notOnWindows('op read', 'the program in its place is a shell script');

let opened: SyncedDesk;
let rotated: RotatedDesk;
const folder = temporaryFolder('rotate');
const NEW = `${canaryMark}new-secret`;
const production = () => opened.standIn.instances.production;
const writes = () => production().log.count({ route: 'accounts.updateConfig' });
const secretsNow = () => rotated.accounts.map(({ config }) => config[ROTATED_FIELD]);

beforeAll(async () => {
  opened = await openSyncedDesk();
  rotated = await RotatedDesk.open(opened.desk, {
    instance: production(),
    label: 'One',
    count: COUNT,
  });
});
/** Latchkey still knows what an earlier test wrote, so who is planned differs from test to test. */
beforeEach(() => {
  rotated.prepare();
  production().faults.clear();
  production().log.clear();
});
afterAll(async () => {
  await opened.close();
});

const rotate = (args: string[], input = '', env: NodeJS.ProcessEnv = {}) =>
  opened.desk.cli(['rotate', ...args], input, env);
const planned = async (...more: string[]) => {
  const { code, stdout, stderr } = await rotate([
    '--like',
    rotated.like,
    '--field',
    ROTATED_FIELD,
    '--plan',
    '--allow-partial',
    ...more,
  ]);
  expect(stderr).not.toContain('(');
  expect(code).toBe(0);
  const { value } = JSON.parse(stdout) as { value: { id: string; items: { state: string }[] } };
  return { id: value.id, text: stdout, items: value.items };
};

describe('latchkey rotate', () => {
  it('plans those with the same secret and the same login, and says what is not known', async () => {
    const args = ['--like', rotated.like, '--field', ROTATED_FIELD];
    const { code, stdout, stderr } = await rotate(args);
    // Some accounts were never read in depth: one of them may have the secret too.
    expect(code).toBe(4);
    expect(stderr).toMatch(
      /^Partial: the config of \d+ accounts was not read, so nobody knows whether they have the secret: One: /mu,
    );
    expect(stderr).toContain('2 have the same secret.');
    expect(stderr).toContain(`${COUNT - 3} have the same login; whether they have the same secret`);
    expect(stderr).toContain('1 has another secret.');
    expect(stderr).toMatch(/\d+ were never read in depth/u);
    expect(stdout).toContain(`${PLANNED} not begun`);
    expect(stdout).toMatch(/To do it: latchkey rotate --apply [0-9a-f-]{36}/u);
    expect((await planned('--only', 'same')).items).toHaveLength(2);
    expect((await planned('--only', 'sameLogin')).items).toHaveLength(COUNT - 3);
    // What a saved view shows, and nothing beside it.
    const view = {
      name: 'Old keys',
      filter: { profileIds: null, text: String(rotated.accounts[0]?.id) },
    };
    const saved = await opened.desk.cli(['call', 'views.save'], JSON.stringify(view));
    expect(saved.stderr).toBe('');
    expect((await planned('--view', 'Old keys')).items).toHaveLength(1);
    expect(writes()).toBe(0);
  });

  it('begins with the accounts that filters choose, as a selection does, and names those that are left out', async () => {
    const plan = ['--field', ROTATED_FIELD, '--plan'];
    const view = {
      name: 'First key',
      filter: { profileIds: null, text: String(rotated.accounts[0]?.id) },
    };
    await opened.desk.cli(['call', 'views.save'], JSON.stringify(view));
    const byView = await rotate(['--view', 'First key', ...plan]);
    const byLike = await rotate(['--like', rotated.like, ...plan]);
    expect(byView.code).toBe(4);
    const accountsOf = (text: string) =>
      (JSON.parse(text) as { value: { items: { account: unknown }[] } }).value.items.map(
        ({ account }) => account,
      );
    expect(accountsOf(byView.stdout)).toEqual(accountsOf(byLike.stdout));
    // The last one has another secret: with it, everything that was read is planned.
    const last = `One:${rotated.accounts.at(-1)?.id ?? 0}`;
    const both = await rotate(['--like', rotated.like, last, ...plan]);
    expect(accountsOf(both.stdout)).toHaveLength(COUNT);
    const all = await rotate(['--profile', 'One', '--provider', 'snowflake', ...plan]);
    expect(all.code).toBe(4);
    expect(all.stderr).toMatch(
      /accounts? that (?:was|were) asked about (?:is|are) left out: One: .*never read in depth/u,
    );
    expect(await rotate(['--view', 'nothing like it', ...plan])).toMatchObject({ code: 1 });
    expect((await rotate(['--field', ROTATED_FIELD])).stderr).toContain('or a filter such as');
    expect(writes()).toBe(0);
  });

  it('plans just the found accounts that are named, and refuses one that was not found', async () => {
    const nameAt = (at: number) => `One:${rotated.accounts.at(at)?.id ?? 0}`;
    const { items } = await planned('--account', nameAt(1), '--account', nameAt(2));
    expect(items).toHaveLength(2);
    const args = ['--like', rotated.like, '--field', ROTATED_FIELD, '--account', nameAt(1)];
    // The last one has another secret.
    const refused = await rotate([...args, nameAt(-1)]);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('1 account of --account is not known to have the secret');
    // Without --like, they say which secret it is.
    const found = await rotate(['--account', rotated.like, '--field', ROTATED_FIELD]);
    expect(found.stdout).toContain(`${PLANNED} not begun`);
    expect(writes()).toBe(0);
  });

  it('writes the new value from stdin by a file that does not hold it, and once', async () => {
    const { text, id } = await planned('--test');
    const file = join(folder, 'plan.json');
    writeFileSync(file, text);
    const csv = join(folder, 'result.csv');
    const args = ['--apply', file, '--secret-stdin', '--out', csv];
    const applied = await rotate(args, `${NEW}\n`);
    expect(applied).toMatchObject({ code: 0 });
    expect(applied.stdout).toContain(`${PLANNED} done`);
    expect(applied.stdout).toContain('Tested before the write: valid.');
    expect(secretsNow().slice(0, PLANNED)).toEqual(Array(PLANNED).fill(NEW));
    expect(secretsNow().at(-1)).not.toBe(NEW);
    expect(writes()).toBe(PLANNED);
    for (const printed of [applied.stdout, applied.stderr, text, readFileSync(csv, 'utf8')])
      expect(printed).not.toContain(NEW);
    for (const name of readdirSync(opened.desk.home))
      expect(readFileSync(join(opened.desk.home, name)).includes(NEW), name).toBe(false);
    // The file is still as it was made, and nothing is left: no secret is asked for.
    expect(await rotate(['--apply', file])).toMatchObject({ code: 0 });
    expect(await rotate(['--apply', id])).toMatchObject({ code: 0 });
    expect(writes()).toBe(PLANNED);
  });

  it('ends with 1 when the test refuses the new value, and writes nothing', async () => {
    const { id, items } = await planned('--test');
    const refused = await rotate(['--apply', id, '--secret-stdin'], refusedSecret);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('Domo refused the new value');
    expect(refused.stdout).toContain(`${items.length - 1} not begun, 1 refused`);
    expect(refused.stdout).not.toContain(refusedSecret);
    expect(writes()).toBe(0);
  });

  it('ends with 4 while the instance answers nothing, and goes on later', async () => {
    const { id, items } = await planned();
    production().faults.add({ kind: 'status', status: 401, route: 'accounts.get', times: 1 });
    expect(await rotate(['--apply', id, '--secret-stdin'], NEW)).toMatchObject({ code: 4 });
    expect(writes()).toBe(0);
    expect(await rotate(['--apply', id, '--secret-stdin'], NEW)).toMatchObject({ code: 0 });
    expect(writes()).toBe(items.length);
  });

  it('never takes a secret from an argument, and does not repeat it', async () => {
    const { id } = await planned();
    for (const args of [
      ['--apply', id, '--secret', NEW],
      ['--apply', id, '--secret-stdin', '--secret', 'op://a/b/c'],
      ['--like', rotated.like, '--field', ROTATED_FIELD, '--secret-stdin'],
      ['--like', rotated.like],
      ['--apply', '-', '--secret-stdin'],
    ]) {
      const { code, stderr } = await rotate(args, NEW);
      expect(code, args.join(' ')).toBe(2);
      expect(stderr).not.toContain(NEW);
    }
    const without = await rotate(['--apply', id]);
    expect(without.stderr).toContain('--secret-stdin');
    expect((await rotate(['--apply', id, '--secret-stdin'], '\n')).code).toBe(1);
    const bulk = await opened.desk.cli(['bulk', 'apply', id]);
    expect(bulk.stderr).toContain('latchkey rotate --apply');
    expect(writes()).toBe(0);
  });

  it('runs a command only when it is allowed, and shows it before', async () => {
    const { id } = await planned();
    const command = `"${process.execPath}" -p "'${canaryMark}' + 'printed'"`;
    const args = ['--apply', id, '--secret-command', command];
    const refused = await rotate(args);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(command);
    expect(writes()).toBe(0);
    const applied = await rotate([...args, '--allow-commands']);
    expect(applied.code).toBe(0);
    expect(applied.stderr).toContain(command);
    expect(secretsNow()[0]).toBe(`${canaryMark}printed`);
    const failing = ['--apply', (await planned()).id, '--allow-commands', '--secret-command'];
    const failed = await rotate([...failing, `"${process.execPath}" -e "process.exit(3)"`]);
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain('ended with 3');
  });

  it.skipIf(noShell)('reads the new value with the 1Password CLI', async () => {
    const { id } = await planned();
    const op = join(folder, 'op');
    const text = `${canaryMark}from-op`;
    const check = '[ "$*" = "read --no-newline op://Team/Snowflake/password" ]';
    writeFileSync(op, `#!/bin/sh\n${check} && printf '%s' '${text}'\n`);
    chmodSync(op, 0o755);
    const env = { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
    const args = ['--apply', id, '--secret', 'op://Team/Snowflake/password'];
    expect(await rotate(args, '', env)).toMatchObject({ code: 0 });
    expect(secretsNow()[0]).toBe(text);
  });

  it('refuses a plan that changes no secret, and an account that is not there', async () => {
    const filter = ['--provider', 'amazon-s3', '--kind', 'account', '--plan'];
    const rename = ['bulk', 'rename', '--template', '{name} x', ...filter];
    const { stdout } = await opened.desk.cli(rename);
    const { value } = JSON.parse(stdout) as { value: { id: string } };
    const other = await rotate(['--apply', value.id, '--secret-stdin'], NEW);
    expect(other.code).toBe(1);
    expect(other.stderr).toContain(
      'the plan is for rename, and this command takes plans for changeSecret',
    );
    const gone = await rotate(['--like', 'One:999999', '--field', ROTATED_FIELD]);
    expect(gone.code).toBe(1);
    expect(gone.stderr).toContain('notFound');
    const open = await rotate(['--like', rotated.like, '--field', 'username']);
    expect(open.code).toBe(1);
    expect(open.stderr).toContain('is no secret');
  });
});
