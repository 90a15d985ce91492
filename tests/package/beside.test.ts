/** What lies beside the packages: a bill of materials, licences, sums; and what a release refuses. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { capture } from '../../build/lib/command';
import { binOf, inRoot } from '../../build/lib/paths';
import { listShippedPackages } from '../../build/package/shipped-packages';
import { NO_LICENCE_TEXT } from '../../build/package/licences';
import { electronVersionOf } from '../../build/package/naming';
import { builtWith, folders } from './support/built';
import { temporaryFolder } from '../support/temporary-folder';

const text = (name: string): string => readFileSync(join(folders.first, name), 'utf8');

interface Sbom {
  readonly bomFormat: string;
  readonly components: readonly {
    readonly name: string;
    readonly group?: string;
    readonly version: string;
  }[];
}

describe('the bill of materials', () => {
  const sbom = (): Sbom => JSON.parse(text('sbom.cdx.json')) as Sbom;

  test.each(['keytar', 'libsql', 'got', 'react'])('names %s as the lock file pins it', (name) => {
    const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    const pinned = lock.packages[`node_modules/${name}`]?.version;
    expect(sbom().bomFormat).toBe('CycloneDX');
    expect(sbom().components).toContainEqual(expect.objectContaining({ name, version: pinned }));
  });

  test('names the Electron that is inside, with its licence', () => {
    const version = electronVersionOf(builtWith());
    expect(sbom().components.filter(({ name }) => name === 'electron')).toEqual([
      expect.objectContaining({ version, licenses: [{ license: { id: 'MIT' } }] }),
    ]);
  });

  test.each(['vitest', 'electron-builder', 'typescript', '@playwright/test'])(
    'does not name %s',
    (name) => {
      expect(sbom().components.map((each) => each.name)).not.toContain(name);
    },
  );
});

test('every package that is shipped has its licence there, or is said to bring none', () => {
  const entries = text('LICENCES.txt')
    .split(/^={78}\n(?=.+ \(.+\)\n={78})/m)
    .slice(1);
  expect(entries).toHaveLength(listShippedPackages().length);
  const bare = entries.filter((entry) => (entry.split(/^={78}\n/m)[1] ?? '').trim().length < 20);
  expect(bare).toEqual([]);
  const without = entries.filter((entry) => entry.includes(NO_LICENCE_TEXT));
  // Such a package must name its licence at least.
  expect(without.filter((entry) => entry.includes('(see below)'))).toEqual([]);
});

test('sums agree with the files, and do not once one has changed', async () => {
  const check = (): Promise<{ code: number }> =>
    capture('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: folders.first });
  expect((await check()).code).toBe(0);
  const file = join(folders.first, 'sbom.cdx.json');
  const before = readFileSync(file);
  writeFileSync(file, 'changed');
  try {
    expect((await check()).code).not.toBe(0);
  } finally {
    writeFileSync(file, before);
  }
});

test.skipIf(!builtWith().evaluation)(
  'a release refuses the evaluation runtime and leaves what was built before',
  async () => {
    const output = temporaryFolder('official');
    writeFileSync(join(output, 'before'), '');
    const main = inRoot('build', 'package', 'main.ts');
    const args = [binOf('tsx', 'dist', 'cli.mjs'), main, '--official', '--output', output];
    const ended = await capture(process.execPath, args, {
      // A mirror that refuses at once, so that no network is waited for.
      env: { ...process.env, ELECTRON_MIRROR: 'http://127.0.0.1:9/' },
    });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('The official Electron could not be downloaded');
    expect(readdirSync(output)).toEqual(['before']);
  },
);
