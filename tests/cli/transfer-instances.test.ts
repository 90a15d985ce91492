/** `latchkey transfer` of several instances: what it did not look at, whose keys it looks for, and who is the new owner where. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deskOfSeveral, nearAndFar } from './desk-of-several';

const { desk, standIn } = deskOfSeveral(nearAndFar);

beforeAll(async () => {
  expect(await desk().cli(['sync', '--profile', 'Near'])).toMatchObject({ code: 0 });
});

/** Somebody who is the only owner of a plain account, and two others. */
function people() {
  const { users, accounts } = standIn().instances.production.state;
  const active = [...users.values()].filter((user) => user.active);
  const leaver = active.find(({ id }) =>
    [...accounts.values()].some(
      ({ closed, access }) =>
        !closed && access.length === 1 && access[0]?.id === String(id) && id !== 1,
    ),
  );
  const [heir, other] = active.filter((user) => user !== leaver && !user.admin);
  if (!leaver || !heir || !other) throw new Error('There are no such people.');
  return { leaver, heir, other };
}
const transfer = (...more: string[]) => {
  const { leaver, heir } = people();
  const mails = ['--who', leaver.emailAddress, '--new-owner', heir.emailAddress];
  return desk().cli(['transfer', ...mails, '--kind', 'account', ...more]);
};

interface Item {
  readonly label: string;
  readonly account: { readonly id: number };
  readonly subject: { readonly type: string; readonly name: string } | null;
  readonly state: string;
  readonly values: readonly { readonly what: string }[];
  readonly problem: { readonly message: string; readonly next: string } | null;
}
const plan = async (...more: string[]) => {
  const { code, stdout, stderr } = await transfer(...more, '--plan');
  // Of some accounts Domo does not say who may use them.
  expect(code).toBe(4);
  const { value } = JSON.parse(stdout) as { value: { id: string; items: readonly Item[] } };
  return { ...value, stderr };
};

describe('a transfer whose inventory may lack accounts', () => {
  it('names the instance that was never read, before the plan, in it, and in what became of it', async () => {
    const { id, items, stderr } = await plan();
    expect(stderr).toContain('Partial: Far: its accounts were never read.');
    expect(items.at(-1)).toMatchObject({
      label: 'Far',
      account: { id: 0 },
      state: 'nothing',
      problem: {
        message: 'Far: its accounts were never read. What the inventory lacks was not looked at.',
        next: 'Sync it, then make a new plan.',
      },
    });
    expect(items.filter(({ label }) => label === 'Far')).toHaveLength(1);
    const csv = join(desk().documents, 'result.csv');
    const applied = await desk().cli(['transfer', '--apply', id, '--out', csv]);
    expect(applied.code).toBe(0);
    expect(applied.stdout).toMatch(
      /Far +- +- +the instance itself .* left out +Far: its accounts/u,
    );
    expect(readFileSync(csv, 'utf8')).toMatch(/Far,,,the instance itself,.*were never read/u);
  });

  it('says nothing of an instance that is not chosen, and still says it when nothing else is', async () => {
    const near = await plan('--profile', 'Near');
    expect(near.stderr).not.toContain('Far');
    expect(near.items.filter(({ account }) => account.id === 0)).toEqual([]);
    const far = await transfer('--group', 'Far');
    expect(far.code).toBe(1);
    expect(far.stderr).toContain('Partial: Far: its accounts were never read.');
    expect(far.stderr).toContain('there is nothing to plan');
  });

  it('names the instance whose lists are older than a sync that failed', async () => {
    const copy = await desk().copy();
    const one = copy ?? desk();
    standIn().instances.production.faults.add({
      kind: 'status',
      status: 403,
      route: 'accounts.list',
    });
    await one.cli(['sync', '--profile', 'Near']);
    standIn().instances.production.faults.clear();
    const { leaver, heir } = people();
    const mails = ['--who', leaver.emailAddress, '--new-owner', heir.emailAddress];
    const { stderr, stdout } = await one.cli(['transfer', ...mails, '--profile', 'Near']);
    await one.cli(['sync', '--profile', 'Near']);
    expect(stderr).toMatch(/Partial: Near /u);
    expect(stdout).toMatch(/Near +- +- +the instance itself /u);
    await copy?.close();
  });
});

