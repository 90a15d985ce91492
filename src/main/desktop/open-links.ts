/** `latchkey://` links, from wherever the system hands them over. */
import { app } from 'electron';
import type { LatchkeyEvent } from '../../contract';

/** The scheme of links, and what it is registered as. */
const SCHEME = 'latchkey';

/**
 * Has to be called before the app is ready: macOS hands over the link of a first start that early. What is not
 * packaged is not registered: it would take the links away from the Latchkey that is installed. On Linux the package's
 * desktop entry registers it for everybody. Electron would ask xdg-settings, which writes into the user's own settings,
 * where it outlives the package, and in GNOME makes Latchkey the program for web pages as well (xdg-utils 1.1.3).
 */
export function openLinksFromSystem(
  tell: (event: LatchkeyEvent) => void,
  platform: NodeJS.Platform = process.platform,
): { readonly followFrom: (argv: readonly string[]) => void } {
  if (app.isPackaged && platform !== 'linux') app.setAsDefaultProtocolClient(SCHEME);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    void openLink([url], tell);
  });
  return {
    followFrom: (argv) => {
      void openLink(argv, tell);
    },
  };
}

async function openLink(
  words: readonly string[],
  tell: (event: LatchkeyEvent) => void,
): Promise<void> {
  // The schemas are loaded beside the first screen, not before it.
  const [{ findLink: linkIn, parseLink: readLink }, { toProblem: problemOf }] = await Promise.all([
    import('./parse-link'),
    import('../../contract'),
  ]);
  const text = linkIn(words);
  if (text === null) return;
  try {
    tell({ event: 'linkOpened', link: readLink(text) });
  } catch (error) {
    tell({ event: 'linkRefused', problem: problemOf(error) });
  }
}
