/** `latchkey report`: what got worse since the last one, as text, JSON and a page, and how it ends. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/contract';
import { createStandIn, type Instance, type StandIn } from '../domo';
import { STREAM_SECRET } from '../domo/state/streams';
import { Desk } from '../harness/desk';
import { boardInstances, type BoardName } from '../support/broken-board';
import { temporaryFolder } from '../support/temporary-folder';

let standIn: StandIn<BoardName>;
let desk: Desk;
const folder = temporaryFolder('report');
const one = (): Instance => standIn.instances.accounts;
const two = (): Instance => standIn.instances.healthy;

const run = (args: readonly string[], stdin = '') => desk.cli(args, stdin);
const sync = async (...more: string[]): Promise<void> => {
  const { code, stderr } = await run(['sync', '--depth', 'full', ...more]);
  if (code !== 0 && code !== 4) throw new Error(stderr);
};
const report = async (...args: string[]): Promise<{ code: number; value: Report }> => {
  const { code, stdout } = await run(['report', '--json', ...args]);
  return { code, value: (JSON.parse(stdout) as { value: Report }).value };
};

beforeAll(async () => {
  const wanted = boardInstances().filter(({ name }) => name === 'accounts' || name === 'healthy');
  standIn = await createStandIn<BoardName>({ instances: wanted });
  desk = await Desk.open();
  for (const [label, { origin, tokens }] of [
    ['One', one()],
    ['Two <b>&"', two()],
  ] as const) {
    const added = await run(['profile', 'add', origin, '--label', label], tokens['admin']);
    if (added.code !== 0) throw new Error(added.stderr);
  }
  await sync();
});
afterAll(async () => {
  await desk.close();
  await standIn.close();
});

describe('latchkey report', () => {
  it('says at first that there is nothing to compare with, ends with 0, and names what stands', async () => {
    const { code, stdout, stderr } = await run(['report']);
    expect(code).toBe(0);
    expect(stdout).toContain('First report of 2 instances: there is nothing to compare with yet.');
    expect(stdout).toContain('Now: 2 invalid accounts.');
    expect(stderr).toContain('One: this is its first report');
    expect(stderr).toContain('drift is not told: no comparison');
    // The full sync read it.
    expect(stderr).not.toContain('when the tokens of');
  });

  it('says that nothing got worse when nothing did, although something is broken, and ends with 0', async () => {
    const { code, stdout } = await run(['report']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Nothing got worse in 2 instances since /u);
  });

  it('prints its plan without doing anything, and makes the report that a plan says', async () => {
    const page = join(folder, 'planned.html');
    const planned = await run(['report', '--html', page, '--profile', 'One', '--plan']);
    expect(JSON.parse(planned.stdout)).toMatchObject({ operation: 'report.make' });
    expect(existsSync(page)).toBe(false);
    const made = await run(['report', '--apply', '-'], planned.stdout);
    expect(made.stdout).toContain('Nothing got worse in 1 instance');
    expect(readFileSync(page, 'utf8')).toContain('<!doctype html>');
    rmSync(page);
  });

  it('tells each thing that got worse once, and ends with 5', async () => {
    const account = one().state.accounts.get(10);
    if (!account) throw new Error('The board has no account 10.');
    account.valid = false;
    account.access = [...account.access, { type: 'USER', id: '55874022', accessLevel: 'CAN_VIEW' }];
    const other = one().state.accounts.get(9);
    if (!other) throw new Error('The board has no account 9.');
    other.access = [...other.access, { type: 'USER', id: '55874022', accessLevel: 'OWNER' }];
    await sync('--read-streams');
    const { code, value } = await report();
    expect(code).toBe(5);
    const found = value.findings.map(({ kind, account: of }) => [kind, of?.displayName]);
    expect(found).toEqual([
      ['newlyInvalid', 'works'],
      ['newlyFailing', 'runs fail'],
      ['newlyFailing', 'one of two accounts fails'],
      ['newlyFailing', 'runs are invalid'],
      ['newOwner', 'never ran and is unused'],
      ['newShare', 'works'],
    ]);
    expect(value.findings.at(-1)?.text).toContain('none → CAN_VIEW');
    expect((await report()).value.findings).toEqual([]);
  });

  it('tells a failure that grew, and none that shrank', async () => {
    const [growing, shrinking] = [2, 3].map((id) => one().state.accounts.get(id));
    if (!growing || !shrinking) throw new Error('The board lacks its accounts.');
    const failing = growing.datasets[0]?.feed ?? null;
    if (failing === null) throw new Error('It does not fail.');
    growing.datasets = growing.datasets.map((dataset) => ({ ...dataset, feed: failing }));
    shrinking.datasets = shrinking.datasets.slice(1);
    await run(['attention', '--read-streams']);
    const { code, value } = await report();
    expect(code).toBe(5);
    expect(value.findings).toMatchObject([
      {
        kind: 'newlyFailing',
        account: { id: 2 },
        text: expect.stringContaining('3 more') as string,
      },
    ]);
  });

  it('tells again what was not remembered, and what is new since a time', async () => {
    const before = new Date().toISOString();
    const account = two().state.accounts.get(1);
    if (!account) throw new Error('The board has no account 1.');
    account.valid = false;
    await sync('--profile', 'Two <b>&"');
    expect((await report('--no-remember')).value.findings).toHaveLength(1);
    expect((await report()).value.findings).toHaveLength(1);
    expect((await report()).value.findings).toHaveLength(0);
    const again = await report('--since', before);
    expect(again).toMatchObject({ code: 5, value: { findings: [{ kind: 'newlyInvalid' }] } });
    // Before the first report, snapshots tell what they can, and the report says so.
    const early = await report('--since', '1d');
    expect(early.value.notKnown.join('\n')).toMatch(
      /by \d{4}-\d\d-\d\d \d\d:\d\d UTC, so only its snapshots tell what is new/u,
    );
    expect(early.value.findings.map(({ kind }) => kind)).toContain('newlyInvalid');
    expect(early.value.findings.map(({ kind }) => kind)).not.toContain('newlyFailing');
  });

  it('remembers each instance by itself', async () => {
    const account = two().state.accounts.get(1);
    if (!account) throw new Error('The board has no account 1.');
    account.valid = true;
    await sync();
    await report();
    account.valid = false;
    await sync();
    expect(await report('--profile', 'One')).toMatchObject({ code: 0, value: { findings: [] } });
    expect(await report()).toMatchObject({
      code: 5,
      value: { findings: [{ kind: 'newlyInvalid', label: 'Two <b>&"' }] },
    });
  });

  it('writes one page without script or network, in which names are only text', async () => {
    const file = join(folder, 'report.html');
    writeFileSync(file, 'of yesterday');
    const { code, stdout } = await run([
      'report',
      '--since',
      '1d',
      '--no-remember',
      '--html',
      file,
    ]);
    expect(code).toBe(5);
    expect(stdout).toContain('Newly invalid');
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('Two &lt;b&gt;&amp;&quot;');
    expect(page).not.toContain('<b>');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|href=|src=|https?:|url\(|@import/iu);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('prefers-color-scheme: dark');
    for (const secret of [STREAM_SECRET, one().token('admin'), 'canary'])
      expect(page).not.toContain(secret);
    expect(readdirSync(dirname(file))).toEqual(['report.html']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    const page2 = await run(['report', '--no-remember', '--html', '-']);
    expect(page2.stdout).toMatch(/^<!doctype html>[^]*<\/html>\n$/u);
  });

  it('remembers nothing when the page cannot be written, with cannotWriteFile', async () => {
    const account = one().state.accounts.get(6);
    if (!account) throw new Error('The board has no account 6.');
    account.valid = false;
    await sync();
    const refused = await run(['report', '--html', join(folder, 'none', 'report.html')]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('cannotWriteFile');
    expect((await report()).value.findings).toMatchObject([{ kind: 'newlyInvalid' }]);
  });

  it('ends with 4 when an instance could not be read, with 5 when that is new, and tells why', async () => {
    await two().playUnknown('refused');
    // One dead instance keeps nobody's report back, where the shell goes on after 0 only.
    const synced = await run(['sync', '--read-streams', '--allow-partial']);
    expect(synced.code).toBe(0);
    expect(synced.stderr).toContain('Two <b>&": its streams were not read.');
    const first = await run(['report']);
    expect(first.code).toBe(5);
    expect(first.stdout).toContain('No longer readable (1)');
    const second = await run(['report']);
    expect(second.code).toBe(4);
    expect(second.stdout).toMatch(/^Nothing got worse in 1 of 2 instances that could be read/u);
    expect(second.stderr).toContain('could not be read: what got worse in it is not known');
    expect((await run(['report', '--allow-partial'])).code).toBe(0);
    await two().playUnknown(null);
    await run(['sync']);
  });

  it('tells a token that Domo refuses from now on', async () => {
    await report();
    two().state.tokens.clear();
    await run(['sync']);
    expect(await report()).toMatchObject({ code: 5, value: { findings: [{ kind: 'tokenLost' }] } });
  });

  it('tells drift of a saved comparison with a baseline, from its second report on', async () => {
    const listed = await run(['profile', 'list', '--json']);
    const { profiles } = (JSON.parse(listed.stdout) as { value: { profiles: { id: string }[] } })
      .value;
    const comparison = {
      view: 'instances',
      profileIds: profiles.map(({ id }) => id),
      baseline: 0,
    };
    await run(['call', 'comparison.save'], JSON.stringify({ name: 'To One', comparison }));
    const first = await report();
    expect(first.value.notKnown.join('\n')).toContain('“To One” was compared for the first time');
    one().state.accounts.delete(10);
    const [model] = one().state.accounts.values();
    if (model)
      one().state.accounts.set(77, { ...model, id: 77, name: 'late', displayName: 'late' });
    one().state.accounts.set(78, {
      ...model,
      id: 78,
      name: 'later',
      displayName: 'later',
    } as never);
    await run(['sync']);
    const { value } = await report();
    expect(value.findings).toMatchObject([
      { kind: 'newlyInvalid' },
      { kind: 'newlyInvalid' },
      { kind: 'drift', label: 'To One', profileId: null },
    ]);
    expect(value.findings.at(-1)?.text).toContain('“late” (missing in Two <b>&")');
  });

  it('refuses a time that is not in the past with invalidRequest, and an unknown instance with notFound', async () => {
    const late = await run(['report', '--since', '2999-01-01']);
    expect(late).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('invalidRequest') as string,
    });
    const unknown = await run(['call', 'report.make'], '{"profileIds":["nobody"]}');
    expect(unknown.stdout).toContain('notFound');
  });
});
