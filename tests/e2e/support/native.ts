/** What lies outside the page: the native menu and its keys, the system's questions, the crash reports. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Desk } from '../../harness/desk';
import { HANGING_MS } from '../../support/time-limit';

/** Chooses an item of the native menu, as its click does. */
export async function chooseInMenu(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`The menu has no ${wanted}.`);
    Reflect.apply(item.click, item, []);
  }, id);
}

/**
 * Presses a key of the native menu on the keyboard of the display, as a person does: the keys of `page.keyboard` reach
 * the page alone. Elsewhere than on Linux a test has no such keyboard, and chooses the item.
 * @param key as xdotool writes it
 */
export async function pressMenuKey(
  app: ElectronApplication,
  key: string,
  item: string,
): Promise<void> {
  if (process.platform !== 'linux') return chooseInMenu(app, item);
  const window = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNativeWindowHandle().readUInt32LE(0),
  );
  // Nothing manages windows on such a display, so the window is named.
  execFileSync('xdotool', ['windowfocus', '--sync', String(window), 'key', key], {
    timeout: HANGING_MS,
  });
}

/** Records the system's questions; each waits until it is answered. */
export async function holdQuestions(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    const held: Held['held'] = { asked, answer: () => undefined };
    Object.assign(globalThis, { held });
    dialog.showMessageBox = (...given: unknown[]) => {
      const { message, detail } = given.at(-1) as { message: string; detail: string };
      asked.push(`${message} ${detail}`);
      return new Promise((resolve) => {
        held.answer = (response) => {
          resolve({ response, checkboxChecked: false });
        };
      });
    };
  });
}

interface Held {
  readonly held: { readonly asked: string[]; answer: (button: number) => void };
}

export const questions = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => (globalThis as unknown as Held).held.asked);

export const answerQuestion = (app: ElectronApplication, button: number): Promise<void> =>
  app.evaluate((_electron, given) => {
    (globalThis as unknown as Held).held.answer(given);
  }, button);

/** The texts of all crash reports. */
export function crashReports(desk: Desk): string[] {
  const folder = join(desk.home, 'crash-reports');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** The exit status; the name of a signal if one ended the app, as a crash does. */
export const ended = (app: ElectronApplication): Promise<number | NodeJS.Signals | null> => {
  const child = app.process();
  const status = child.exitCode ?? child.signalCode;
  if (status !== null) return Promise.resolve(status);
  return new Promise((resolve) =>
    child.once('exit', (code, signal) => {
      resolve(code ?? signal);
    }),
  );
};
