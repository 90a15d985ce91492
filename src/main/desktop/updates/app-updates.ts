/** Updates, one step at a time, each asked for by the user. Whatever goes wrong, the version that is installed stays. */
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import { fail, ProblemError } from '../../../contract';
import { toUpdateProblem } from './update-problem';

export interface AppUpdatesOptions {
  /** Fails with a Problem where there are no updates. */
  readonly createUpdater: () => Promise<AppUpdater>;
  /** True while something is under way that quitting would cut off. */
  readonly isBusy: () => boolean;
}

export class AppUpdates {
  private updaterPromise: Promise<AppUpdater> | null = null;
  private found: string | null = null;
  /** The version that lies there; what was found last may be another. */
  private downloaded: string | null = null;

  constructor(private readonly options: AppUpdatesOptions) {}

  /** The newer version; null when there is none. */
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

  /** Ends Latchkey when the installer could be started. */
  async install(): Promise<void> {
    this.requireDownloaded();
    if (this.options.isBusy()) {
      fail('updateFailed', 'Something is under way that would be cut off.', {
        next: 'Let it end or cancel it, then install.',
      });
    }
    const updater = await this.getUpdater();
    const failures: unknown[] = [];
    const note = (error: unknown): number => failures.push(error);
    updater.once('error', note);
    updater.quitAndInstall(false, true);
    updater.removeListener('error', note);
    if (failures.length > 0)
      fail('updateFailed', 'The installer could not be started, or was refused.');
  }

  /**
   * The version that was downloaded. Fails when it is not the one that was found: the feed may have been asked again
   * while the download ran, and the window names what was found.
   */
  private requireDownloaded(): string {
    const { found, downloaded } = this;
    if (downloaded === null)
      return fail('invalidRequest', 'No update was downloaded yet.', { next: CHECK_FIRST });
    if (downloaded !== found) {
      fail('updateFailed', `Version ${downloaded} was downloaded, which is not what was found.`, {
        next: CHECK_FIRST,
      });
    }
    return downloaded;
  }

  private getUpdater(): Promise<AppUpdater> {
    // Where there is none today there may be one after a setting was changed.
    this.updaterPromise ??= this.loadUpdater().catch((error: unknown) => {
      this.updaterPromise = null;
      throw error;
    });
    return this.updaterPromise;
  }

  private async loadUpdater(): Promise<AppUpdater> {
    const updater = await this.options.createUpdater();
    // It alone knows what it brought: a download that runs already serves whoever asks for another.
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

/** A version that is neither this one nor an update has a reason. */
function refuseOtherVersion(updater: AppUpdater, { version }: UpdateInfo): void {
  // Its types come from a package that is not installed.
  const order = (updater.currentVersion as { compare(other: string): number }).compare(version);
  if (order > 0) {
    fail('updateFailed', `The feed offers ${version}, which is older than this version: refused.`);
  }
  if (order < 0) fail('updateFailed', `Version ${version} needs a newer operating system.`);
}
