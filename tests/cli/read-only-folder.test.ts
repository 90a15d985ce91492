/** In a data folder that cannot be written, what was read stays readable and can be exported. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cliFile } from '../../build/lib/paths';
import type { CliEnded, Desk } from '../harness/desk';
import { cannotMountReadOnly, inReadOnlyFolder } from '../harness/read-only-folder';
import { temporaryFolder } from '../support/temporary-folder';
import { openSyncedDesk } from './synced-desk';

const cannotMount = cannotMountReadOnly();
if (cannotMount) console.warn('SKIPPED tests/cli/read-only-folder: a mount needs a right');

describe.skipIf(cannotMount)('a read-only data folder', () => {
  let desk: Desk;
  let close: () => Promise<void>;

  beforeEach(async () => {
    ({ desk, close } = await openSyncedDesk());
  });

  afterEach(async () => {
    await close();
  });

  function readOnlyCli(args: readonly string[]): Promise<CliEnded> {
    const [program, ...rest] = inReadOnlyFolder(desk.home, [process.execPath, cliFile, ...args]);
    const child = spawn(program, rest, {
      env: desk.env({ DISPLAY: '', WAYLAND_DISPLAY: '' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    return new Promise((resolve) => {
      child.once('close', (code) => {
        resolve({ code: code ?? -1, stdout, stderr });
      });
    });
  }

  it('shows and exports what was read, says so, and changes nothing', async () => {
    const before = readdirSync(desk.home);
    const listed = await readOnlyCli(['profile', 'list']);
    expect(listed).toMatchObject({ code: 0 });
    expect(listed.stdout).toContain('One');
    expect(listed.stderr).toContain('cannot be written');
    expect((await readOnlyCli(['activity'])).code).toBe(0);

    const folder = temporaryFolder('export');
    const csv = join(folder, 'accounts.csv');
    writeFileSync(csv, 'older');
    expect((await readOnlyCli(['export', 'accounts', '--out', csv])).code).toBe(0);
    expect(readFileSync(csv, 'utf8').split('\n').length).toBeGreaterThan(100);

    expect(readdirSync(desk.home)).toEqual(before);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('latchkey-store-copy'))).toEqual(
      [],
    );
  });

  it('refuses every change with the reason and what to do', async () => {
    const removed = await readOnlyCli(['profile', 'remove', 'One']);
    expect(removed.code).toBe(1);
    expect(removed.stderr).toContain('Make the folder writable');
    const synced = await readOnlyCli(['sync', '--json']);
    expect(synced.code).toBe(1);
    expect(JSON.parse(synced.stdout)).toMatchObject({
      value: { results: [{ outcome: 'failed', problem: { code: 'storeUnavailable' } }] },
    });
    expect((await desk.cli(['profile', 'check', 'One'])).code).toBe(0);
  });
});
