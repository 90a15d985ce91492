/** What a killed addition of an instance leaves in the keychain, on a real Secret Service. */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../harness/desk';
import { cannotRun } from '../harness/private-desktop';
import { rawEntries } from '../lock/raw-entries';
import { compiledProgram } from '../support/compiled-program';

const reason = cannotRun();
if (reason !== null) console.warn(`SKIPPED tests/profiles/remove-lost-tokens: ${reason}`);

describe.skipIf(reason !== null)('the token of an instance whose addition was killed', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await Desk.open();
  });
  afterEach(async () => {
    await desk.close();
  });

  it('is removed at the next start, and no other token is', async () => {
    await desk.cli(['profile', 'add', 'kept', '--no-check'], 'canary-token-that-stays');
    const listed = await desk.cli(['profile', 'list', '--json']);
    const [, kept = ''] = /"id": ?"([0-9a-f]{12})"/u.exec(listed.stdout) ?? [];
    const lost = randomUUID();
    const child = fork(await compiledProgram('tests/profiles/dying-add.ts'), [lost], {
      env: desk.env(),
      execArgv: [],
    });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    const accounts = [`token:${lost}`, `token:${kept}`];
    expect(Object.keys(await rawEntries(desk, accounts))).toEqual(accounts);

    expect((await desk.cli(['status'])).code).toBe(0);
    // A command ends without waiting for housekeeping, which the next one does again.
    await expect
      .poll(async () => {
        await desk.cli(['profile', 'list']);
        return Object.keys(await rawEntries(desk, accounts));
      })
      .toEqual([`token:${kept}`]);
    expect((await desk.cli(['profile', 'list'])).stdout).toContain('kept');
  });
});
