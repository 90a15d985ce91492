/** Where Latchkey keeps its data: the same folder for the window and the command line. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fail } from '../contract';

/** `LATCHKEY_HOME`, else the system's usual place for application data. Absolute. */
export function homeFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const given = env['LATCHKEY_HOME'];
  if (given !== undefined && given !== '') return resolve(given);
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Latchkey');
  if (platform === 'win32') {
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Latchkey');
  }
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Latchkey');
}

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
