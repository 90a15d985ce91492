/** Each bad input on the command line has a Problem of its own and the exit code 1, and loses nothing. */
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, type CliEnded } from '../harness/desk';
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { notOnWindows } from '../support/not-on-windows';
import { temporaryFolder } from '../support/temporary-folder';

const noOpenFolders = notOnWindows('a folder on stdin', 'Windows opens no folder as a file');
const company = makeCompany();
const folder = temporaryFolder('cli');
let standIn: StandIn<'development' | 'staging' | 'production'>;
let desk: Desk;

beforeAll(async () => {
  standIn = await createStandIn({ instances: company.list });
  desk = await Desk.open();
});

afterAll(async () => {
  await desk.close();
  await standIn.close();
});

const code = ({ stdout }: CliEnded): string =>
  (JSON.parse(stdout) as { problem: { code: string } }).problem.code;

describe('an invalid request', () => {
  it.each([
    ['no JSON', 'profile.list', '{"token": "canary-in-broken-json', 'invalidRequest'],
    ['JSON that does not fit', 'account.get', '{"profileId": 5}', 'invalidRequest'],
    ['no object', 'profile.list', '[1, 2]', 'invalidRequest'],
    ['null', 'profile.list', 'null', 'invalidRequest'],
    ['a word', 'profile.list', '"canary-word"', 'invalidRequest'],
    ['a field that nobody knows', 'profile.list', '{"tokn": "canary-field"}', 'invalidRequest'],
    ['two objects', 'profile.list', '{} {"token": "canary-second"}', 'invalidRequest'],
    ['a NUL', 'profile.list', '\u0000\ufffd', 'invalidRequest'],
    ['a prototype', 'profile.list', '{"__proto__": {"token": "canary"}}', 'invalidRequest'],
    ['more than 1 MB', 'profile.list', ' '.repeat(1_100_000), 'invalidRequest'],
    ['no such operation', 'account.explode', '{}', 'unknownOperation'],
    ['an inherited name', 'constructor', '{}', 'unknownOperation'],
    ['an operation of the window', 'app.showFile', '{"file": "/tmp/x"}', 'needsWindow'],
    ['no such profile', 'provider.list', '{"profileId": "nobody"}', 'notFound'],
  ])('(%s) fails with a Problem of its own', async (_what, operation, stdin, expected) => {
    const ended = await desk.cli(['call', operation], stdin);
    expect(ended.code).toBe(1);
    expect(code(ended)).toBe(expected);
    expect(ended.stdout + ended.stderr).not.toContain('canary-');
  });
});

it('a request with 400,000 arrays in each other is called nested too deeply', async () => {
  const stdin = `{"sort":${'['.repeat(400_000)}${']'.repeat(400_000)}}`;
  const ended = await desk.cli(['call', 'inventory.search'], stdin);
  expect(ended).toMatchObject({ code: 1, stderr: '' });
  expect(JSON.parse(ended.stdout)).toMatchObject({
    problem: {
      code: 'invalidRequest',
      message: 'The request on stdin is nested too deeply.',
    },
  });
});

describe('a request that could be read in two ways', () => {
  it.each([
    ['at its top', '{"profileId": "a", "profileId": "b"}', '"profileId"'],
    ['deeper', '{"filter": {"valid": true, "text": "", "valid": false}}', '"valid"'],
    ['with an escape', String.raw`{"profileId": "a", "profile\u0049d": "b"}`, '"profileId"'],
    ['with control characters', String.raw`{"a\u001b": 1, "a\u001b": 2}`, String.raw`"a\u001b"`],
  ])('is refused, and names the key that it has twice: %s', async (_what, stdin, key) => {
    const ended = await desk.cli(['call', 'account.get'], stdin);
    expect(ended.code).toBe(1);
    const { problem } = JSON.parse(ended.stdout) as { problem: { code: string; message: string } };
    expect(problem.code).toBe('invalidRequest');
    expect(problem.message).toBe(`The request on stdin has ${key} twice, with different values.`);
  });
});

it.skipIf(noOpenFolders)('a folder on stdin is no empty request', async () => {
  const opened = openSync(folder, 'r');
  try {
    const ended = await desk.cli(['call', 'profile.list'], { opened });
    expect(ended.code).toBe(1);
    expect(code(ended)).toBe('invalidRequest');
    expect(ended.stdout).toContain('Stdin is a folder');
  } finally {
    closeSync(opened);
  }
});

