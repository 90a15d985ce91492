/** Which of what was built is started once before it is released. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findReleaseProblem, listStartablePackages } from '../../build/package/smoke/packages';
import { temporaryFolder } from '../support/temporary-folder';

function dist(...names: readonly string[]): string {
  const folder = temporaryFolder('dist');
  for (const name of names) writeFileSync(join(folder, name), '');
  return folder;
}

describe('the smoke test of packages', () => {
  it.each([
    ['Linux', ['latchkey_0.1.0_amd64.deb', 'Latchkey-0.1.0.AppImage'], ['linux-unpacked']],
    ['Windows', ['Latchkey Setup 0.1.0.exe'], ['win-unpacked']],
    [
      'macOS',
      ['Latchkey-0.1.0-universal.dmg', 'Latchkey-0.1.0-universal-mac.zip'],
      ['mac-universal'],
    ],
  ])('starts every package of %s, and nothing beside them', (_system, files, unpacked) => {
    const beside = [
      'SHA256SUMS',
      'sbom.cdx.json',
      'LICENCES.txt',
      'latest.yml',
      `${files[0]}.blockmap`,
    ];
    const folder = dist(...files, ...beside);
    for (const name of unpacked) mkdirSync(join(folder, name));
    expect(listStartablePackages(folder).map(({ name }) => name)).toEqual(
      [...files, ...unpacked].sort(),
    );
  });

  it('names the missing part when a package is incomplete', async () => {
    const folder = dist();
    mkdirSync(join(folder, 'win-unpacked'));
    const [found] = listStartablePackages(folder);
    await expect(Promise.resolve().then(() => found?.open())).rejects.toThrow('0 programs');
  });
});

describe('a release', () => {
  const made = {
    linux: ['Latchkey-0.1.0.AppImage', 'latchkey_0.1.0_amd64.deb'],
    darwin: ['Latchkey-0.1.0-universal-mac.zip', 'Latchkey-0.1.0-universal.dmg'],
    win32: ['Latchkey-Setup-0.1.0.exe'],
  } as const;
  const systems = ['linux', 'darwin', 'win32'] as const;

  it.each(systems)('has one package of each kind on %s', (system) => {
    expect(findReleaseProblem(made[system], system)).toBeNull();
  });

  it.each(systems)('is refused on %s when a package is missing or superfluous', (system) => {
    const [first] = made[system];
    expect(findReleaseProblem(made[system].slice(1), system)).toContain('Found: ');
    expect(findReleaseProblem([...made[system], first], system)).toContain(
      'exactly one package of each kind',
    );
    expect(findReleaseProblem([...made[system], 'latchkey.snap'], system)).toContain(
      'latchkey.snap',
    );
  });
});
