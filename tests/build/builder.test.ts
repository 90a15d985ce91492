/** What electron-builder is told, held to the code of electron-builder that reads it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../build/lib/paths';
import {
  builderConfiguration,
  removeEmptyCertificateSettings,
  oldestMac,
} from '../../build/package/builder';
import { desktopEntry, packageNaming } from '../../build/package/naming';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder('builder');
writeFileSync(join(folder, 'version'), 'v45.4.1');

const configuration = (env: NodeJS.ProcessEnv = {}, platform?: NodeJS.Platform): Configuration => {
  const runtime = { program: join(folder, 'electron'), evaluation: false };
  const rest = { icons: folder, output: folder, installers: true };
  return builderConfiguration({ naming: packageNaming(runtime), runtime, ...rest }, env, platform);
};

/** What electron-builder itself would load. */
const inBuilder = createRequire(inRoot('node_modules', 'app-builder-lib', 'package.json'));

describe('a universal macOS app', () => {
  it('names the oldest macOS that its Electron supports, like the README', () => {
    expect(configuration().mac?.minimumSystemVersion).toBe(oldestMac);
    const readme = readFileSync(inRoot('README.md'), 'utf8');
    expect(readme).toContain(`macOS ${Number.parseInt(oldestMac, 10)} `);
  });

  const inUniversal = createRequire(inBuilder.resolve('@electron/universal'));
  const { minimatch } = inUniversal('minimatch') as {
    minimatch: (path: string, pattern: string, options: { matchBase: boolean }) => boolean;
  };
  const allowed = (path: string): boolean =>
    minimatch(path, configuration().mac?.x64ArchFiles ?? '', { matchBase: true });
  const unpacked = (path: string): string => `Contents/Resources/app.asar.unpacked/${path}`;

  const prebuilds = readdirSync(inRoot('node_modules', 'keytar', 'prebuilds'));
  const keytar = prebuilds
    .filter((name) => name.startsWith('darwin-'))
    .map((name) => `node_modules/keytar/prebuilds/${name}/keytar.node`);
  const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, unknown>>;
  };
  const libsql = Object.keys(lock.packages)
    .filter((path) => path.startsWith('node_modules/@libsql/darwin-'))
    .map((path) => `${path}/index.node`);

  it('contains the native modules of both processors unchanged', () => {
    const modules = [...keytar, ...libsql];
    expect(modules).toHaveLength(4);
    expect(modules.filter((path) => !allowed(unpacked(path)))).toEqual([]);
  });

  it('contains nothing else that was not merged', () => {
    const others = [
      'Contents/MacOS/Latchkey',
      'Contents/Frameworks/Electron Framework.framework/Versions/A/Electron Framework',
      unpacked('node_modules/other/build/Release/other.node'),
      unpacked('node_modules/keytar/build/Release/keytar.node'),
    ];
    expect(others.filter(allowed)).toEqual([]);
  });
});

describe('an AppImage', () => {
  interface Target {
    readonly desktopEntry: { readonly value: Promise<string> };
  }
  type Making<T> = new (...parts: readonly unknown[]) => T;
  const { LinuxTargetHelper } = inBuilder('./out/targets/LinuxTargetHelper') as {
    LinuxTargetHelper: Making<{ getDesktopFileName(): string; getDescription(): string }>;
  };
  const { default: AppImageTarget, generateAppRunScript } = {
    ...(inBuilder('./out/targets/appimage/AppImageTarget') as { default: Making<Target> }),
    ...(inBuilder('./out/targets/appimage/appImageUtil') as {
      generateAppRunScript: (names: Readonly<Record<string, string>>) => string;
    }),
  };

  /** electron-builder's own classes, without the program that they would pack. */
  function made(): { readonly name: string; readonly entry: Promise<string> } {
    const config = configuration({}, 'linux');
    const packager = {
      config,
      platformSpecificBuildOptions: config.linux,
      executableName: config.linux?.executableName,
      fileAssociations: [],
      appInfo: { productName: config.productName, buildVersion: '1.0.0' },
      info: { metadata: config.extraMetadata as unknown },
    };
    const helper = new LinuxTargetHelper(packager);
    helper.getDescription = () => '';
    const target = new AppImageTarget(null, packager, helper, folder);
    return { name: helper.getDesktopFileName(), entry: target.desktopEntry.value };
  }

  it("starts with Chromium's sandbox from its desktop entry", async () => {
    expect(await made().entry).toMatch(/^Exec=AppRun +%U$/mu);
  });

  it('is linked to its windows by their name', async () => {
    const { name, entry } = made();
    expect(`${name}.desktop`).toBe(desktopEntry);
    expect(await entry).toMatch(/^StartupWMClass=latchkey$/mu);
  });

  /** README says so; another electron-builder may do otherwise. */
  it('gives up its sandbox by itself on a system that forbids user namespaces', () => {
    expect(generateAppRunScript({ ExecutableName: 'latchkey-desktop' })).toContain(
      '! unshare -Ur true 2>/dev/null ; then\n  NO_SANDBOX=(--no-sandbox)',
    );
  });
});

describe('the native modules', () => {
  const files = (platform: NodeJS.Platform): string =>
    JSON.stringify(configuration({}, platform).files);

  it('are those of the target system, and both kinds for a Mac', () => {
    expect(files('win32')).toContain(`!node_modules/keytar/prebuilds/!(win32-${process.arch})`);
    expect(files('darwin')).toContain('!node_modules/keytar/prebuilds/!(darwin-*)');
  });

  it.each([
    ['linux', true],
    ['darwin', false],
    ['win32', false],
  ] as const)('on %s leave out those for musl: %s', (platform, out) => {
    expect(files(platform).includes('!node_modules/@libsql/*-musl/**')).toBe(out);
  });
});

describe('a workflow without its secrets', () => {
  it('signs nothing, and requests no notarization', () => {
    expect(configuration({ APPLE_ID: '' }).mac?.notarize).toBe(false);
    expect(configuration({ APPLE_ID: 'somebody' }).mac?.notarize).toBe(true);
    const env: NodeJS.ProcessEnv = { CSC_LINK: '', WIN_CSC_LINK: 'certificate', PATH: '' };
    removeEmptyCertificateSettings(env);
    expect(env).toEqual({ WIN_CSC_LINK: 'certificate', PATH: '' });
  });
});

describe('the files of a release', () => {
  it('have no spaces in their names, because a download host may change those', () => {
    expect(configuration().nsis?.artifactName).not.toMatch(/ /u);
  });

  it('include no unsigned list of a feed', () => {
    expect(configuration().publish).toBeNull();
  });
});
