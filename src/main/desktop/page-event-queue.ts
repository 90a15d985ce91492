/** Queues events for the page until the page has loaded. */
import type { BrowserWindow } from 'electron';
import type { LatchkeyEvent } from '../../contract';

type SendEvent = (window: BrowserWindow, event: LatchkeyEvent) => void;

export class PageEventQueue {
  private send: ((event: LatchkeyEvent) => void) | null = null;
  private waiting: LatchkeyEvent[] = [];
  private held = false;

  /** A page receives events once it has loaded. After a crash it receives them again once it has reloaded. */
  connect(window: BrowserWindow, send: SendEvent): void {
    const { webContents } = window;
    const listening = (): void => {
      this.send = (event) => {
        send(window, event);
      };
      for (const event of this.waiting.splice(0)) this.push(event);
    };
    if (webContents.isLoading()) webContents.once('did-finish-load', listening);
    else listening();
    webContents.on('render-process-gone', () => {
      this.send = null;
      webContents.once('did-finish-load', listening);
    });
  }

  /** While held, events wait: the page that is shown is not the app's. */
  hold(): void {
    this.held = true;
  }

  /** Sends what waited. Call it once the app's page has loaded. */
  release(): void {
    this.held = false;
    for (const event of this.waiting.splice(0)) this.push(event);
  }

  readonly push = (event: LatchkeyEvent): void => {
    if (this.send && !this.held) this.send(event);
    else this.waiting.push(event);
  };
}
