/** The commands that the README names, run as a person runs them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { root } from '../../build/lib/paths';
import { HANGING_MS } from '../support/time-limit';
import { expect, test } from './support/test';

interface Running {
  readonly child: ChildProcess;
  readonly printed: () => string;
}

/** Starts a build script with everything below it in one process group, so that all of it can be ended. */
function begin(script: string, env: NodeJS.ProcessEnv): Running {
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const child = spawn(process.execPath, [tsx, join(root, 'build', script)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const lines: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
  return { child, printed: () => lines.join('') };
}

async function end({ child }: Running): Promise<void> {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill()) await ended;
    return;
  }
  // The first of the group may end before the others, which still write to the data folder.
  const group = child.pid;
  await expect.poll(() => signalled(group, 'SIGTERM')).toBe(false);
}

/** Whether anything of the process group was still there to be signalled. */
function signalled(group: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

const usable = /latchkey:usable/u;

test('npm start opens the app with the user’s own profiles', async ({ desk }) => {
  const running = begin('start.ts', desk.env({ LATCHKEY_MARKS: '1' }));
  try {
    await expect.poll(running.printed, { timeout: HANGING_MS }).toMatch(usable);
    expect(existsSync(join(desk.home, 'inventory.db'))).toBe(true);
  } finally {
    await end(running);
  }
});

test('npm start without a display says what can be done instead', async ({ desk }) => {
  test.skip(process.platform !== 'linux', 'elsewhere there is always a display');
  const running = begin('start.ts', { ...desk.env(), DISPLAY: '', WAYLAND_DISPLAY: '' });
  const code = await new Promise((resolve) => running.child.once('exit', resolve));
  expect(code).toBe(1);
  expect(running.printed()).toContain('npm run demo');
});

test('npm run demo with a display opens the window and keeps it open', async ({ desk }) => {
  const running = begin('demo.ts', { ...process.env, ...desk.env(), LATCHKEY_MARKS: '1' });
  try {
    await expect.poll(running.printed, { timeout: HANGING_MS }).toMatch(usable);
    expect(running.child.exitCode).toBeNull();
    const ended = new Promise((resolve) => running.child.once('exit', resolve));
    await end(running);
    // It was the signal that ended it: a demo that closes its window by itself ends well.
    expect(await ended).not.toBe(0);
  } finally {
    await end(running);
  }
});

test('npm run demo without a display saves a picture of each view and the CSV files', async () => {
  test.skip(process.platform !== 'linux', 'elsewhere there is always a display');
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  const running = begin('demo.ts', env);
  const code = await new Promise((resolve) => running.child.once('exit', resolve));
  expect(running.printed()).toContain('There is no display here');
  expect(code, running.printed()).toBe(0);
  const folder = join(root, 'demo-output');
  expect(running.printed()).toContain(`Pictures and CSV files are in ${folder}`);
  const pictures = [
    'accounts',
    'all-instances',
    'overview',
    'access',
    'sync',
    'export',
    'settings',
  ];
  for (const picture of pictures.flatMap((view) => [`${view}-light`, `${view}-dark`])) {
    const png = readFileSync(join(folder, `${picture}.png`));
    expect(png.subarray(1, 4).toString('latin1'), picture).toBe('PNG');
    expect(png.readUInt32BE(16), picture).toBe(1440);
  }
  const rows = parse(readFileSync(join(folder, 'accounts.csv')), { bom: true, columns: true });
  expect(rows.length).toBeGreaterThan(400);
  expect(existsSync(join(folder, 'access.csv'))).toBe(true);
});
