/** What the Debian package needs, and how its command starts. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { debianDependencies } from '../../build/package/linux/dependencies';
import { writeLauncher } from '../../build/package/builder';
import { temporaryFolder } from '../support/temporary-folder';

it('the package requires GTK 3, and uses GTK 4 where it is available', () => {
  expect(debianDependencies.depends).toContain('libgtk-3-0');
  expect(debianDependencies.recommends).toContain('libgtk-4-1');
});

it('the package requires no OpenGL library, because Electron includes it', () => {
  const all = [...debianDependencies.depends, ...debianDependencies.recommends].join(' ');
  expect(all).not.toMatch(/libegl|libgles/iu);
});

it('the command runs with and without a display, and has line endings that a shell can read', () => {
  const folder = temporaryFolder('starter');
  const file = join(folder, 'latchkey');
  writeLauncher(file);
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('\r');
  expect(text.trimEnd().split('\n').at(-1)).toMatch(/^exec .* --ozone-platform=headless /u);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o755);
});
