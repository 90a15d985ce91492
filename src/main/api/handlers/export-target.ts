/** Where an export may go. */
import { resolve, win32 } from 'node:path';
import { fail } from '../../../contract';
import type { CallContext } from '../../call-context';
import { STANDARD_OUTPUT } from '../../export';
import type { Desktop } from './handler-types';
import { isWindowsFileName } from './windows-file-name';

/**
 * Fails with `invalidRequest` for a file that the user of the window did not choose, and with `cannotWriteFile` for a
 * name that Windows does not accept.
 */
export function resolveExportTarget(
  { file, bom }: { file: string; bom: boolean },
  { source, signal }: Pick<CallContext, 'source' | 'signal'>,
  desktop: Pick<Desktop, 'wasChosen'> | null,
  platform: NodeJS.Platform = process.platform,
): { file: string; bom: boolean; signal: AbortSignal } {
  // A page must not be able to write where it likes: only where its user pointed.
  if (source === 'window' && desktop?.wasChosen(file) !== true) {
    fail('invalidRequest', 'This file was not chosen in the save dialog.');
  }
  if (platform === 'win32' && !isWindowsFileName(win32.basename(file))) {
    fail('cannotWriteFile', `${file} was not written: Windows does not accept this name.`, {
      next: 'Export again under another name.',
    });
  }
  return {
    file: source === 'commandLine' && file === STANDARD_OUTPUT ? file : resolve(file),
    bom,
    signal,
  };
}
