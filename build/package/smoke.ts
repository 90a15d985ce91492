/**
 * `npm run package:smoke`: starts each package in `dist`, waits until its window can be used, and ends it. `--release`
 * first checks that `dist` has every package of a release for this system.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Desk } from '../../tests/harness/desk';
import { VirtualDisplay } from '../../tests/harness/virtual-display';
import { windowUsable } from '../../tests/harness/window-usable';
import { sandboxArgs, hasDisplay } from '../lib/environment';
import { inRoot } from '../lib/paths';
import { say, script, Stop } from '../lib/say';
import { prepare } from '../prepare';
import { listPackageFiles } from './release-files';
import { findReleaseProblem, listStartablePackages, type OpenedPackage } from './smoke/packages';

script(async () => {
  const { values } = parseArgs({ options: { release: { type: 'boolean', default: false } } });
  const dist = inRoot('dist');
  const packages = existsSync(dist) ? listStartablePackages(dist) : [];
  if (packages.length === 0) throw new Stop('Nothing is built: run `npm run package`.');
  const problem = values.release ? findReleaseProblem(listPackageFiles(dist)) : null;
  if (problem !== null) throw new Stop(problem);
  await prepare('test');
  const display = hasDisplay() ? null : await VirtualDisplay.start();
  if (display) process.env['DISPLAY'] = display.name;
  for (const { name, open } of packages) {
    const opened = await open();
    try {
      await startPackage(opened);
    } finally {
      await opened.close();
    }
    say(`${name} starts, and its window can be used.`);
  }
  await display?.close();
  return 0;
});

/** Starts a package with an empty data folder, and ends it as soon as its window can be used. */
async function startPackage({ program, env }: OpenedPackage): Promise<void> {
  const desk = await Desk.open();
  const child = spawn(program, [...sandboxArgs(), '--disable-gpu'], {
    env: desk.env({ ...env, LATCHKEY_MARKS: '1' }),
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await windowUsable(child);
  } finally {
    child.kill();
    await ended;
    await desk.close();
  }
}
