/** Receives `latchkey://` links from the operating system and sends them to the page. */
import { app } from 'electron';
import type { LatchkeyEvent } from '../../contract';

/** The scheme that is registered with the system. */
const SCHEME = 'latchkey';

/**
 * Call this before the app is ready: macOS delivers the link of a first start that early. Only a packaged app registers
 * the scheme; otherwise a development run would take the links from the installed Latchkey. On Linux the desktop entry
 * of the package registers it for all users. Electron would call xdg-settings, which writes to the user's settings.
 * That entry would outlive the package, and in GNOME it makes Latchkey the default browser too (xdg-utils 1.1.3).
 */
export function openLinksFromSystem(
  send: (event: LatchkeyEvent) => void,
  platform: NodeJS.Platform = process.platform,
): { readonly followFrom: (argv: readonly string[]) => void } {
  if (app.isPackaged && platform !== 'linux') app.setAsDefaultProtocolClient(SCHEME);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    void openLink([url], send);
  });
  return {
    followFrom: (argv) => {
      void openLink(argv, send);
    },
  };
}

async function openLink(
  argv: readonly string[],
  send: (event: LatchkeyEvent) => void,
): Promise<void> {
  // Loaded here so that the first screen does not wait for the schemas.
  const [{ findLink, parseLink }, { toProblem }] = await Promise.all([
    import('./parse-link'),
    import('../../contract'),
  ]);
  const text = findLink(argv);
  if (text === null) return;
  try {
    send({ event: 'linkOpened', link: parseLink(text) });
  } catch (error) {
    send({ event: 'linkRefused', problem: toProblem(error) });
  }
}
