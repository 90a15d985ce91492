/** Checks for, downloads and installs updates, each step on request. After a failure the installed version stays. */
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import { fail, ProblemError } from '../../../contract';
import { once } from '../../shared-promise';
import { toUpdateProblem } from './update-problem';

export interface AppUpdatesOptions {
  /** Fails with a Problem if this installation cannot be updated. */
  readonly createUpdater: () => Promise<AppUpdater>;
  /** True while a job runs that quitting would interrupt. */
  readonly isBusy: () => boolean;
}

export class AppUpdates {
  private readonly updater = once(() => this.loadUpdater());
  private found: string | null = null;
  /** The downloaded version. It can differ from the version found last. */
  private downloaded: string | null = null;

  constructor(private readonly options: AppUpdatesOptions) {}

  /** The newer version, or null. */
  async check(): Promise<string | null> {
    const updater = await this.getUpdater();
    this.found = null;
    this.downloaded = null;
    const answer = await withUpdateProblem('check', updater.checkForUpdates());
    if (answer === null) fail('updatesOff', 'Only an installed Latchkey can be updated.');
    if (answer.isUpdateAvailable) this.found = answer.updateInfo.version;
    else refuseOtherVersion(updater, answer.updateInfo);
    return this.found;
  }

  async download(): Promise<string> {
    if (this.found === null)
      fail('invalidRequest', 'No update was found yet.', { next: CHECK_FIRST });
    const updater = await this.getUpdater();
    await withUpdateProblem('download', updater.downloadUpdate());
    return this.requireDownloaded();
  }

  /** Quits Latchkey once the installer has started. */
  async install(): Promise<void> {
    this.requireDownloaded();
    if (this.options.isBusy()) {
      fail('updateFailed', 'A job is running that the installation would interrupt.', {
        next: 'Wait until it ends or cancel it, then install.',
      });
    }
    const updater = await this.getUpdater();
    const failures: unknown[] = [];
    const note = (error: unknown): number => failures.push(error);
    updater.once('error', note);
    updater.quitAndInstall(false, true);
    updater.removeListener('error', note);
    if (failures.length > 0) fail('updateFailed', 'The installer could not be started.');
  }

  /**
   * The downloaded version. Fails if it is not the version that was found: another check can have found a newer one
   * during the download, and the window names the version that was found.
   */
  private requireDownloaded(): string {
    const { found, downloaded } = this;
    if (downloaded === null)
      return fail('invalidRequest', 'No update was downloaded yet.', { next: CHECK_FIRST });
    if (downloaded !== found) {
      fail(
        'updateFailed',
        `Version ${downloaded} was downloaded instead of the version that was found.`,
        {
          next: CHECK_FIRST,
        },
      );
    }
    return downloaded;
  }

  /** After a failure the next call tries again: a setting may have changed. */
  private getUpdater(): Promise<AppUpdater> {
    return this.updater.get();
  }

  private async loadUpdater(): Promise<AppUpdater> {
    const updater = await this.options.createUpdater();
    // Only this event has the downloaded version: a running download also answers later requests.
    updater.on('update-downloaded', ({ version }) => {
      this.downloaded = version;
    });
    return updater;
  }
}

const CHECK_FIRST = 'Check for updates first.';

async function withUpdateProblem<T>(doing: 'check' | 'download', answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new ProblemError(toUpdateProblem(error, doing));
  }
}

/** Explains why another version than this one is not offered as an update. */
function refuseOtherVersion(updater: AppUpdater, { version }: UpdateInfo): void {
  // The type comes from a package that is not installed.
  const order = (updater.currentVersion as { compare(other: string): number }).compare(version);
  if (order > 0) {
    fail('updateFailed', `The feed offers version ${version}, which is older than this one.`);
  }
  if (order < 0) fail('updateFailed', `Version ${version} needs a newer operating system.`);
}
