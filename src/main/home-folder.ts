/** Where Latchkey keeps its data: the same folder for the window and the command line. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

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
