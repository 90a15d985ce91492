/** `latchkey transfer`: what a person owns gets another owner, and a kill between the writes leaves two, never none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder';
import { syncedDesk } from './synced-desk';

const { production, cli, killedAt } = syncedDesk();
const folder = temporaryFolder('transfer');
const writes = () => production().log.count({ route: 'accounts.share' });

/** Somebody who is the only owner of plain accounts, and somebody else. */
function people() {
  const { users, accounts } = production().state;
  const active = [...users.values()].filter(({ active: isActive }) => isActive);
  for (const leaver of active) {
    const id = String(leaver.id);
    const owned = [...accounts.values()].filter(({ closed, access }) => {
      const owners = access.filter(({ accessLevel }) => accessLevel === 'OWNER');
      return !closed && owners.length === 1 && owners[0]?.id === id;
    });
    const heir = active.find((user) => user !== leaver && !user.admin);
    if (heir && owned.length > 1) return { leaver, heir, owned };
  }
  throw new Error('There is no such person.');
}
type People = Pick<ReturnType<typeof people>, 'leaver' | 'heir'>;
const whoToWhom = ({ leaver, heir }: People) => [
  '--who',
  leaver.emailAddress,
  '--new-owner',
  heir.emailAddress,
];
const planned = async (them: People, ...more: string[]) => {
  const chosen = [...whoToWhom(them), '--kind', 'account', ...more];
  const { code, stdout } = await cli('transfer', ...chosen, '--plan', '--allow-partial');
  expect(code).toBe(0);
  return (JSON.parse(stdout) as { value: { id: string; items: { state: string }[] } }).value;
};
const ownersOf = (id: number) =>
  (production().state.accounts.get(id)?.access ?? []).filter(
    ({ accessLevel }) => accessLevel === 'OWNER',
  );

const NOBODY = 'No instance has exactly one such user or group. The plan says why.';

describe('latchkey transfer', () => {
  it('shows what would move, and writes nothing', async () => {
    const { leaver, heir } = people();
    const { code, stdout, stderr } = await cli('transfer', ...whoToWhom({ leaver, heir }));
    // Domo does not say who may use some accounts: they may be the person's.
    expect(stderr).toMatch(
      /^Partial: One: 3 accounts were not looked at \(\d+, \d+, \d+\): The access list of the account could not be read/mu,
    );
    expect(code).toBe(4);
    expect(stdout).toContain(`access of ${heir.displayName}`);
    expect(stdout).toContain(`${leaver.displayName} is its only owner.`);
    expect(writes()).toBe(0);
  });

  it('ends with 1 where no instance has the person, or the new owner of all that they own', async () => {
    const { leaver, heir } = people();
    const nobody = { ...leaver, emailAddress: 'nobodi@example.com' };
    const unknown = await cli('transfer', ...whoToWhom({ leaver: nobody, heir }));
    expect(unknown.stdout).toContain('No user with the e-mail address nobodi@example.com');
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining(NOBODY) as string });
    const owned = ['--account', `One:${people().owned[0]?.id ?? ''}`];
    const toNobody = whoToWhom({ leaver, heir: { ...heir, emailAddress: 'nobodi@example.com' } });
    expect(await cli('transfer', ...toNobody, ...owned)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(NOBODY) as string,
    });
    expect(writes()).toBe(0);
  });

  it('moves everything, and then finds nothing of the person that it may change', async () => {
    const { leaver, heir, owned } = people();
    const { id } = await planned({ leaver, heir });
    expect(await cli('transfer', '--apply', id)).toMatchObject({ code: 0 });
    for (const account of owned) {
      const access = production().state.accounts.get(account.id)?.access ?? [];
      expect(ownersOf(account.id).map((one) => one.id)).toContain(String(heir.id));
      expect(access.filter((one) => one.id === String(leaver.id))).toEqual([]);
    }
    expect(
      (await planned({ leaver, heir })).items.filter(({ state }) => state === 'waiting'),
    ).toEqual([]);
  });

  it('ends with 1 and says so where the new owner was added and the person was not removed', async () => {
    const { leaver, heir } = people();
    const { id } = await planned({ leaver, heir });
    const refusal = { kind: 'status', status: 403, route: 'accounts.share' } as const;
    production().faults.add({ ...refusal, skip: 1, times: 1 });
    const csv = join(folder, 'result.csv');
    const { code, stdout } = await cli('transfer', '--apply', id, '--stop-on-error', '--out', csv);
    expect([code, writes()]).toEqual([1, 2]);
    expect(stdout).toMatch(/done in part +The new owner was added, and .* was not removed: /u);
    expect(stdout).toContain('1 done in part');
    expect(readFileSync(csv, 'utf8')).toContain(',partly,shareFailed,');
  });

  it('leaves two owners and never none when it is killed between the two writes, and a new plan finishes', async () => {
    const { leaver, heir, owned } = people();
    // The first write adds the new owner, and the second one hangs.
    const { id } = await planned({ leaver, heir });
    production().faults.add({ kind: 'silent', route: 'accounts.share', skip: 1 });
    await killedAt(['transfer', '--apply', id], writes, 2);
    const owners = owned.map((account) => ownersOf(account.id).length);
    expect(owners.sort()).toEqual([...Array<number>(owned.length - 1).fill(1), 2]);
    production().faults.clear();
    const rest = await planned({ leaver, heir });
    expect(await cli('transfer', '--apply', rest.id)).toMatchObject({ code: 0 });
    for (const account of owned)
      expect(ownersOf(account.id).map((one) => one.id)).toEqual([String(heir.id)]);
  });

  it.each([
    [2, ['transfer'], '--who and --new-owner'],
    [2, ['transfer', '--apply', 'x', '--who', 'y'], 'cannot be used'],
  ])('ends with %i for %j, and says why', async (expected, args, text) => {
    const { code, stderr } = await cli(...args);
    expect(code).toBe(expected);
    expect(stderr).toContain(text);
  });
});
