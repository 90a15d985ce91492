/** Where an export may be written. */
import { resolve, win32 } from 'node:path';
import { fail, type Problem } from '../../../contract';
import type { FileTarget } from '../../export';
import type { CallContext } from '../../call-context';
import { STANDARD_OUTPUT } from '../../export';
import type { Desktop } from './handler-types';
import { isWindowsFileName } from './windows-file-name';

interface ExportConditions {
  readonly desktop: Pick<Desktop, 'wasChosen'> | null;
  /** See `ExportTarget`. */
  readonly storeProblem: Problem | null;
  readonly storeProblemNow?: () => Promise<Problem | null>;
}

/**
 * The absolute file of an export. Fails with `invalidRequest` if a call from the window names a file that the user did
 * not choose, and with `cannotWriteFile` for a name that Windows does not accept.
 */
export function resolveExportTarget<R extends { readonly file: string }>(
  { file, ...request }: R,
  { source, signal }: Pick<CallContext, 'source' | 'signal'>,
  { desktop, ...conditions }: ExportConditions,
  platform: NodeJS.Platform = process.platform,
): Omit<R, 'file'> & Omit<FileTarget, 'create'> {
  // Otherwise a manipulated page could overwrite any file.
  if (source === 'window' && desktop?.wasChosen(file) !== true) {
    fail('invalidRequest', 'This file was not chosen in the save dialog.');
  }
  if (platform === 'win32' && !isWindowsFileName(win32.basename(file))) {
    fail('cannotWriteFile', `${file} was not written: Windows does not accept this name.`, {
      next: 'Export again under another name.',
    });
  }
  return {
    ...request,
    file: source === 'commandLine' && file === STANDARD_OUTPUT ? file : resolve(file),
    signal,
    ...conditions,
  };
}
