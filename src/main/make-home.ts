/** Makes the data folder. Apart from where it is, which the window needs to know before all else. */
import { mkdirSync } from 'node:fs';
import { fail } from '../contract';

/** Makes the folder, for its owner alone. Fails with `cannotWriteFile`. */
export function makeHome(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    fail('cannotWriteFile', `The data folder ${folder} cannot be made (${code}).`, {
      next: 'Set LATCHKEY_HOME to a folder that you may write to, then start Latchkey again.',
    });
  }
}
