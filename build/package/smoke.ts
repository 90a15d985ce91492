/** `npm run package:smoke`: starts the built program once, waits until its window can be used, and ends it. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { attach } from '../../tests/desktop/chromium-port';
import { Desk } from '../../tests/desktop/desk';
import { freePort } from '../../tests/desktop/free-port';
import { VirtualDisplay } from '../../tests/desktop/virtual-display';
import { sandboxArgs } from '../lib/electron-args';
import { hasDisplay } from '../lib/display';
import { inRoot } from '../lib/paths';
import { say, script, Stop } from '../lib/say';
import { prepare } from '../prepare';
import { linuxProgram } from './builder';

script(async () => {
  await prepare('test');
  const display = hasDisplay() ? null : await VirtualDisplay.start();
  if (display) process.env['DISPLAY'] = display.name;
  const desk = await Desk.open();
  try {
    await startOnce(builtProgram(), desk);
  } finally {
    await desk.close();
    await display?.close();
  }
  say('The built program starts, and its window can be used.');
  // The connection to a window that is gone would keep this going.
  process.exit(0);
});

/** The inner program: what it prints and when it ends can be seen. */
function builtProgram(): string {
  const dist = inRoot('dist');
  const folder = readdirSync(dist).find((name) => /-unpacked$|^mac/.test(name));
  if (folder === undefined) throw new Stop('There is no built program: run `npm run package`.');
  if (folder.startsWith('mac')) {
    const app = readdirSync(join(dist, folder)).find((name) => name.endsWith('.app')) ?? '';
    return join(dist, folder, app, 'Contents', 'MacOS', app.replace(/\.app$/, ''));
  }
  if (!folder.startsWith('win')) return join(dist, folder, linuxProgram);
  const exe = readdirSync(join(dist, folder)).find((name) => name.endsWith('.exe')) ?? '';
  return join(dist, folder, exe);
}

async function startOnce(program: string, desk: Desk): Promise<void> {
  const port = await freePort();
  const args = [...sandboxArgs(), '--disable-gpu', `--remote-debugging-port=${port}`];
  const child = spawn(program, args, { env: desk.env(), stdio: 'inherit' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await attach(port);
  } finally {
    child.kill();
    await ended;
  }
}