describe('a token', () => {
  const add = (token: string, instance = standIn.instances.staging.origin): Promise<CliEnded> =>
    desk.cli(['profile', 'add', instance, '--json'], token);

  it.each([
    ['none', '', 'invalidRequest'],
    ['of several lines', 'canary-one\ncanary-two', 'invalidRequest'],
    ['that Domo refuses', 'canary-wrong-token', 'unauthorized'],
  ])('(%s) is refused', async (_what, token, expected) => {
    const ended = await add(token);
    expect(ended.code).toBe(1);
    expect(code(ended)).toBe(expected);
    expect(ended.stdout + ended.stderr).not.toContain('canary-');
  });

  it('is refused if it has expired', async () => {
    const ended = await add(standIn.instances.staging.tokens['expired'] ?? '');
    expect(code(ended)).toBe('unauthorized');
  });

  it('is refused for an instance that cannot exist', async () => {
    expect(code(await add('canary-x', 'http://example.com'))).toBe('invalidRequest');
    expect(code(await add('canary-x', 'www'))).toBe('invalidRequest');
  });

  it('only for this session replaces the one in the keychain, which is removed', async () => {
    const { staging } = standIn.instances;
    const token = staging.token('admin');
    const added = JSON.parse((await add(token)).stdout) as {
      value: { profile: { id: string } };
    };
    const profileId = added.value.profile.id;
    const call = (operation: string, request: object): Promise<CliEnded> =>
      desk.cli(['call', operation], JSON.stringify({ profileId, ...request }));
    expect((await call('profile.check', {})).code).toBe(0);
    expect((await call('profile.update', { token, keep: 'session' })).code).toBe(0);
    // In another process the session is over.
    staging.log.clear();
    expect(code(await call('profile.check', {}))).toBe('noToken');
    expect(staging.log.count({})).toBe(0);
    expect((await call('profile.remove', {})).code).toBe(0);
  });

  it('is not replaced by a refused update', async () => {
    const { staging, production } = standIn.instances;
    const profileOf = async (origin: string, token: string): Promise<string> =>
      (JSON.parse((await add(token, origin)).stdout) as { value: { profile: { id: string } } })
        .value.profile.id;
    const first = await profileOf(staging.origin, staging.token('admin'));
    const second = await profileOf(production.origin, production.token('admin'));
    const label = production.origin.replace('http://', '');
    const refused = await desk.cli(
      ['call', 'profile.update'],
      JSON.stringify({ profileId: first, token: staging.token('viewer'), label }),
    );
    expect(code(refused)).toBe('duplicate');
    staging.log.clear();
    await desk.cli(['call', 'profile.check'], JSON.stringify({ profileId: first }));
    expect(staging.log.last({})?.auth.value).toBe(staging.token('admin'));
    for (const profileId of [first, second]) {
      await desk.cli(['call', 'profile.remove'], JSON.stringify({ profileId }));
    }
  });
});

describe('the command line', () => {
  it('says that a label does not exist', async () => {
    const ended = await desk.cli(['sync', '--profile', 'Nobody', '--json']);
    expect(ended.code).toBe(1);
    expect(code(ended)).toBe('notFound');
  });

  it('prints no control characters of an unknown label', async () => {
    const label = 'No\u001b]0;title\u0007\u009b31mbody\u202e';
    for (const args of [
      ['sync', '--profile', label],
      ['export', 'accounts', '--profile', label, '--out', join(folder, 'a.csv')],
      ['profile', 'check', label],
      ['profile', 'remove', label],
    ]) {
      const ended = await desk.cli(args);
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toContain('There is no instance called');
      expect(ended.stderr).toContain('notFound');
      expect(ended.stderr).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
    }
  });

  it('says that it cannot write into a folder that does not exist', async () => {
    const out = join(folder, 'missing', 'a.csv');
    const ended = await desk.cli(['export', 'accounts', '--out', out]);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('cannotWriteFile');
  });

  it('makes no file of the name of a folder', async () => {
    const out = join(folder, 'new-folder');
    for (const args of [
      ['export', 'accounts', '--out', `${out}/`],
      ['profile', 'export', '--out', `${out}/`],
      ['review', '--out', `${out}/`],
    ]) {
      const ended = await desk.cli(args);
      expect(ended.code).toBe(1);
      expect(ended.stderr).toContain('new-folder/ was not written: it names a folder');
      expect(existsSync(out)).toBe(false);
    }
  });

  it('says that it cannot create its data folder', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const ended = await desk.cli(['call', 'profile.list'], '{}', {
      LATCHKEY_HOME: join(file, 'home'),
    });
    expect(ended.code).toBe(1);
    expect(code(ended)).toBe('cannotWriteFile');
  });

  it('says that there is no keychain', async (context) => {
    if (process.platform !== 'linux') {
      console.log('skipped: only on Linux can a test take the keychain away');
      context.skip();
    }
    const bare = await Desk.open('missing');
    try {
      const ended = await bare.cli(['call', 'profile.list'], '{}');
      expect(ended.code).toBe(1);
      expect(code(ended)).toBe('keychainMissing');
    } finally {
      await bare.close();
    }
  });

  it('sets a damaged store aside, names it, and continues', async () => {
    const other = await Desk.open();
    try {
      await other.cli(['profile', 'list']);
      writeFileSync(join(other.home, 'inventory.db'), 'this is no database');
      const ended = await other.cli(['status']);
      expect(ended.stderr).toContain('storeDamaged');
      expect(ended.stderr).toMatch(/inventory.*damaged/u);
      expect(await other.cli(['profile', 'list'])).toMatchObject({ code: 0 });
    } finally {
      await other.close();
    }
  });
});
