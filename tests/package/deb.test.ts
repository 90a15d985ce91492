/** The Debian package, by Debian's own checks, without installing it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { capture } from '../../build/lib/command';
import { iconSizes } from '../../build/package/icons';
import { debOf } from './support/built';
import { packagesOfLibraries } from './support/libraries';
import { temporaryFolder } from '../support/temporary-folder';

let root = '';

beforeAll(async () => {
  root = temporaryFolder('deb');
  expect((await capture('dpkg-deb', ['-x', debOf('first'), root])).code).toBe(0);
});

const field = async (name: string): Promise<string> =>
  (await capture('dpkg-deb', ['-f', debOf('first'), name])).stdout.trim();

describe('the control fields', () => {
  test('name, version and kind of machine', async () => {
    expect(await field('Package')).toBe('latchkey');
    expect(await field('Version')).toMatch(/^\d+\.\d+\.\d+(?:~evaluation)?$/);
    expect(await field('Architecture')).toBe(process.arch === 'arm64' ? 'arm64' : 'amd64');
    expect(await field('Section')).toBe('utils');
  });

  test('depend on the package of every library that a binary is linked to', async () => {
    const depends = (await field('Depends')).split(/,\s*|\s*\|\s*/).map((each) => each.trim());
    const needed = await packagesOfLibraries(join(root, 'usr', 'lib', 'latchkey'));
    expect(needed.size).toBeGreaterThan(20);
    expect([...needed].filter((name) => !depends.includes(name))).toEqual([]);
  });
});

describe('what a desktop reads', () => {
  test('the desktop entry is valid, and takes links', async () => {
    const file = join(root, 'usr', 'share', 'applications', 'latchkey.desktop');
    const ended = await capture('desktop-file-validate', [file]);
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(file, 'utf8')).toMatch(/^MimeType=x-scheme-handler\/latchkey;$/m);
  });

  test('the metadata for software centres is valid', async () => {
    const file = join(root, 'usr', 'share', 'metainfo', 'app.latchkey.Latchkey.metainfo.xml');
    const ended = await capture('appstreamcli', ['validate', '--no-net', file]);
    expect(ended.code, ended.stdout).toBe(0);
  });

  test.each(iconSizes)('the icon of %i pixels is a PNG of that size', (size) => {
    const folder = join(root, 'usr', 'share', 'icons', 'hicolor', `${size}x${size}`, 'apps');
    const png = readFileSync(join(folder, 'latchkey.png'));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });
});

test('the manual page has nothing that man warns of, and every command', async () => {
  const page = join(root, 'usr', 'share', 'man', 'man1', 'latchkey.1.gz');
  const ended = await capture('man', ['--warnings', '-l', page], {
    env: { ...process.env, LC_ALL: 'C.UTF-8', MANWIDTH: '100' },
  });
  expect(ended.code).toBe(0);
  expect(ended.stderr).toBe('');
  for (const command of ['profile', 'sync', 'export', 'compare', 'activity']) {
    expect(ended.stdout).toMatch(new RegExp(`^   ${command}$`, 'm'));
  }
});

test('the command on the PATH leads to the starter', () => {
  expect(readdirSync(join(root, 'usr', 'bin'))).toEqual(['latchkey']);
  // The helper that Chromium's sandbox falls back to where a system forbids user namespaces.
  const helper = statSync(join(root, 'usr', 'lib', 'latchkey', 'chrome-sandbox'));
  expect(helper.mode & 0o7777).toBe(0o4755);
});

test("Debian's own checker finds no error", async () => {
  const { stdout } = await capture('lintian', [
    '--allow-root',
    '--fail-on',
    'none',
    debOf('first'),
  ]);
  const errors = stdout
    .split('\n')
    .filter((line) => line.startsWith('E:'))
    // Packages under test are built without compression, which takes long.
    .filter((line) => !/uses-no-compression-for-(?:data|control)-tarball/.test(line));
  expect(errors).toEqual([]);
});
