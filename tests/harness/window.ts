/** Opens the real window of the compiled app and hands it to Playwright. */
import { spawn } from 'node:child_process';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { sandboxArgs } from '../../build/lib/environment';
import { root } from '../../build/lib/paths';
import { installedRuntime } from '../../build/prepare/runtime';
import { HIDDEN_FLAG } from '../../src/main/desktop/runtime';
import { HANGING_MS } from '../support/time-limit';
import type { Desk } from './desk';
import { askUntilAnswered } from './answered';
import { keepAnswers } from './kept-answers';

export interface OpenWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the app printed and the page logged so far. */
  readonly printed: () => string;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Options {
  readonly env?: NodeJS.ProcessEnv;
  readonly scheme?: 'light' | 'dark';
  /** What it is started with, such as a link. */
  readonly args?: readonly string[];
  readonly size?: Size;
  /** A program that starts the runtime, with the arguments of the runtime. */
  readonly starter?: (runtime: string) => string;
}

/** What a test holds back is held for as long as a busy machine needs. */
const steadyRequests = { LATCHKEY_REQUEST_SECONDS: String(HANGING_MS / 1000) };

const startArgs = (): readonly string[] => [...sandboxArgs(), '--disable-gpu', root];

export async function openWindow(desk: Desk, options: Options = {}): Promise<OpenWindow> {
  const runtime = installedRuntime();
  if (!runtime) throw new Error('No Electron runtime: run `npm run prepare-machine` first.');
  const app = await _electron.launch({
    executablePath: options.starter?.(runtime.program) ?? runtime.program,
    args: [...startArgs(), ...(options.args ?? [])],
    env: desk.env({ ...steadyRequests, ...options.env }),
    colorScheme: options.scheme ?? 'light',
    timeout: HANGING_MS,
  });
  keepAnswers(app);
  // The system's own question is the one part of the screen that no test can press: it is answered “Quit”.
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  const lines: string[] = [];
  app.process().stdout?.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
  app.process().stderr?.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
  // A busy machine takes longer than Playwright's own limit.
  const page = await app.firstWindow({ timeout: HANGING_MS });
  applications.set(page, app);
  // What opens and closes at once leaves no moment in between for a test to meet.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}\n`));
  page.on('pageerror', (error) => lines.push(`pageerror: ${error.message}\n`));
  if (options.size) await setContentSize(app, options.size);
  // What is minimised paints nothing.
  if (!(options.args ?? []).includes(HIDDEN_FLAG)) {
    await windowReady(page);
  }
  return { app, page, printed: () => lines.join('') };
}

/** Waits until what a start shows is on screen and takes keys. */
export function windowReady(page: Page): Promise<void> {
  const usable = (): Promise<void> =>
    page.locator('html[data-usable="true"]').waitFor({ state: 'attached', timeout: 0 });
  return askUntilAnswered(usable, async () => {
    await page.reload();
    await usable();
  });
}

const applications = new WeakMap<Page, ElectronApplication>();

/** The application whose window shows the page. */
export function applicationOf(page: Page): ElectronApplication {
  const app = applications.get(page);
  if (!app) throw new Error('No window that was opened here shows this page.');
  return app;
}

export const setContentSize = (app: ElectronApplication, size: Size): Promise<void> =>
  app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);

/** Starts Latchkey a second time on the same desk, and resolves with its exit code. */
export function startAgain(
  desk: Desk,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number | null> {
  const runtime = installedRuntime();
  if (!runtime) throw new Error('No Electron runtime: run `npm run prepare-machine` first.');
  const child = spawn(runtime.program, [...startArgs(), ...args], {
    env: desk.env(env),
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
