/** Chooses the save dialog on Linux. */
import type { CommandLine } from 'electron';

/** The first version of the file portal that honours the folder and the name for a dialog. */
const PORTAL = '4';

/** With an older portal, Electron shows the dialog of GTK or KDE. Call this before `ready`. */
export function wantPortalWithPath(
  commandLine: Pick<CommandLine, 'appendSwitch' | 'hasSwitch'>,
  platform: NodeJS.Platform = process.platform,
): void {
  const name = 'xdg-portal-required-version';
  // A version on the command line takes precedence.
  if (platform === 'linux' && !commandLine.hasSwitch(name)) commandLine.appendSwitch(name, PORTAL);
}
