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
  it('shows a plan, makes it from its id, and the next command uses the new token', async () => {
    const { stdout } = await cli('renew', '--profile', 'One', '--days', '30', '--plan');
    const { value } = JSON.parse(stdout) as { value: { id: string; items: { state: string }[] } };
    expect(value.items.map(({ state }) => state)).toEqual(['waiting']);
    expect(writes()).toBe(0);
    const applied = await cli('renew', '--apply', value.id);
    expect(applied).toMatchObject({ code: 0 });
    expect(applied.stdout).toContain('The old token no longer works.');
    production().log.clear();
    expect(await cli('profile', 'check', 'One')).toMatchObject({ code: 0 });
    const [asked] = production().log.all();
    expect(asked?.headers['x-domo-developer-token']).not.toBe(production().token('admin'));
    const tokens = await cli('tokens', '--json');
    expect(tokens.stdout).toContain('"state": "known"');
  });
});
