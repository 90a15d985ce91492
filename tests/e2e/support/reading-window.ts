/**
 * One window for one test after the other, for tests that only look: to start an app costs more than most of them do.
 * Each test gets it as after a start. A window whose store was written is used no more.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Desk } from '../../harness/desk';
import { openWindow, setContentSize, windowReady, type OpenWindow } from '../../harness/window';

interface Size {
  readonly width: number;
  readonly height: number;
}

export class ReadingWindow {
  /** The store when the last test began; null before the first. */
  private written: string | null = null;

  private constructor(
    readonly desk: Desk,
    private readonly opened: OpenWindow,
    private readonly url: string,
    private readonly size: Size,
  ) {}

  static async open(desk: Desk): Promise<ReadingWindow> {
    const opened = await openWindow(desk);
    await keepDialogs(opened.app);
    return new ReadingWindow(desk, opened, opened.page.url(), await sizeOf(opened.app));
  }

  /** As it is after a start on a desk that was not used before. */
  async begin(): Promise<OpenWindow> {
    const { app, page, printed } = this.opened;
    await restoreMain(app);
    await setContentSize(app, this.size);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce', forcedColors: null });
    // What the page remembers, such as widths of columns.
    await page.evaluate(() => {
      localStorage.clear();
    });
    if (page.url() === this.url) await page.reload();
    else await page.goto(this.url);
    await windowReady(page);
    this.written = this.store();
    const before = printed().length;
    return { app, page, printed: () => printed().slice(before) };
  }

  /** Whether a test did more than look, such as to open a drawer, which stores what it reads. */
  isWritten(): boolean {
    return this.written !== null && this.written !== this.store();
  }

  async close(): Promise<void> {
    await this.opened.app.close();
    await this.desk.close();
  }

  /** When each file of the store was last written. Other files of the folder belong to Chromium. */
  private store(): string {
    const { home } = this.desk;
    return readdirSync(home, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => `${name} ${String(statSync(join(home, name)).mtimeMs)}`)
      .join('\n');
  }
}

/** In main: the system's own dialogs as the app has them, and what stands between a call and its handler. */
interface Main {
  ownDialogs?: object;
  instead?: Map<string, unknown>;
}

const keepDialogs = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ dialog }) => {
    (globalThis as Main).ownDialogs = { ...dialog };
  });

const restoreMain = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ dialog, clipboard }) => {
    const main = globalThis as Main;
    Object.assign(dialog, main.ownDialogs);
    main.instead?.clear();
    clipboard.clear();
  });

const sizeOf = (app: ElectronApplication): Promise<Size> =>
  app.evaluate(({ BrowserWindow }) => {
    const [width = 0, height = 0] = BrowserWindow.getAllWindows()[0]?.getContentSize() ?? [];
    return { width, height };
  });
