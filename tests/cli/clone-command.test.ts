/** `latchkey clone`: an account in other instances, by a plan, its file, and after a kill. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { canaryMark } from '../domo/company/canaries';
import { deskOfSeveral } from './desk-of-several';
import { killedAt } from './synced-desk';

const members = [
  ['production', 'Prod'],
  ['staging', 'Stage'],
  ['development', 'Dev'],
] as const;
const { desk, standIn } = deskOfSeveral(members, 'all');

beforeEach(() => {
  place();
});

const ID = 900_000;
const SOURCE = `Prod:${ID}`;
const SECRET = `${canaryMark}-typed`;
const NAME = 'An account of production alone';

/** An account whose password Domo hides. */
function place(): void {
  const { production } = standIn().instances;
  const like = [...production.state.accounts.values()].find(
    ({ closed, credentialsType }) => !closed && credentialsType === 'fields',
  );
  if (!like) throw new Error('no account');
  production.state.accounts.set(ID, {
    ...like,
    id: ID,
    name: NAME,
    displayName: NAME,
    dataProviderType: 'snowflake',
    secretManagerAccountId: null,
    secretId: null,
    config: { account: 'kestrel', username: 'svc', password: `${canaryMark}-source` },
  });
}

const cli = (...args: string[]) => desk().cli(args);
const creates = (name: 'staging' | 'development') =>
  standIn().instances[name].log.count({ route: 'accounts.create' });
const made = (name: 'staging' | 'development') =>
  [...standIn().instances[name].state.accounts.values()].filter(
    ({ displayName }) => displayName === NAME,
  );

interface Planned {
  readonly id: string;
  readonly items: readonly { readonly state: string }[];
}
const plan = async (...more: string[]): Promise<{ value: Planned; stdout: string }> => {
  const { code, stdout } = await cli('clone', SOURCE, ...more, '--plan');
  expect(code).toBe(0);
  return { ...(JSON.parse(stdout) as { value: Planned }), stdout };
};

describe('latchkey clone', () => {
  it('shows what each instance would get, and writes nothing', async () => {
    const { code, stdout } = await cli('clone', SOURCE, '--group', 'all', '--set', 'username=svc2');
    expect(code).toBe(0);
    expect(stdout).toContain('username: - → svc2');
    expect(stdout).toContain('Domo does not return password');
    expect(stdout).toContain('2 not begun');
    expect(stdout).toContain('To do it: latchkey clone --apply ');
    expect(stdout).not.toContain(canaryMark);
    expect(creates('staging') + creates('development')).toBe(0);
  });

  it('creates it with a secret from stdin, by a plan in a file, which waits without', async () => {
    const planned = await plan('--to', 'Stage', 'Dev', '--set', 'username=svc2');
    const file = join(desk().documents, 'clone.json');
    await writeFile(file, planned.stdout);
    expect(await cli('clone', '--apply', file)).toMatchObject({ code: 4 });
    expect(creates('staging')).toBe(0);
    const applied = await desk().cli(['clone', '--apply', file, '--secret-stdin'], SECRET);
    expect(applied.code).toBe(0);
    expect(applied.stdout).toContain('2 done');
    expect(applied.stdout + applied.stderr).not.toContain(canaryMark);
    for (const name of ['staging', 'development'] as const) {
      const [account] = made(name);
      expect(account?.config).toMatchObject({
        account: 'kestrel',
        username: 'svc2',
        password: SECRET,
      });
    }
    // The file is still what Latchkey planned, and nothing is made twice.
    expect(await cli('clone', '--apply', file)).toMatchObject({ code: 0 });
    expect([creates('staging'), creates('development')]).toEqual([1, 1]);
  });

  it('goes on after a kill, and creates no account twice', async () => {
    const planned = await plan('--to', 'Stage', 'Dev');
    standIn().instances.staging.faults.add({ kind: 'silent', route: 'accounts.create' });
    standIn().instances.development.faults.add({ kind: 'silent', route: 'accounts.list' });
    const command = `printf ${SECRET}`;
    const secret = ['--secret-command', command, '--allow-commands'];
    const apply = ['clone', '--apply', planned.value.id, ...secret];
    await killedAt(desk(), apply, () => creates('staging'), 1);
    for (const [name] of members) standIn().instances[name].faults.clear();
    // The write under way is unknown and never sent again; the rest is made.
    for (const _ of ['again', 'and again']) {
      const { code, stdout } = await cli(...apply);
      expect([code, stdout]).toEqual([1, expect.stringContaining('1 done, 1 unknown')]);
    }
    expect([creates('staging'), creates('development')]).toEqual([1, 1]);
  });

  it.each([
    [2, ['clone', SOURCE], '--to or --group'],
    [2, ['clone', '--to', 'Stage'], 'name an account'],
    [2, ['clone', '--apply', 'x', '--to', 'y'], 'cannot be used'],
    [2, ['clone', SOURCE, '--apply', 'x'], 'names its account itself'],
    [2, ['clone', SOURCE, '--to', 'Stage', '--secret-stdin'], 'a plan does not hold it'],
    [1, ['clone', SOURCE, '--to', 'Prod'], 'Only the instance that has'],
    [1, ['clone', SOURCE, '--to', 'Stage', '--set', 'username'], 'has no “=”'],
    [1, ['clone', SOURCE, '--to', 'Stage', '--set', 'password=x'], 'a plan holds no secret'],
    [1, ['clone', SOURCE, '--to', 'Stage', '--set', 'more=x'], 'has no field more'],
    [1, ['clone', SOURCE, '--to', 'Stage', '--leave-out', 'username'], 'Domo returns username'],
  ])('ends with %i for %j, and says why', async (expected, args, text) => {
    const { code, stderr } = await cli(...args);
    expect(code).toBe(expected);
    expect(stderr).toContain(text);
    expect(creates('staging')).toBe(0);
  });
});
