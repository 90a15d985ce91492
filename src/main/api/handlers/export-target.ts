/** Where an export may go. */
import { resolve } from 'node:path';
import { fail } from '../../../contract';
import type { CallContext } from '../../call-context';
import type { Desktop } from './handler-types';

/** Fails with `invalidRequest` for a file that the user of the window did not choose. */
export function resolveExportTarget(
  { file, bom }: { file: string; bom: boolean },
  { source, signal }: CallContext,
  desktop: Desktop | null,
): { file: string; bom: boolean; signal: AbortSignal } {
  // A page must not be able to write where it likes: only where its user pointed.
  if (source === 'window' && desktop?.wasChosen(file) !== true) {
    fail('invalidRequest', 'This file was not chosen in the save dialog.');
  }
  return { file: resolve(file), bom, signal };
}
