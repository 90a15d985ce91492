/** Where an export may be written, and when it must not replace a file. */
import { resolve, win32 } from 'node:path';
import { activityFilterSchema, createProblem, fail, type Problem } from '../../../contract';
import type { FileTarget } from '../../export';
import type { CallContext } from '../../call-context';
import type { Workspace } from '../../workspace';
import { STANDARD_OUTPUT } from '../../export';
import type { Desktop } from './handler-types';
import { isWindowsFileName } from './windows-file-name';

/** What an export is made of: without any of it, what is written has less in it than the file that is there. */
type ExportSource = 'inventory' | 'activity' | 'instances';

interface ExportConditions {
  readonly desktop: Pick<Desktop, 'wasChosen'> | null;
  readonly workspace: Pick<Workspace, 'status' | 'store' | 'storeLoss'>;
  /** Null: of something that certainly has rows. */
  readonly of: ExportSource | null;
}

/**
 * The absolute file of an export. Fails with `invalidRequest` if a call from the window names a file that the user did
 * not choose, and with `cannotWriteFile` for a folder or a name that Windows does not accept.
 */
export async function resolveExportTarget<R extends { readonly file: string }>(
  { file, ...request }: R,
  { source, signal }: Pick<CallContext, 'source' | 'signal'>,
  { desktop, workspace, of }: ExportConditions,
  platform: NodeJS.Platform = process.platform,
): Promise<Omit<R, 'file'> & Omit<FileTarget, 'create'>> {
  // Otherwise a manipulated page could overwrite any file.
  if (source === 'window' && desktop?.wasChosen(file) !== true) {
    fail('invalidRequest', 'This file was not chosen in the save dialog.');
  }
  if (platform === 'win32' && !isWindowsFileName(win32.basename(file))) {
    fail('cannotWriteFile', `${file} was not written: Windows does not accept this name.`, {
      next: 'Export again under another name.',
    });
  }
  if (file.endsWith('/') || (platform === 'win32' && file.endsWith('\\'))) {
    fail('cannotWriteFile', `${file} was not written: it names a folder and no file.`, {
      next: 'Add the name of a file.',
    });
  }
  const storeProblemNow = () => findLoss(workspace, of);
  return {
    ...request,
    file: source === 'commandLine' && file === STANDARD_OUTPUT ? file : resolve(file),
    signal,
    ownFolder: workspace.status().home,
    storeProblem: await storeProblemNow(),
    storeProblemNow,
  };
}

/** A wrong data folder looks like a new one. */
async function findLoss(
  workspace: ExportConditions['workspace'],
  of: ExportSource | null,
): Promise<Problem | null> {
  const loss = await workspace.storeLoss();
  if (loss !== null || of === null || !(await hasNothing(workspace, of))) return loss;
  return createProblem(
    'cannotWriteFile',
    `Nothing was read into the data folder ${workspace.status().home} yet.`,
    {
      next: 'Check that LATCHKEY_HOME is your data folder, or sync first.',
    },
  );
}

async function hasNothing(
  workspace: ExportConditions['workspace'],
  of: ExportSource,
): Promise<boolean> {
  const store = await workspace.store();
  if (of === 'activity')
    return (await store.listActivity(activityFilterSchema.parse({}), 0, 1)).total === 0;
  const profiles = await store.listProfiles();
  return profiles.every(({ lastSync }) => of === 'inventory' && lastSync === null);
}
