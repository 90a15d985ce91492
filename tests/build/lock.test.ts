/** What `npm ci` reads: on a Node that the project names it has nothing to warn of. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { allowScripts, engines } from '../../package.json';
import { inRoot } from '../../build/lib/paths';
import { quiet, trimmed } from '../../build/lock/trim';

interface Entry {
  readonly version?: string;
  readonly name?: string;
  readonly optional?: boolean;
  readonly deprecated?: string;
  readonly hasInstallScript?: boolean;
  readonly engines?: { readonly node?: string };
}

const inBuilder = createRequire(inRoot('node_modules', 'app-builder-lib', 'package.json'));
const { satisfies, minVersion } = inBuilder('semver') as {
  satisfies: (version: string, range: string) => boolean;
  minVersion: (range: string) => { readonly version: string } | null;
};
const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Entry>>;
};
const packages = Object.entries(lock.packages);

/** The lowest of each range that the project names, and later ones. */
const named = engines.node.split('||').map((range) => minVersion(range)?.version ?? '');

describe.each([...named, '20.20.2', '22.22.0', '24.15.0', '26.0.0'])('Node %s', (node) => {
  it('is one of the versions that the project names', () => {
    expect(satisfies(node, engines.node)).toBe(true);
  });

  it('is supported by every package that is installed there; otherwise run `npm run trim-lock`', () => {
    const refusing = packages.filter(
      ([, { optional, engines: wanted }]) =>
        optional !== true && wanted?.node !== undefined && !satisfies(node, wanted.node),
    );
    expect(refusing.map(([path]) => path)).toEqual([]);
  });
});

it.each(['18.20.8', '20.18.3', '22.12.0', '23.11.0'])('Node %s is not supported', (node) => {
  expect(satisfies(node, engines.node)).toBe(false);
});

it('every install script is either allowed or denied, so that npm asks about none', () => {
  const scripts = packages
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path, { name }]) => name ?? path.replace(/^.*node_modules\//u, ''));
  expect(scripts.sort()).toEqual(Object.keys(allowScripts).sort());
});

it('no package is deprecated', () => {
  expect(packages.filter(([, { deprecated }]) => deprecated !== undefined)).toEqual([]);
});

describe('trimming the lock file', () => {
  it('removes the Node range of these packages, and nothing else', () => {
    const entry = { version: '1.0.0', engines: { node: '>=22' } };
    const before = {
      packages: {
        'node_modules/electron': entry,
        'node_modules/other/node_modules/node-abi': entry,
        'node_modules/other': entry,
      },
    };
    expect(trimmed(before).packages).toEqual({
      'node_modules/electron': { version: '1.0.0' },
      'node_modules/other/node_modules/node-abi': { version: '1.0.0' },
      'node_modules/other': entry,
    });
  });

  it('names only packages that are installed', () => {
    const installed = packages.map(([path]) => path.replace(/^.*node_modules\//u, ''));
    expect(Object.keys(quiet).filter((name) => !installed.includes(name))).toEqual([]);
  });
});
