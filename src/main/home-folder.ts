/** The path of the data folder, which the window and the command line share. */
import { homedir, userInfo } from 'node:os';
import { isAbsolute, posix, resolve, win32 } from 'node:path';

/** `LATCHKEY_HOME`, or else the system's usual folder for application data. Absolute. */
export function homeFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  userFolder: string = absoluteUserFolder(),
): string {
  const chosen = env['LATCHKEY_HOME'];
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  if (platform === 'darwin') {
    return posix.join(userFolder, 'Library', 'Application Support', 'Latchkey');
  }
  if (platform === 'win32') {
    const roaming = env['APPDATA'] ?? '';
    const folder = win32.isAbsolute(roaming)
      ? roaming
      : win32.join(userFolder, 'AppData', 'Roaming');
    return win32.join(folder, 'Latchkey');
  }
  return posix.join(linuxConfigFolder(env, userFolder), 'Latchkey');
}

/** `XDG_CONFIG_HOME`, or else `~/.config`. The XDG specification says to ignore an empty or relative path. */
export function linuxConfigFolder(
  env: NodeJS.ProcessEnv,
  userFolder: string = absoluteUserFolder(),
): string {
  const folder = env['XDG_CONFIG_HOME'] ?? '';
  return posix.isAbsolute(folder) ? folder : posix.join(userFolder, '.config');
}

/**
 * The user's folder. `HOME` can be empty or relative, and Node returns it as it is; the data folder would then depend
 * on where Latchkey was started. The system's record of the user is used instead.
 */
export function absoluteUserFolder(
  home: string = homedir(),
  recorded: () => string = () => userInfo().homedir,
): string {
  return isAbsolute(home) ? home : recorded();
}
