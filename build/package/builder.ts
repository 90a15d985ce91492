/** Builds the app's folder on every system, and installers, with electron-builder. */
import { copyFileSync, rmSync, chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, Platform, type AfterPackContext, type Configuration } from 'electron-builder';
import { readEnv } from '../lib/environment';
import { inRoot } from '../lib/paths';
import type { Runtime } from '../prepare';
import { fusesFor } from './fuses';
import { desktopEntry, electronVersionIn, type PackageNaming } from './naming';
import { writeFeedSettings } from './update-feed';

/** The Electron program on Linux. The launcher `latchkey` next to it starts the window or a command. */
export const linuxProgram = 'latchkey-desktop';
export const linuxLauncher = 'latchkey';
export const urlSchemes = ['latchkey'] as const;

/** Electron does not start on older versions. macOS then explains that to the user. */
export const oldestMac = '13.0';

export interface AppBuildPlan {
  readonly naming: PackageNaming;
  readonly runtime: Runtime;
  readonly icons: string;
  readonly output: string;
  /** Whether to build installers, which need tools of their own: AppImage, NSIS, dmg. */
  readonly installers: boolean;
}

/** Builds for the present system. */
export async function buildApp(plan: AppBuildPlan): Promise<void> {
  removeEmptyCertificateSettings(process.env);
  await build({
    targets: Platform.current().createTarget(plan.installers ? undefined : 'dir'),
    publish: 'never',
    config: builderConfiguration(plan),
  });
}

/** electron-builder treats an empty certificate setting as a path, and fails. */
export function removeEmptyCertificateSettings(env: NodeJS.ProcessEnv): void {
  const names = Object.keys(env).filter((name) => /^(?:(?:WIN_)?CSC|APPLE)_/.test(name));
  for (const name of names) if (readEnv(name, env) === undefined) Reflect.deleteProperty(env, name);
}

/** The settings of electron-builder. Tests pass another environment and system. */
export function builderConfiguration(
  { naming, runtime, icons, output }: AppBuildPlan,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Configuration {
  const electron = dirname(runtime.program);
  return {
    appId: 'app.latchkey.Latchkey',
    productName: naming.productName,
    copyright: 'The Latchkey developers',
    directories: { output, buildResources: icons },
    extraMetadata: {
      version: naming.version,
      productName: naming.productName,
      desktopName: desktopEntry,
    },
    // On macOS the program is two folders deep in Electron's folder, and only the official runtime is packaged there.
    ...(platform === 'linux' ? { electronDist: electron } : {}),
    electronVersion: platform === 'linux' ? electronVersionIn(electron) : null,
    npmRebuild: false,
    nodeGypRebuild: false,
    files: [
      'out/{main,preload,renderer}/**',
      'package.json',
      '!**/*.map',
      ...excludedFiles(platform, process.arch),
    ],
    asar: true,
    asarUnpack: ['**/*.node'],
    // Opened by Help > Documentation.
    extraResources: [{ from: inRoot(), to: 'documentation', filter: ['README.md', 'docs/**'] }],
    electronFuses: fusesFor(platform),
    protocols: [{ name: 'Latchkey', schemes: [...urlSchemes] }],
    afterPack: afterPack(naming),
    linux: {
      target: ['AppImage'],
      executableName: linuxProgram,
      // The desktop entry of the AppImage has the same name as that of the Debian package.
      syncDesktopName: true,
      // By default, electron-builder's desktop entry for the AppImage switches the sandbox off.
      executableArgs: [],
      icon: icons,
      category: 'Utility',
    },
    mac: {
      target: [
        { target: 'dmg', arch: 'universal' },
        { target: 'zip', arch: 'universal' },
      ],
      x64ArchFiles: sharedMacBinaries,
      category: 'public.app-category.utilities',
      minimumSystemVersion: oldestMac,
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: inRoot('build', 'package', 'mac', 'entitlements.plist'),
      entitlementsInherit: inRoot('build', 'package', 'mac', 'entitlements.plist'),
      // Only if the environment names an Apple account.
      notarize: readEnv('APPLE_ID', env) !== undefined,
    },
    // Signed if the environment names a certificate (WIN_CSC_LINK).
    win: { target: ['nsis'] },
    nsis: {
      oneClick: true,
      perMachine: false,
      deleteAppDataOnUninstall: false,
      // The default name has spaces, which GitHub replaces. The feed would then name a missing file.
      artifactName: '${productName}-Setup-${version}.${ext}',
    },
    // This project writes and signs the lists of the feed. electron-builder would add unsigned ones.
    publish: null,
  };
}

/** Native modules for other systems, and files that are needed only to build them. */
const excludedFiles = (platform: NodeJS.Platform, arch: string): string[] => [
  '!node_modules/keytar/{build,script}',
  `!node_modules/keytar/prebuilds/!(${platform === 'darwin' ? 'darwin-*' : `${platform}-${arch}`})`,
  '!node_modules/node-addon-api',
  ...(platform === 'linux' ? ['!node_modules/@libsql/*-musl/**'] : []),
];

const afterPack =
  ({ evaluation, productName }: PackageNaming) =>
  ({ appOutDir, electronPlatformName }: AfterPackContext): Promise<void> => {
    const inside =
      electronPlatformName === 'darwin'
        ? [`${productName}.app`, 'Contents', 'Resources']
        : ['resources'];
    if (!evaluation) writeFeedSettings(join(appOutDir, ...inside));
    if (electronPlatformName === 'linux') {
      rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
      rmSync(join(appOutDir, 'latchkey-runtime'), { force: true });
      copyFileSync(inRoot('LICENSE'), join(appOutDir, 'LICENSE'));
      writeLauncher(join(appOutDir, linuxLauncher));
    }
    return Promise.resolve();
  };

/** Writes `latchkey`, the program on the PATH. */
export function writeLauncher(file: string): void {
  const text = readFileSync(inRoot('build', 'package', 'linux', 'latchkey.sh'), 'utf8');
  // A shell takes the carriage return of a Windows line end for a part of the last word.
  writeFileSync(file, text.replace(/\r\n/g, '\n'));
  chmodSync(file, 0o755);
}

/**
 * A universal macOS app is merged from one app per processor. Both contain these binaries for both processors, and
 * keytar and libsql load the right one. Merging refuses equal binaries unless this pattern matches their paths, such as
 * `Contents/Resources/app.asar.unpacked/node_modules/keytar/prebuilds/darwin-x64/keytar.node`.
 */
export const sharedMacBinaries =
  '**/node_modules/{keytar/prebuilds/darwin-*/keytar.node,@libsql/darwin-*/index.node}';
