/** Where an export may go. */
import { resolve, win32 } from 'node:path';
import { fail, type Problem } from '../../../contract';
import type { ExportTarget } from '../../export';
import type { CallContext } from '../../call-context';
import type { Desktop } from './handler-types';
import { isWindowsFileName } from './windows-file-name';

interface ExportConditions {
  readonly desktop: Pick<Desktop, 'wasChosen'> | null;
  /** See `ExportTarget`. */
  readonly storeProblem: Problem | null;
}

/**
 * Fails with `invalidRequest` for a file that the user of the window did not choose, and with `cannotWriteFile` for a
 * name that Windows does not accept.
 */
export function resolveExportTarget(
  { file, bom }: { file: string; bom: boolean },
  { source, signal }: Pick<CallContext, 'source' | 'signal'>,
  { desktop, storeProblem }: ExportConditions,
  platform: NodeJS.Platform = process.platform,
): Pick<ExportTarget, 'file' | 'bom' | 'signal' | 'storeProblem'> {
  // A page must not be able to write where it likes: only where its user pointed.
  if (source === 'window' && desktop?.wasChosen(file) !== true) {
    fail('invalidRequest', 'This file was not chosen in the save dialog.');
  }
  if (platform === 'win32' && !isWindowsFileName(win32.basename(file))) {
    fail('cannotWriteFile', `${file} was not written: Windows does not accept this name.`, {
      next: 'Export again under another name.',
    });
  }
  return { file: resolve(file), bom, signal, storeProblem };
}
