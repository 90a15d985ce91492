/** What is shipped opens its window to no other program, whatever it is started with: promise P31 (no way in). */
import { spawn } from 'node:child_process';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandboxArgs } from '../../build/lib/environment';
import { DRIVABLE_MARK } from '../../build/package/drivable';
import { Desk } from '../harness/desk';
import { freePort } from '../harness/free-port';
import { until } from '../harness/until';
import { VirtualDisplay } from '../harness/virtual-display';
import { windowUsable } from '../harness/window-usable';
import { asarOf, programOf, type Build } from './support/built';
import { listeningPorts } from './support/listening';
import { isMain, runningOf, type Seen } from './support/processes';

let display: VirtualDisplay;

beforeAll(async () => {
  display = await VirtualDisplay.start();
});
afterAll(() => display.close());

/** Starts a build, and looks at its processes and ports once its window can be used. */
async function started(
  build: Build,
  args: readonly string[],
): Promise<{ running: readonly Seen[]; ports: readonly number[]; printed: string }> {
  const desk = await Desk.open();
  const program = programOf(build);
  const child = spawn(program, [...sandboxArgs(), '--disable-gpu', ...args], {
    env: desk.env({ LATCHKEY_MARKS: '1', DISPLAY: display.name, WAYLAND_DISPLAY: '' }),
    // Chromium reads and writes its pipe for debugging here.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const printed = await windowUsable(child);
    const running = runningOf(program);
    return { running, ports: listeningPorts(running.map(({ pid }) => pid)), printed };
  } finally {
    child.kill();
    await ended;
    // Helpers of the program end after it, and write into the data folder until then.
    await until('the end of all processes', () => Promise.resolve(runningOf(program).length === 0));
    await desk.close();
  }
}

describe('a shipped package', () => {
  test.each([
    ['--remote-debugging-port=PORT'],
    ['-remote-debugging-port=PORT'],
    [' --remote-debugging-port=PORT'],
    ['--remote-debugging-port=PORT,--remote-debugging-address=127.0.0.1'],
    ['--remote-debugging-pipe,--inspect=PORT,--js-flags=--expose-gc'],
  ])('listens on no port when it is started with %j', async (text) => {
    const given = text.split(',');
    const port = await freePort();
    const args = given.map((text) => text.replace('PORT', String(port)));
    const { running, ports, printed } = await started('first', args);
    expect(ports).toEqual([]);
    expect(printed).not.toMatch(/DevTools listening|Debugger listening/iu);
    // The program that was started waits for the one without these switches.
    expect(running.filter(isMain)).toHaveLength(2);
    const [first, ...others] = running.filter(isMain).sort((one, two) => one.pid - two.pid);
    const names = given.map((text) => text.trim().replace(/=.*$/u, ''));
    const seen = (process: Seen | undefined): string[] =>
      (process?.args ?? []).filter((arg) => names.some((name) => arg.startsWith(name)));
    expect(seen(first)).toHaveLength(given.length);
    expect(others.flatMap(seen)).toEqual([]);
  });

  test('starts one program when it is started with nothing of that kind', async () => {
    const { running, ports } = await started('first', []);
    expect(running.filter(isMain)).toHaveLength(1);
    expect(ports).toEqual([]);
  });

  test('has nothing in its code that lets tests drive it', () => {
    expect(codeWith(DRIVABLE_MARK, 'first')).toEqual([]);
    expect(codeWith(DRIVABLE_MARK, 'again')).toEqual([]);
  });
});

describe('a package that tests can drive', () => {
  test('listens where it is told to, and says what it is', async () => {
    const port = await freePort();
    const { ports, printed } = await started('driven', [`--remote-debugging-port=${port}`]);
    expect(ports).toContain(port);
    expect(printed).toContain(DRIVABLE_MARK);
  });

  test('can be told by its code', () => {
    expect(codeWith(DRIVABLE_MARK, 'driven')).toEqual(['out/main/index.js']);
    expect(codeWith(DRIVABLE_MARK, 'higher')).toEqual(['out/main/index.js']);
  });
});

/** The files of the archive's own code that have a text. */
const codeWith = (text: string, build: Build): string[] =>
  listPackage(asarOf(build), { isPack: false })
    .map((name) => name.slice(1))
    .filter((name) => /^out\/.*\.js$/u.test(name))
    .filter((name) => extractFile(asarOf(build), name).includes(text));
