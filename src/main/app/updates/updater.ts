/** electron-updater, held to what Latchkey promises: it asks, downloads and installs when it is told to, and never alone. */
import type { AppUpdater } from 'electron-updater';
import * as library from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter';
import { fail } from '../../../contract';
import { SignedFeed, type FeedOptions } from './signed-feed';
import type { UpdateSource } from './source';

/** How Latchkey was installed, which decides how another version takes its place. */
export type Installed = 'deb' | 'appImage' | 'nsis' | 'mac';

/** What stands for Electron where there is none. */
export interface Surroundings {
  readonly app: AppAdapter;
  readonly executor: unknown;
}

/** Fails with `updatesOff` for a copy that no installer made. */
export function installedAs(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  program: string,
): Installed {
  if (platform === 'win32') return 'nsis';
  if (platform === 'darwin') return 'mac';
  if (env['APPIMAGE'] !== undefined) return 'appImage';
  if (program.startsWith('/usr/lib/')) return 'deb';
  return fail('updatesOff', 'This Latchkey was unpacked by hand: it cannot replace itself.');
}

const updaters = {
  deb: library.DebUpdater,
  appImage: library.AppImageUpdater,
  nsis: library.NsisUpdater,
  mac: library.MacUpdater,
} as const;

/** Where downloads lie until they are installed, in the system's folder for caches. */
const CACHE = 'latchkey-updater';

export function createUpdater(
  { feed, key, publisherName }: UpdateSource,
  installed: Installed,
  surroundings?: Surroundings,
): AppUpdater {
  const updater: AppUpdater = new updaters[installed](undefined, surroundings?.app);
  // It would read these from a file that electron-builder writes beside the program.
  const configOnDisk = { value: Promise.resolve({ updaterCacheDirName: CACHE, publisherName }) };
  // It would make an id of this installation, keep it and send it along.
  const stagingUserIdPromise = { value: Promise.resolve('') };
  Object.assign(updater, {
    configOnDisk,
    stagingUserIdPromise,
    logger: null,
    autoDownload: false,
    autoInstallOnAppQuit: false,
    allowDowngrade: false,
    allowPrerelease: false,
    disableWebInstaller: true,
    disableDifferentialDownload: true,
    isUserWithinRollout: () => true,
    ...(surroundings ? { httpExecutor: surroundings.executor } : {}),
  });
  const options: FeedOptions = { provider: 'custom', url: feed, key };
  updater.setFeedURL({ ...options, updateProvider: SignedFeed as never });
  return updater;
}
