/** Configures electron-updater: it checks, downloads and installs only on request, and only from a signed feed. */
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import * as library from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter';
import { fail } from '../../../contract';
import type { UpdateSource } from './update-source';
import { verify, type KeyObject } from 'node:crypto';
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider';
import {
  parseUpdateInfo,
  type ProviderRuntimeOptions,
} from 'electron-updater/out/providers/Provider';
import { getChannelFilename, newUrlFromBase } from 'electron-updater/out/util';
import { httpStatusOf } from './update-problem';

/** How Latchkey was installed, which decides how an update replaces it. */
export type InstallKind = 'deb' | 'appImage' | 'nsis' | 'mac';

/** Replacements for Electron in tests. */
export interface UpdaterEnvironment {
  readonly app: AppAdapter;
  readonly executor: unknown;
}

/** Fails with `updatesOff` for a copy that no installer made. */
export function detectInstallKind(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  program: string,
): InstallKind {
  if (platform === 'win32') return 'nsis';
  if (platform === 'darwin') return 'mac';
  if (env['APPIMAGE'] !== undefined) return 'appImage';
  if (program.startsWith('/usr/lib/')) return 'deb';
  return fail(
    'updatesOff',
    'This Latchkey was not installed by a package, so it cannot be updated.',
  );
}

const updaterClasses = {
  deb: library.DebUpdater,
  appImage: library.AppImageUpdater,
  nsis: library.NsisUpdater,
  mac: library.MacUpdater,
} as const;

/** The folder for downloads, in the system's cache folder. */
const CACHE_FOLDER = 'latchkey-updater';

export function createUpdater(
  { feed, key, publisherName }: UpdateSource,
  installed: InstallKind,
  environment?: UpdaterEnvironment,
): AppUpdater {
  const updater: AppUpdater = new updaterClasses[installed](undefined, environment?.app);
  // The library would read these from a file that electron-builder writes next to the program.
  const configOnDisk = {
    value: Promise.resolve({ updaterCacheDirName: CACHE_FOLDER, publisherName }),
  };
  // The library would create an id of this installation, store it and send it.
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
    ...(environment ? { httpExecutor: environment.executor } : {}),
  });
  const options: SignedFeedOptions = { provider: 'custom', url: feed, key };
  updater.setFeedURL({ ...options, updateProvider: SignedFeedProvider as never });
  return updater;
}

/**
 * Accepts a feed only if it is signed. HTTPS shows which server answers, not who wrote the files, and on Linux nothing
 * else is signed. So the list of files with their SHA-512 sums has a detached Ed25519 signature next to it
 * (`latest-linux.yml.sig`, base64). It is verified on every system before the list is parsed.
 */
export interface SignedFeedOptions {
  readonly provider: 'custom';
  readonly url: string;
  readonly key: KeyObject;
}

export class SignedFeedProvider extends GenericProvider {
  private readonly base: URL;
  private readonly key: KeyObject;

  constructor(
    { url, key }: SignedFeedOptions,
    updater: AppUpdater,
    runtime: ProviderRuntimeOptions,
  ) {
    super({ provider: 'generic', url }, updater, runtime);
    this.base = new URL(url.endsWith('/') ? url : `${url}/`);
    this.key = key;
  }

  override async getLatestVersion(): Promise<UpdateInfo> {
    const name = getChannelFilename(this.getDefaultChannelName());
    const url = newUrlFromBase(name, this.base);
    const text = await this.httpRequest(url);
    const signature = await this.fetchSignature(name);
    if (text === null || !verify(null, Buffer.from(text), this.key, signature)) {
      fail('updateFailed', 'The update feed is not signed by Latchkey’s developers.');
    }
    return parseUpdateInfo(text, name, url);
  }

  /** Without this, electron-updater would send an id of the installation. */
  override setRequestHeaders(): void {
    super.setRequestHeaders(null);
  }

  /** A missing signature counts as a wrong one. */
  private async fetchSignature(name: string): Promise<Buffer> {
    try {
      const text = await this.httpRequest(newUrlFromBase(`${name}.sig`, this.base));
      return Buffer.from(text ?? '', 'base64');
    } catch (error) {
      if (httpStatusOf(error) === 404) return Buffer.alloc(0);
      throw error;
    }
  }
}
