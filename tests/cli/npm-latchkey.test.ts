/** `npm run -s latchkey -- …`, as in README, from any folder. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../build/lib/paths';
import { Desk, type CliEnded } from '../harness/desk';
import { temporaryFolder } from '../support/temporary-folder';

let desk: Desk;
/** The user's folder, outside the project. */
const here = realpathSync(temporaryFolder('npm'));

beforeAll(async () => {
  desk = await Desk.open();
});

afterAll(async () => {
  await desk.close();
});

function npmRun(args: readonly string[], input = ''): Promise<CliEnded> {
  // Otherwise npm would use the settings of the npm that runs these tests.
  const env = Object.fromEntries(
    Object.entries(desk.env()).filter(([name]) => !/^(?:npm_|INIT_CWD$)/iu.test(name)),
  );
  const child = spawn('npm', ['--prefix', root, 'run', '-s', 'latchkey', '--', ...args], {
    env,
    cwd: here,
    stdio: 'pipe',
    shell: process.platform === 'win32',
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? -1, stdout, stderr });
    });
  });
}

describe('the command line through npm', () => {
  it('resolves paths in the folder of the user', async () => {
    const ended = await npmRun(['export', 'accounts', '--out', 'mine.csv']);
    const file = join(here, 'mine.csv');
    expect(ended).toEqual({ code: 0, stdout: `Wrote 0 rows to ${file}\n`, stderr: '' });
    expect(readFileSync(file, 'utf8')).toContain('Account_Id');
    expect(existsSync(join(root, 'mine.csv'))).toBe(false);
  });

  it('passes stdin, stdout and the exit code through unchanged', async () => {
    const listed = await npmRun(['call', 'profile.list'], '{}');
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(listed.stdout)).toEqual({ ok: true, value: { profiles: [] } });
    expect(await npmRun(['call', 'profile.list'], 'no JSON')).toMatchObject({ code: 1 });
    expect(await npmRun(['explode'])).toMatchObject({ code: 2, stdout: '' });
  });
});
