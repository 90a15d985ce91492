/** `latchkey hygiene`: accounts to tidy up, as text and as JSON, and what was not read beside them. */
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResponseFor } from '../../src/contract';
import { addHygieneCommand } from '../../src/main/cli/commands/hygiene';
import type { OperationInvoker } from '../../src/main/cli/operation-invoker';
import { printer } from './printer';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

let opened: SyncedDesk;

beforeAll(async () => {
  opened = await openSyncedDesk();
});
afterAll(async () => {
  await opened.close();
});

const hygiene = (...args: string[]) => opened.desk.cli(['hygiene', ...args]);

describe('latchkey hygiene', () => {
  it('prints unused accounts with what else could use them, and that no config was read', async () => {
    const { code, stdout, stderr } = await hygiene();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^WHAT {2,}ACCOUNT {2,}NAME/u);
    expect(stdout).toContain('Domo lists no dataset that uses it');
    expect(stderr).toMatch(/The config of \d+ accounts was never read/u);
    expect(stderr).toContain('Jupyter workspaces');
    expect(stdout).not.toContain('Jupyter');
  });

  it('prints the same as JSON, with as many unused accounts as the overview counts', async () => {
    const { code, stdout } = await hygiene('--json');
    expect(code).toBe(0);
    const { value } = JSON.parse(stdout) as { value: ResponseFor<'hygiene.find'> };
    const { unused, duplicate } = value.kinds;
    expect(unused.count).toBe(unused.accounts.length);
    expect(duplicate.count).toBe(0);
    expect(value.configNotRead).toBe(value.checked);
    const overview = await opened.desk.cli(['overview']);
    expect(overview.stdout).toMatch(new RegExp(`no dataset uses it +${unused.count}\n`, 'u'));
  });

  it('says of one kind alone that there is nothing to tidy up, and refuses an unknown kind', async () => {
    const { code, stdout } = await hygiene('--kind', 'duplicate');
    expect(code).toBe(0);
    expect(stdout).toBe('There is nothing to tidy up, as far as was read.\n');
    expect((await hygiene('--kind', 'ugly')).code).toBe(2);
  });

  it('says how many there are that it does not list', async () => {
    const account = { profileId: 'p', kind: 'account', id: 7 };
    const named = { account, label: 'One', name: 'Seven', dataProviderType: 'x', why: 'y' };
    const found = {
      kinds: {
        duplicate: { count: 0, accounts: [] },
        unused: { count: 5, accounts: [{ ...named, group: null }] },
        defaultName: { count: 0, accounts: [] },
      },
      duplicateGroups: 0,
      checked: 5,
      configNotRead: 0,
      useUnknown: 0,
    };
    const call = (operation: string) =>
      Promise.resolve({ ok: true, value: operation === 'profile.list' ? { profiles: [] } : found });
    const { io, text } = printer();
    const program = new Command();
    addHygieneCommand(program, io, async (work) => {
      await work({ call } as unknown as OperationInvoker);
    });
    await program.parseAsync(['hygiene', '--only-accounts'], { from: 'user' });
    expect(text()).toContain('Unused: 4 more are not listed.');
  });
});
