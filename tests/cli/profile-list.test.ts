/** Profiles as a file on the command line: the compiled program with a real keychain and a real store. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStandIn, makeBigInstance, type StandIn } from '../domo';
import { Desk } from '../harness/desk';
import { cannotRun } from '../harness/private-desktop';
import { notOnWindows } from '../support/not-on-windows';
import { temporaryFolder } from '../support/temporary-folder';

const names = ['one', 'two', 'three'] as const;
const reason = cannotRun();
if (reason !== null) console.warn(`SKIPPED tests/cli/profile-list: ${reason}`);

const skipped =
  notOnWindows('tests/cli/profile-list', 'the stand-in of `op` is a shell script') ||
  reason !== null;

describe.skipIf(skipped)('latchkey profile export and import', () => {
  const folder = temporaryFolder('profile-list');
  let standIn: StandIn;
  let desk: Desk;

  const of = (name: (typeof names)[number]) => {
    const instance = standIn.instances[name];
    if (!instance) throw new Error('no such instance');
    return { origin: instance.origin, token: instance.token('admin') };
  };
  const listFile = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  /** A program `op` that knows one item. */
  const pathWithOp = (item: string, token: string): string => {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    const known = `[ "$1 $2 $3" = "read --no-newline ${item}" ] && printf %s '${token}' && exit 0`;
    writeFileSync(join(bin, 'op'), `#!/bin/sh\n${known}\necho canary-of-op >&2\nexit 1\n`);
    chmodSync(join(bin, 'op'), 0o755);
    return `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  };

  beforeAll(async () => {
    standIn = await createStandIn({
      instances: names.map((name) => makeBigInstance({ name, accounts: 2, providers: 'few' })),
    });
    desk = await Desk.open();
  });
  afterAll(async () => {
    await desk.close();
    await standIn.close();
  });

  it('shows what a list would do and adds nothing with --dry-run', async () => {
    const list = listFile('dry.csv', `One;${of('one').origin};Production\nBad;dash.acme.com\n`);
    const ended = await desk.cli(['profile', 'import', list, '--dry-run']);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/1 +new +One +127[.0-9:]+ +Production +missing/u);
    expect(ended.stdout).toMatch(/2 +refused .*Only hosts under domo\.com are taken\./u);
    expect((await desk.cli(['profile', 'list'])).stdout).toContain('No instances yet');
  });

  it('names the file of a list that is too large or in another encoding', async () => {
    const large = listFile('large.csv', 'x'.repeat(1_000_001));
    expect((await desk.cli(['profile', 'import', large])).stderr).toContain(
      `The list ${large} is larger than 977 KB.`,
    );
    const foreign = listFile('foreign.csv', 'Cas\0a');
    expect((await desk.cli(['profile', 'import', foreign])).stderr).toContain(
      `The list ${foreign} is not in UTF-8.`,
    );
  });

  it('adds instances with tokens from 1Password and the environment, and one without', async () => {
    const list = listFile(
      'list.csv',
      [
        'label,instance,group,token',
        `One,${of('one').origin},Production,op://Domo/one/token`,
        `Two,${of('two').origin},Production,env:TOKEN_OF_TWO`,
        `Three,${of('three').origin},Staging,`,
        'Four,http://127.0.0.1:9,,op://Domo/four/token',
      ].join('\n'),
    );
    const ended = await desk.cli(['profile', 'import', list], '', {
      PATH: pathWithOp('op://Domo/one/token', of('one').token),
      TOKEN_OF_TWO: of('two').token,
    });
    expect(ended.stdout).toMatch(/2 +127\S+ +One +added\n/u);
    expect(ended.stdout).toMatch(/3 +127\S+ +Two +added\n/u);
    expect(ended.stdout).toMatch(/4 +127\S+ +Three +added, token missing\n/u);
    expect(ended.stdout).toMatch(/5 +127\S+ +Four +failed +noToken: The 1Password command `op` failed with exit status 1\./u); // prettier-ignore
    expect(ended.code).toBe(1);
    const printed = ended.stdout + ended.stderr;
    for (const secret of [of('one').token, of('two').token, 'canary-of-op']) {
      expect(printed).not.toContain(secret);
    }
    const listed = (await desk.cli(['profile', 'list'])).stdout;
    expect(listed).toMatch(/Three .*Staging +normal +none /u);
    expect(listed).toMatch(/One .*Production +normal +keychain /u);
    expect((await desk.cli(['sync', '--profile', 'One', 'Two'])).code).toBe(0);
  });

  it('gives an instance its missing token when the list is imported again', async () => {
    const list = listFile(
      'again.csv',
      `instance,token\n${of('three').origin},env:TOKEN_OF_THREE\n`,
    );
    const more = { TOKEN_OF_THREE: of('three').token };
    const ended = await desk.cli(['profile', 'import', list], '', more);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/Three +changed\n/u);
    expect((await desk.cli(['profile', 'check', 'Three'])).code).toBe(0);
  });

  it('runs a command of a list only with --allow-commands, where nobody can be asked', async () => {
    await desk.cli(['profile', 'remove', 'Three']);
    const token = listFile('token', of('three').token);
    const list = listFile('command.csv', `Three,${of('three').origin},,,,cmd:cat ${token}\n`);
    const refused = await desk.cli(['profile', 'import', list]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('--allow-commands');
    const ended = await desk.cli(['profile', 'import', list, '--allow-commands']);
    expect(ended.stdout).toMatch(/Three +added\n/u);
  });

  it('exports what another folder imports, without a token', async () => {
    const file = join(folder, 'instances.json');
    const ended = await desk.cli(['profile', 'export', '--out', file]);
    expect(ended).toMatchObject({ code: 0, stdout: `Wrote 3 instances to ${file}\n` });
    const text = readFileSync(file, 'utf8');
    for (const name of names) expect(text).not.toContain(of(name).token);
    const { stdout } = await desk.cli(['profile', 'export']);
    expect(stdout).toBe(text);
    // The same data folder: all of it is there already, and nothing changes.
    const same = await desk.cli(['profile', 'import', '-', '--json'], text);
    expect(JSON.parse(same.stdout)).toMatchObject({
      ok: true,
      value: { results: [{ outcome: 'same' }, { outcome: 'same' }, { outcome: 'same' }] },
    });
  });

  it('exports where each token is, so that 50 instances are whole in another folder', async () => {
    const many = Array.from({ length: 50 }, (_, at) => `client-${at + 1}`);
    const stands = await createStandIn({
      instances: many.map((name) => makeBigInstance({ name, accounts: 1, providers: 'few' })),
    });
    const [from, to] = [await Desk.open(), await Desk.open()];
    try {
      const tokens: Record<string, string> = {};
      const lines = many.map((name, at) => {
        const instance = stands.instances[name];
        if (!instance) throw new Error('no such instance');
        tokens[`T_CLIENT_${at + 1}`] = instance.token('admin');
        return `Client ${at + 1},${instance.origin}`;
      });
      await from.cli(['profile', 'import', '-', '--no-check'], lines.join('\n'));
      const pattern = ['--token-from', 'env:T_{label}'];
      const { stdout } = await from.cli(['profile', 'export', ...pattern]);
      for (const token of Object.values(tokens)) expect(stdout).not.toContain(token);
      const imported = await to.cli(['profile', 'import', '-', '--json'], stdout, tokens);
      expect(imported.code).toBe(0);
      const { value } = JSON.parse(imported.stdout) as { value: { results: unknown[] } };
      expect(value.results).toHaveLength(50);
      expect((await to.cli(['profile', 'check', 'Client 50'])).code).toBe(0);
      const refused = await from.cli(['profile', 'export', '--token-from', 'cmd:cat {label}']);
      expect([refused.code, refused.stderr]).toEqual([
        1,
        expect.stringContaining('does not say where tokens are'),
      ]);
    } finally {
      await from.close();
      await to.close();
      await stands.close();
    }
  });

  it('says that a file cannot be read, or is none', async () => {
    const nowhere = await desk.cli(['profile', 'import', join(folder, 'nowhere.csv')]);
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toContain('cannot be read');
    expect((await desk.cli(['profile', 'import', folder])).stderr).toContain('is no file');
    expect((await desk.cli(['profile', 'import', '-'], '{')).stderr).toContain('and is none');
  });
});
