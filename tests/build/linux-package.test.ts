/** What the Debian package needs, and how its command starts. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { debianDependencies } from '../../build/package/linux/dependencies';
import { writeLauncher } from '../../build/package/builder';
import { temporaryFolder } from '../support/temporary-folder';

it('the package needs GTK 3, and has GTK 4 where it can be had', () => {
  expect(debianDependencies.depends).toContain('libgtk-3-0');
  expect(debianDependencies.recommends).toContain('libgtk-4-1');
});

it('the package needs no library for OpenGL: Electron has it linked in', () => {
  const all = [...debianDependencies.depends, ...debianDependencies.recommends].join(' ');
  expect(all).not.toMatch(/libegl|libgles/iu);
});

it('the command runs with and without a display, and its lines end as a shell reads them', () => {
  const folder = temporaryFolder('starter');
  const file = join(folder, 'latchkey');
  writeLauncher(file);
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('\r');
  expect(text.trimEnd().split('\n').at(-1)).toMatch(/^exec .* --ozone-platform=headless /u);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o755);
});
