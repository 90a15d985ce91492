/** Updates, one step at a time, each asked for by the user. Whatever goes wrong, the version that is installed stays. */
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import { fail, ProblemError } from '../../../contract';
import { updateProblem } from './failure';

export interface UpdateParts {
  /** Fails with a Problem where there are no updates. */
  readonly updater: () => Promise<AppUpdater>;
  /** True while something is under way that quitting would cut off. */
  readonly busy: () => boolean;
}

export class Updates {
  private made: Promise<AppUpdater> | null = null;
  private found: string | null = null;
  /** The version that lies there; what was found last may be another. */
  private downloaded: string | null = null;

  constructor(private readonly parts: UpdateParts) {}

  /** The newer version; null when there is none. */
  async check(): Promise<string | null> {
    const updater = await this.updater();
    this.found = null;
    this.downloaded = null;
    const answer = await asking('check', updater.checkForUpdates());
    if (answer === null) fail('updatesOff', 'Only an installed Latchkey can be updated.');
    if (answer.isUpdateAvailable) this.found = answer.updateInfo.version;
    else refuseOther(updater, answer.updateInfo);
    return this.found;
  }

  async download(): Promise<string> {
    if (this.found === null) fail('invalidRequest', 'No update was found yet.', { next: CHECK });
    const updater = await this.updater();
    await asking('download', updater.downloadUpdate());
    return this.wanted();
  }

  /** Ends Latchkey when the installer could be started. */
  async install(): Promise<void> {
    this.wanted();
    if (this.parts.busy()) {
      fail('updateFailed', 'Something is under way that would be cut off.', {
        next: 'Let it end or cancel it, then install.',
      });
    }
    const updater = await this.updater();
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
  private wanted(): string {
    const { found, downloaded } = this;
    if (downloaded === null)
      return fail('invalidRequest', 'No update was downloaded yet.', { next: CHECK });
    if (downloaded !== found) {
      fail('updateFailed', `Version ${downloaded} was downloaded, which is not what was found.`, {
        next: CHECK,
      });
    }
    return downloaded;
  }

  private updater(): Promise<AppUpdater> {
    // Where there is none today there may be one after a setting was changed.
    this.made ??= this.make().catch((error: unknown) => {
      this.made = null;
      throw error;
    });
    return this.made;
  }

  private async make(): Promise<AppUpdater> {
    const updater = await this.parts.updater();
    // It alone knows what it brought: a download that runs already serves whoever asks for another.
    updater.on('update-downloaded', ({ version }) => {
      this.downloaded = version;
    });
    return updater;
  }
}

const CHECK = 'Check for updates first.';

async function asking<T>(doing: 'check' | 'download', answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new ProblemError(updateProblem(error, doing));
  }
}

/** A version that is neither this one nor an update has a reason. */
function refuseOther(updater: AppUpdater, { version }: UpdateInfo): void {
  // Its types come from a package that is not installed.
  const order = (updater.currentVersion as { compare(other: string): number }).compare(version);
  if (order > 0) {
    fail('updateFailed', `The feed offers ${version}, which is older than this version: refused.`);
  }
  if (order < 0) fail('updateFailed', `Version ${version} needs a newer operating system.`);
}
