/** `latchkey renew`: plans, and renews the token that the next commands then use. */
import { describe, expect, it } from 'vitest';
import { syncedDesk } from './synced-desk';

const { production, cli } = syncedDesk();
const writes = () => production().log.count({ route: 'tokens.create' });

describe('latchkey renew', () => {
  it('is not understood without instances, with a life of no days, or with a token without an id', async () => {
    expect(await cli('renew')).toMatchObject({ code: 2 });
    expect(await cli('renew', '--all', '--days', '0')).toMatchObject({ code: 2 });
    const { code, stderr } = await cli('renew', '--all', '--old', 'One');
    expect([code, stderr]).toEqual([1, expect.stringContaining('Write LABEL:TOKENID.')]);
    expect(writes()).toBe(0);
  });

  it('plans accounts whose token Domo hides only with --hidden, and those that name no instance with --token-of', async () => {
    const { accounts } = production().state;
    const [like] = accounts.values();
    if (!like) throw new Error('There is no account.');
    const hidden = { ...like, readable: false, closed: false };
    const add = (id: number, dataProviderType: string, config: Record<string, string>) =>
      accounts.set(id, { ...hidden, id, displayName: `Token ${id}`, dataProviderType, config });
    const token = production().token('admin');
    add(990_001, 'dataset-copy', { accessToken: token, instance: production().origin });
    add(990_002, 'domo-access-token', { domoAccessToken: token });
    await cli('sync', '--depth', 'full');
    const planned = async (...more: string[]) => {
      const { code, stdout, stderr } = await cli('renew', '--accounts', '--all', ...more, '--plan');
      expect([code, stderr]).toEqual([0, expect.any(String)]);
      const { value } = JSON.parse(stdout) as { value: { items: { account: { id: number } }[] } };
      const ids = value.items.map(({ account }) => account.id);
      return { ids: ids.filter((id) => id > 990_000), stderr };
    };
    const without = await planned('--hidden');
    expect(without.ids).toEqual([990_001]);
    expect(without.stderr).toMatch(/not planned:[^]*990002/u);
    expect((await planned('--hidden', '--token-of', 'one')).ids).toEqual([990_001, 990_002]);
    const none = await cli('renew', '--accounts', '--all');
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('with --hidden')]);
    expect((await cli('renew', '--all', '--hidden')).code).toBe(2);
  });

  // The last one: the stand-in forgets the new token after it, and the keychain does not.
  it('ends with 1 where the new token is not in use yet; a new plan goes on, and the next command uses it', async () => {
    const planned = async () => {
      const { stdout } = await cli('renew', '--profile', 'One', '--days', '30', '--plan');
      const { value } = JSON.parse(stdout) as {
        value: { id: string; items: { state: string; values: { after: string }[] }[] };
      };
      return value;
    };
    const first = await planned();
    expect(first.items.map(({ state }) => state)).toEqual(['waiting']);
    expect(writes()).toBe(0);
    // The run looks, the renewal looks, and then the new token is tried.
    production().faults.add({ kind: 'status', status: 400, route: 'users.me', skip: 2 });
    const half = await cli('renew', '--apply', first.id, '--out', '-');
    production().faults.clear();
    expect(half.code).toBe(1);
    expect(half.stdout).toMatch(/partly.*is kept and not tried; the old token stays in use/u);
    expect((await cli('bulk', 'show', first.id)).stdout).toContain('1 done in part');

    const rest = await planned();
    expect(rest.items[0]?.values[0]?.after).toContain('which was made already');
    const applied = await cli('renew', '--apply', rest.id);
    expect(applied).toMatchObject({ code: 0 });
    expect(applied.stdout).toContain('The old token no longer works.');
    expect(writes()).toBe(1);
    production().log.clear();
    expect(await cli('profile', 'check', 'One')).toMatchObject({ code: 0 });
    const [asked] = production().log.all();
    expect(asked?.headers['x-domo-developer-token']).not.toBe(production().token('admin'));
    const tokens = await cli('tokens', '--json');
    expect(tokens.stdout).toContain('"state": "known"');
  });
});
