/** Opens the real window of the compiled app and hands it to Playwright. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { sandboxArgs } from '../../build/lib/electron-args';
import { root } from '../../build/lib/paths';
import { installedRuntime } from '../../build/prepare/runtime';
import type { Desk } from './desk';

export interface OpenWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the app printed and the page logged so far. */
  readonly printed: () => string;
}

interface Options {
  readonly env?: NodeJS.ProcessEnv;
  readonly scheme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
}

export async function openWindow(desk: Desk, options: Options = {}): Promise<OpenWindow> {
  const runtime = installedRuntime();
  if (!runtime) throw new Error('No Electron runtime: run `npm run prepare-machine` first.');
  const app = await _electron.launch({
    executablePath: runtime.program,
    args: [...sandboxArgs(), '--disable-gpu', root],
    env: desk.env(options.env),
    colorScheme: options.scheme ?? 'light',
  });
  const lines: string[] = [];
  app.process().stdout?.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
  app.process().stderr?.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
  const page = await app.firstWindow();
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}\n`));
  page.on('pageerror', (error) => lines.push(`pageerror: ${error.message}\n`));
  const { size } = options;
  if (size) {
    await app.evaluate(({ BrowserWindow }, wanted) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height);
    }, size);
  }
  await page.locator('html[data-usable="true"]').waitFor({ state: 'attached' });
  return { app, page, printed: () => lines.join('') };
}
