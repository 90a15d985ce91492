/** Tells a benchmark when the window is usable. Off unless LATCHKEY_MARKS is set. */
import type { BrowserWindow } from 'electron';

const whenUsable = `new Promise((resolve) => {
  const root = document.documentElement;
  const look = () => root.dataset.usable === 'true' && resolve(performance.timeOrigin + (performance.getEntriesByName('latchkey:usable')[0]?.startTime ?? performance.now()));
  new MutationObserver(look).observe(root, { attributes: true });
  look();
})`;

export function printMarks(window: BrowserWindow): void {
  if (process.env['LATCHKEY_MARKS'] !== '1') return;
  window.webContents.once('dom-ready', () => {
    void window.webContents.executeJavaScript(whenUsable).then((at: number) => {
      process.stderr.write(`latchkey:usable ${at}\n`);
    });
  });
}
