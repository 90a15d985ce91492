/** `latchkey align`: accounts of a baseline in other instances, by a plan, its file, and after a kill. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { canaryMark } from '../domo/company/canaries';
import { Desk } from '../harness/desk';
import { killedAt } from './synced-desk';

let standIn: StandIn<'production' | 'staging' | 'development'>;
let desk: Desk;

beforeAll(async () => {
  const { production, staging } = makeCompany({ providers: 'few' }).instances;
  standIn = await createStandIn({ instances: [production, staging] });
  desk = await Desk.open();
  for (const [name, label] of [
    ['production', 'Prod'],
    ['staging', 'Stage'],
  ] as const) {
    const { origin, tokens } = standIn.instances[name];
    await desk.cli(['profile', 'add', origin, '--label', label, '--group', label], tokens['admin']);
  }
});
beforeEach(() => {
  place();
});
afterEach(async () => {
  for (const name of ['production', 'staging'] as const) await standIn.instances[name].reset();
});
afterAll(async () => {
  await desk.close();
  await standIn.close();
});

const IDS = [900_000, 900_001, 900_002, 900_003];
const CHOSEN = ['--account', ...IDS.map(String)];
const FIRST_TWIN = 950_000;

/** Four accounts in production. The first is in staging too, with another user. */
function place(): void {
  const { production, staging: other } = standIn.instances;
  const like = [...production.state.accounts.values()].find(
    ({ closed, credentialsType }) => !closed && credentialsType === 'fields',
  );
  if (!like) throw new Error('no account');
  for (const [at, id] of IDS.entries()) {
    const account = {
      ...like,
      id,
      displayName: `Aligned account ${at}`,
      dataProviderType: 'snowflake',
      secretManagerAccountId: null,
      secretId: null,
      config: { account: 'kestrel', username: 'svc', password: `${canaryMark}-baseline-${at}` },
    };
    production.state.accounts.set(id, account);
    if (at > 0) continue;
    const config = { ...account.config, username: 'other' };
    other.state.accounts.set(FIRST_TWIN, { ...account, id: FIRST_TWIN, config });
  }
}

const staging = () => standIn.instances.staging;
const cli = (...args: string[]) => desk.cli(args);
const creates = () => staging().log.count({ route: 'accounts.create' });
const updates = () => staging().log.count({ route: 'accounts.updateConfig' });
const made = () =>
  [...staging().state.accounts.values()].filter(({ displayName }) =>
    displayName.startsWith('Aligned account'),
  );

interface Planned {
  readonly id: string;
  readonly items: readonly { readonly state: string }[];
}
const plan = async (...more: string[]): Promise<{ value: Planned; stdout: string }> => {
  const { code, stdout } = await cli('align', '--from', 'Prod', ...CHOSEN, ...more, '--plan');
  expect(code).toBe(0);
  return { ...(JSON.parse(stdout) as { value: Planned }), stdout };
};

describe('latchkey align', () => {
  it('shows what each account would get, and writes nothing', async () => {
    const { code, stdout } = await cli('align', '--from', 'Prod', '--group', 'Stage', ...CHOSEN);
    expect(code).toBe(0);
    expect(stdout).toContain('BASELINE');
    expect(stdout).toContain('username: other → svc');
    expect(stdout).toContain('Domo hides password');
    expect(stdout).toContain('To do it: latchkey align --apply ');
    expect(stdout).not.toContain(canaryMark);
    expect(creates() + updates()).toBe(0);
  });

  it('takes accounts of the baseline with its label too, and refuses those of another instance', async () => {
    const args = ['align', '--from', 'Prod', '--to', 'Stage', '--account', `Prod:${IDS[0]}`];
    expect((await cli(...args)).stdout).toContain('username: other → svc');
    const refused = await cli(...args, `Stage:${FIRST_TWIN}`);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(`"Stage:${FIRST_TWIN}" is no account of Prod, the baseline.`);
  });

  it('makes just the writes of a plan in a file, with secrets from stdin, and writes what became of each as CSV', async () => {
    const planned = await plan('--to', 'Stage', '--create-missing');
    const file = join(desk.documents, 'plan.json');
    await writeFile(file, planned.stdout);
    // Without the secrets, only what needs none is written.
    expect(await cli('align', '--apply', file)).toMatchObject({ code: 4 });
    expect([creates(), updates()]).toEqual([0, 1]);
    const secrets = Object.fromEntries(
      IDS.slice(1).map((id) => [`Prod:${id} password`, `${canaryMark}-typed-${id}`]),
    );
    const applied = await desk.cli(
      ['align', '--apply', file, '--secret-stdin', '--out', '-'],
      JSON.stringify(secrets),
    );
    expect(applied.code).toBe(0);
    expect(applied.stdout).toContain('instance,kind,id,name');
    expect(applied.stdout).not.toContain(canaryMark);
    expect([creates(), updates()]).toEqual([3, 1]);
    expect(
      made()
        .map(({ config }) => config['password'])
        .sort(),
    ).toEqual([`${canaryMark}-baseline-0`, ...Object.values(secrets)].sort());
    await writeFile(file, planned.stdout.replaceAll('svc', 'root'));
    const changed = await cli('align', '--apply', file);
    expect([changed.code, changed.stderr]).toEqual([
      1,
      expect.stringContaining('not as Latchkey made it'),
    ]);
  });

  it('goes on after a kill, and creates no account twice', async () => {
    const planned = await plan('--to', 'Stage', '--create-only', '--without-secrets');
    expect(planned.value.items.map(({ state }) => state)).toEqual([
      'nothing',
      'waiting',
      'waiting',
      'waiting',
    ]);
    staging().faults.add({ kind: 'silent', route: 'accounts.create', skip: 1 });
    await killedAt(desk, ['align', '--apply', planned.value.id], creates, 2);
    staging().faults.clear();
    // The write under way is unknown and never sent again; the rest is made.
    expect(await cli('align', '--apply', planned.value.id)).toMatchObject({ code: 1 });
    expect(creates()).toBe(3);
    expect(await cli('align', '--apply', planned.value.id)).toMatchObject({ code: 1 });
    expect(creates()).toBe(3);
    expect(updates()).toBe(0);
  });

  it.each([
    [2, ['align', '--from', 'Prod'], '--to or --group'],
    [2, ['align', '--apply', 'x', '--from', 'y'], 'cannot be used'],
    [2, ['align', '--from', 'Prod', '--to', 'Stage', '--secret-stdin'], 'a plan does not hold it'],
    [1, ['align', '--from', 'Prod', '--to', 'Prod'], 'Only the instance that has'],
  ])('ends with %i for %j, and says why', async (expected, args, text) => {
    const { code, stderr } = await cli(...args);
    expect(code).toBe(expected);
    expect(stderr).toContain(text);
  });
});
