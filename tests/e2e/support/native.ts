/** What lies outside the page: the native menu, the system's questions, the crash reports. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Desk } from '../../harness/desk';

/** Chooses an item of the native menu, as its click does. */
export async function chooseInMenu(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`The menu has no ${wanted}.`);
    Reflect.apply(item.click, item, []);
  }, id);
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

export const ended = (app: ElectronApplication): Promise<number | null> => {
  const child = app.process();
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', resolve));
};
