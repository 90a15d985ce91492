/** Prints for a benchmark when the window became usable, and its phases before. Only if LATCHKEY_MARKS is set. */
import type { BrowserWindow } from 'electron';
import type { CallObserver } from '../api/ipc-channel';
import { markStart, printPhase } from '../start-marks';

/** Runs in the page. Resolves with the names and epoch times of what happened in it. */
const waitUntilUsable = `new Promise((resolve) => {
  const root = document.documentElement;
  const times = () => {
    const [page] = performance.getEntriesByType('navigation');
    const marks = performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime]);
    const paints = performance.getEntriesByType('paint').map(({ name, startTime }) => [name, startTime]);
    const loading = [['page asked', page?.fetchStart], ['page loaded', page?.responseEnd]];
    return [...loading, ...paints, ...marks, ['now', performance.now()]].map(([name, at]) => [name, performance.timeOrigin + at]);
  };
  const look = () => root.dataset.usable === 'true' && resolve(times());
  new MutationObserver(look).observe(root, { attributes: true });
  look();
})`;

export function printUsableTime(window: BrowserWindow): void {
  if (process.env['LATCHKEY_MARKS'] !== '1') return;
  window.webContents.once('dom-ready', () => {
    void window.webContents
      .executeJavaScript(waitUntilUsable)
      .then((times: [name: string, at: number][]) => {
        const found = new Map(times);
        for (const [name, at] of found) {
          if (name !== 'now' && name !== 'latchkey:usable')
            printPhase(name.replace('latchkey:', ''), at);
        }
        process.stderr.write(
          `latchkey:usable ${found.get('latchkey:usable') ?? found.get('now')}\n`,
        );
      });
  });
}

/** Marks the page's first call, and when its first rows were answered. */
export function markFirstCalls(): CallObserver {
  let search: string | null = null;
  return {
    begin: (callId, operation) => {
      markStart('first call');
      if (operation === 'inventory.search') search ??= callId;
    },
    progress: () => undefined,
    end: (callId) => {
      if (callId === search) markStart('first rows answered');
    },
  };
}
