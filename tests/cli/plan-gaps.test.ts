/** Every command that plans says on stderr what it did not look at, and ends with 4: one rule for all plans. */
import { beforeAll, describe, expect, it } from 'vitest';
import { deskOfSeveral, nearAndFar } from './desk-of-several';

/** An account of Near that has a password. */
let id = 0;

const { desk, standIn } = deskOfSeveral(nearAndFar);

/** Far was never synced: the inventory has none of its accounts. */
beforeAll(async () => {
  const synced = await desk().cli(['sync', '--profile', 'Near', '--depth', 'full']);
  expect(synced).toMatchObject({ code: 0 });
  const readable = [...standIn().instances.production.state.accounts.values()].find(
    ({ closed, readable: isReadable, config }) => !closed && isReadable && 'password' in config,
  );
  id = readable?.id ?? 0;
});

const NEVER_READ = /^Partial: Far(?:: its \w+ were| was) never read\./mu;
const fill = (args: readonly string[]): string[] =>
  args.map((each) => each.replace('{account}', `Near:${id}`));
const plan = (args: readonly string[], ...more: string[]) =>
  desk().cli([...fill(args), '--plan', ...more]);

describe('a plan of accounts that the inventory chooses', () => {
  it.each([
    [['bulk', 'rename', '--template', '{name} x', '--kind', 'account']],
    [
      [
        'bulk',
        'share',
        '--with-user',
        'nobody@example.com',
        '--level',
        'NONE',
        '--kind',
        'account',
      ],
    ],
    [['bulk', 'delete', '--text', 'account', '--kind', 'account']],
    [['transfer', '--who', 'a@example.com', '--new-owner', 'b@example.com', '--kind', 'account']],
    [['rotate', '--like', '{account}', '--field', 'password']],
    [['repoint', '--kind', 'account', '--to', '{account}']],
    [['align', '--from', 'Far', '--to', 'Near']],
    [['renew', '--accounts', '--all', '--hidden']],
    [['review', '--kind', 'account']],
    [['report']],
  ])('%j names the instance that was never read', async (args) => {
    const { code, stdout, stderr } = await plan(args);
    expect(stderr).toMatch(NEVER_READ);
    // Nothing to plan is a failure, as it is without gaps.
    expect(code).toBe(stdout === '' ? 1 : 4);
    if (code === 4) expect(JSON.parse(stdout)).toBeTruthy();
  });

  it('ends with 4 without --plan too, with 0 where that is wanted, and where only what was read is chosen', async () => {
    const rename = ['bulk', 'rename', '--template', '{name} x', '--kind', 'account'];
    const shown = await desk().cli(rename);
    expect([shown.code, shown.stdout]).toEqual([4, expect.stringContaining('Nothing was written')]);
    const allowed = await plan(rename, '--allow-partial');
    expect([allowed.code, allowed.stderr]).toEqual([0, expect.stringMatching(NEVER_READ)]);
    const near = await plan(rename, '--profile', 'Near');
    expect([near.code, near.stderr]).toEqual([0, expect.not.stringContaining('Partial')]);
    const { items } = (
      JSON.parse(shown.code === 4 ? allowed.stdout : '') as {
        value: { items: { label: string; state: string }[] };
      }
    ).value;
    expect(items.filter(({ label }) => label === 'Far')).toMatchObject([{ state: 'nothing' }]);
  });
});

describe('a plan with an instance that does not answer', () => {
  it.each([
    [['renew', '--all']],
    [['clone', '{account}', '--to', 'Far']],
    [['align', '--from', 'Near', '--to', 'Far', '--account', '71', '--create-missing']],
  ])('%j says so once, and prints the rest', async (args) => {
    standIn().instances.staging.faults.add({ kind: 'status', status: 401 });
    const { code, stdout, stderr } = await plan(args);
    expect(code).toBe(4);
    expect(stderr).toMatch(/^Partial: Far was not looked at: /mu);
    expect(stderr.match(/^Partial: Far/gmu)).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
    standIn().instances.staging.faults.clear();
    expect(await plan(args)).toMatchObject({ code: 0 });
  });
});
