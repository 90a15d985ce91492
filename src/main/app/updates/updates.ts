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
  private downloaded = false;

  constructor(private readonly parts: UpdateParts) {}

  /** The newer version; null when there is none. */
  async check(): Promise<string | null> {
    const updater = await this.updater();
    this.found = null;
    this.downloaded = false;
    const answer = await asking('check', updater.checkForUpdates());
    if (answer === null) fail('updatesOff', 'Only an installed Latchkey can be updated.');
    if (answer.isUpdateAvailable) this.found = answer.updateInfo.version;
    else refuseOther(updater, answer.updateInfo);
    return this.found;
  }

  async download(): Promise<string> {
    const { found } = this;
    if (found === null) return fail('invalidRequest', 'No update was found yet.', { next: CHECK });
    const updater = await this.updater();
    await asking('download', updater.downloadUpdate());
    this.downloaded = true;
    return found;
  }

  /** Ends Latchkey when the installer could be started. */
  async install(): Promise<void> {
    if (!this.downloaded) fail('invalidRequest', 'No update was downloaded yet.', { next: CHECK });
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

  private updater(): Promise<AppUpdater> {
    // Where there is none today there may be one after a setting was changed.
    this.made ??= this.parts.updater().catch((error: unknown) => {
      this.made = null;
      throw error;
    });
    return this.made;
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
