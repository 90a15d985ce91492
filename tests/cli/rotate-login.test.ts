/** `latchkey rotate --user … --host …`: a login whose secret changed, where no account is known that has it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canaryMark } from '../domo/company/canaries';
import { ROTATED_FIELD, RotatedDesk } from '../support/rotated-desk';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

const COUNT = 8;
/** The first two show one secret, and of the others Domo hides it. */
const OF_LOGIN = COUNT - 2;
const NEW = `${canaryMark}new-of-login`;
const UNSURE = 'Nobody can know whether it has the same secret.';

let opened: SyncedDesk;
let rotated: RotatedDesk;
const production = () => opened.standIn.instances.production;
const writes = () => production().log.count({ route: 'accounts.updateConfig' });

beforeAll(async () => {
  opened = await openSyncedDesk();
  const instance = production();
  rotated = await RotatedDesk.open(opened.desk, { instance, label: 'One', count: COUNT });
  const [almost, other] = rotated.accounts.slice(OF_LOGIN);
  if (almost) almost.config['username'] = 'SVC_Rotated';
  if (other) other.config['username'] = 'svc_other';
  await rotated.readConfigs();
  production().log.clear();
});
afterAll(() => opened.close());

const login = ['--user', 'svc_rotated', '--system-account', 'kestrel'];
const rotate = (args: string[], input = '') =>
  opened.desk.cli(['rotate', '--field', ROTATED_FIELD, ...args], input);
interface Item {
  account: { id: number };
  notes: string[];
}
const itemsOf = (stdout: string): Item[] =>
  (JSON.parse(stdout) as { value: { items: Item[] } }).value.items;
const idsOf = (stdout: string) =>
  itemsOf(stdout)
    .map(({ account }) => account.id)
    .sort((one, another) => one - another);
const idsUntil = (count: number) =>
  rotated.accounts
    .slice(0, count)
    .map(({ id }) => id)
    .sort((one, another) => one - another);

describe('latchkey rotate --user', () => {
  it('plans all accounts of the login, and marks those of which nobody knows the secret', async () => {
    const { code, stdout, stderr } = await rotate([...login, '--plan']);
    expect(idsOf(stdout)).toEqual(idsUntil(OF_LOGIN));
    expect(itemsOf(stdout).filter(({ notes }) => notes.includes(UNSURE))).toHaveLength(
      OF_LOGIN - 2,
    );
    expect(stderr).toContain('2 have the same secret.');
    expect(stderr).toContain(`${OF_LOGIN - 2} have the same login; whether they have the same`);
    // What was never read, and what is written otherwise, may be of it too.
    expect(code).toBe(4);
    expect(stderr).toMatch(/the config of \d+ accounts was not read, so nobody knows/u);
    expect(stderr).toMatch(/1 account may sign in as this login.*\(kestrel · SVC_Rotated\)/u);
    const allowed = await rotate([...login, '--plan', '--allow-partial']);
    expect(allowed.code).toBe(0);
    expect(writes()).toBe(0);
  });

  it('takes exactly what is named: other case, another user or place, and other filters', async () => {
    const plan = async (...args: string[]) => rotate([...args, '--plan', '--allow-partial']);
    const upper = await plan('--user', 'SVC_Rotated', '--provider', 'snowflake');
    expect(idsOf(upper.stdout)).toEqual([rotated.accounts[OF_LOGIN]?.id]);
    const byProvider = await plan(...login, '--provider', 'snowflake');
    expect(idsOf(byProvider.stdout)).toEqual(idsUntil(OF_LOGIN));
    const byProfile = await plan(...login, '--profile', 'One');
    expect(idsOf(byProfile.stdout)).toEqual(idsUntil(OF_LOGIN));
    const same = await plan(...login, '--only', 'same');
    expect(idsOf(same.stdout)).toEqual(idsUntil(2));
    for (const args of [
      ['--user', 'svc_rotated', '--host', 'kestrel'],
      ['--user', 'svc_rotated', '--provider', 'amazon-s3'],
      ['--user', 'svc_rotated', '--system-account', 'kestrel2'],
    ])
      expect(await plan(...args), args.join(' ')).toMatchObject({ code: 1, stdout: '' });
  });

  it('plans just those of them that are named, and refuses one that is not of the login', async () => {
    const nameOf = (at: number) => `One:${rotated.accounts[at]?.id ?? 0}`;
    const named = await rotate([...login, '--account', nameOf(0), '--plan', '--allow-partial']);
    expect(idsOf(named.stdout)).toEqual([rotated.accounts[0]?.id]);
    const refused = await rotate([...login, '--account', nameOf(0), nameOf(OF_LOGIN)]);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('not known to have the secret of --like or --user');
  });

  it('refuses a login that would choose the users of a host, or of a name', async () => {
    for (const [args, text] of [
      [['--host', 'kestrel'], 'name --user too'],
      [['--system-account', 'kestrel'], 'name --user too'],
      [['--host', 'kestrel', '--provider', 'snowflake'], 'name --user too'],
      [['--user', 'svc_rotated'], 'name --host, --system-account or --provider'],
      [['--user', 'svc_rotated', '--profile', 'One'], 'name --host, --system-account or'],
      [['--user', '', '--host', 'kestrel'], 'no empty text'],
      [[...login, '--like', rotated.like], "cannot be used with option '--like"],
    ] as const) {
      const { code, stdout, stderr } = await rotate([...args]);
      expect({ code, stdout }, args.join(' ')).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(text);
    }
    expect(writes()).toBe(0);
  });

  it('writes the new value to all accounts of the login once, and to no other', async () => {
    const { stdout } = await rotate([...login, '--plan', '--allow-partial']);
    const { value } = JSON.parse(stdout) as { value: { id: string } };
    const before = rotated.accounts.slice(OF_LOGIN).map(({ config }) => config[ROTATED_FIELD]);
    const applied = await opened.desk.cli(['rotate', '--apply', value.id, '--secret-stdin'], NEW);
    expect(applied.code).toBe(0);
    const now = rotated.accounts.map(({ config }) => config[ROTATED_FIELD]);
    expect(now).toEqual([...Array<string>(OF_LOGIN).fill(NEW), ...before]);
    expect(writes()).toBe(OF_LOGIN);
  });
});
