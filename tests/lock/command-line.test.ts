/** A passphrase and the command line, on a real Secret Service and the real store. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../harness/desk';
import { cannotRun } from '../harness/private-desktop';
import { rawEntries } from './raw-entries';

const PASSPHRASE = 'correct horse battery';
const TOKEN = 'canary-token-under-a-passphrase';
const reason = cannotRun();
if (reason !== null) console.warn(`SKIPPED tests/lock/command-line: ${reason}`);

describe.skipIf(reason !== null)('the command line of a locked Latchkey', () => {
  let desk: Desk;
  let accounts: string[];
  let withFile: { LATCHKEY_PASSPHRASE_FILE: string };

  beforeAll(async () => {
    desk = await Desk.open();
    const file = join(desk.home, 'passphrase.txt');
    writeFileSync(file, `${PASSPHRASE}\n`);
    withFile = { LATCHKEY_PASSPHRASE_FILE: file };
    const added = await desk.cli(['profile', 'add', 'acme', '--no-check'], TOKEN);
    expect(added.stderr + added.stdout).toContain('acme');
    expect(added.code).toBe(0);
    const listed = await desk.cli(['profile', 'list', '--json']);
    const [, id] = /"id": ?"([0-9a-f]{12})"/u.exec(listed.stdout) ?? [];
    accounts = ['key:store', 'key:fingerprint', `token:${id ?? ''}`];
  });

  afterAll(async () => {
    await desk.close();
  });

  it('keeps neither token nor key readable in the keychain once a passphrase is set', async () => {
    expect(JSON.stringify(await rawEntries(desk, accounts))).toContain(TOKEN);
    const set = await desk.cli(
      ['call', 'lock.setPassphrase'],
      JSON.stringify({ passphrase: PASSPHRASE, current: null }),
    );
    expect(set.stderr).toBe('');
    expect(set.code).toBe(0);
    const entries = await rawEntries(desk, accounts);
    expect(Object.keys(entries).length).toBeGreaterThanOrEqual(2);
    for (const value of Object.values(entries)) expect(value).toMatch(/^sealed:v1:/u);
  });

  it('refuses without the passphrase, and says how to give it', async () => {
    const { code, stdout, stderr } = await desk.cli(['profile', 'list']);
    expect(code).not.toBe(0);
    expect(stdout).not.toContain('acme');
    expect(stderr).toContain('Latchkey is locked by a passphrase.');
    expect(stderr).toContain('LATCHKEY_PASSPHRASE_FILE');
  });

  it('works with the passphrase from a file', async () => {
    const { code, stdout } = await desk.cli(['profile', 'list'], '', withFile);
    expect(code).toBe(0);
    expect(stdout).toContain('acme');
  });

  it('says that lock.json is missing, and works again with it', async () => {
    const file = join(desk.home, 'lock.json');
    const own = readFileSync(file);
    rmSync(file);
    const { code, stdout, stderr } = await desk.cli(['profile', 'list'], '', withFile);
    expect(code).not.toBe(0);
    expect(stderr + stdout).toContain('lock.json is missing');
    const set = await desk.cli(
      ['call', 'lock.setPassphrase'],
      JSON.stringify({ passphrase: 'a new passphrase', current: null }),
    );
    expect(set.code).not.toBe(0);
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, own);
    expect((await desk.cli(['profile', 'list'], '', withFile)).stdout).toContain('acme');
  });

  it('finds the token plain in the keychain again after the passphrase was removed', async () => {
    const removed = await desk.cli(
      ['call', 'lock.removePassphrase'],
      JSON.stringify({ current: PASSPHRASE }),
      withFile,
    );
    expect(removed.code).toBe(0);
    expect(JSON.stringify(await rawEntries(desk, accounts))).toContain(TOKEN);
    expect((await desk.cli(['profile', 'list'])).stdout).toContain('acme');
  });
});
