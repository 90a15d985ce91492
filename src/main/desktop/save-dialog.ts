/** Which save dialog a desktop on Linux shows. */
import type { CommandLine } from 'electron';

/** The first portal of files that opens a dialog in the folder, and with the name, that it is given. */
const PORTAL = '4';

/** Where the portal is older, the runtime shows the dialog of GTK or KDE by itself. To be called before `ready`. */
export function wantPortalWithPath(
  commandLine: Pick<CommandLine, 'appendSwitch' | 'hasSwitch'>,
  platform: NodeJS.Platform = process.platform,
): void {
  const name = 'xdg-portal-required-version';
  // Whoever starts it with another version means that.
  if (platform === 'linux' && !commandLine.hasSwitch(name)) commandLine.appendSwitch(name, PORTAL);
}