describe('a transfer that cannot take access away', () => {
  it('is partial where the leaver has an e-mail address that others have as well', async () => {
    const { leaver } = people();
    const { users } = standIn().instances.production.state;
    const id = Math.max(...users.keys()) + 1;
    users.set(id, { ...leaver, id, displayName: 'Same Address' });
    const whole = await transfer('--group', 'Near', '--plan');
    users.delete(id);
    const { code, stderr } = whole;
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(
        `Near was not looked at: More than one user with the e-mail address ${leaver.emailAddress}`,
      ),
    ]);
  });

  it('is partial where an instance has no such new owner, and names the accounts', async () => {
    const { leaver } = people();
    const mails = ['--who', leaver.emailAddress, '--new-owner-in', 'Near=nobody@example.com'];
    const { heir } = people();
    const chosen = ['--kind', 'account', '--profile', 'Near'];
    const { code, stderr } = await desk().cli([
      'transfer',
      ...mails,
      '--new-owner',
      heir.emailAddress,
      ...chosen,
    ]);
    expect(code).toBe(4);
    expect(stderr).toMatch(
      /Partial: Near: \d+ accounts? (?:was|were) not looked at.*: No user with the e-mail address nobody@example\.com/u,
    );
  });
});

describe('the new owner of an instance', () => {
  it('can be another one, named with its label', async () => {
    const { other, heir } = people();
    const { items } = await plan('--new-owner-in', `near=${other.emailAddress}`);
    const given = items.flatMap(({ values }) => (values.length > 1 ? [values[0]?.what] : []));
    expect(new Set(given)).toEqual(new Set([`access of ${other.displayName}`]));
    const both = ['--new-owner-in', `Far=${other.emailAddress}`];
    const elsewhere = await plan('--profile', 'Near', ...both);
    expect(elsewhere.items[0]?.values[0]?.what).toBe(`access of ${heir.displayName}`);
  });

  it.each([
    ['Near', 'Write LABEL=EMAIL'],
    ['Near=', 'Write LABEL=EMAIL'],
    ['Nowhere=a@example.com', 'notFound'],
    ['Near=a@example.com Near=b@example.com', 'Two new owners are named for Near'],
  ])('is refused as %j, and says why', async (named, text) => {
    const { code, stderr } = await transfer('--new-owner-in', ...named.split(' '));
    expect([code, stderr]).toEqual([1, expect.stringContaining(text)]);
  });
});

describe('latchkey transfer --revoke-tokens', () => {
  /** Somebody with an access token, who is not the user of Latchkey's. */
  function holder() {
    const { state } = standIn().instances.production;
    const userId = state.tokens.get(standIn().instances.production.token('owner'))?.userId ?? 0;
    const leaver = state.users.get(userId);
    if (!leaver) throw new Error('There is no such person.');
    return ['--who', leaver.emailAddress, '--new-owner', people().heir.emailAddress];
  }
  const keysOf = (text: string) => {
    const { value } = JSON.parse(text) as { value: { id: string; items: readonly Item[] } };
    const keys = value.items.filter(({ subject }) => subject?.type === 'token');
    return { id: value.id, keys, items: value.items };
  };

  it('revokes their access tokens after their accounts, and only with the option', async () => {
    const { production } = standIn().instances;
    const args = ['transfer', ...holder(), '--profile', 'Near', '--kind', 'account', '--plan'];
    expect(keysOf((await desk().cli(args)).stdout).keys).toEqual([]);
    const { id, keys, items } = keysOf((await desk().cli([...args, '--revoke-tokens'])).stdout);
    expect(keys.map(({ state }) => state)).toEqual(['waiting']);
    expect(items.slice(-keys.length)).toEqual(keys);
    expect(production.state.tokens.has(production.token('owner'))).toBe(true);
    await desk().cli(['transfer', '--apply', id]);
    expect(production.state.tokens.has(production.token('owner'))).toBe(false);
  });

  it('looks for them only in the instances of the group that was chosen', async () => {
    const args = ['transfer', ...holder(), '--group', 'Far', '--revoke-tokens', '--plan'];
    const { items } = keysOf((await desk().cli(args)).stdout);
    expect(new Set(items.map(({ label }) => label))).toEqual(new Set(['Far']));
  });
});
