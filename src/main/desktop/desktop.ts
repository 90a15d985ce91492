/** Access to the desktop for handlers: dialogs, file manager, browser, clipboard. */
import {
  app,
  dialog,
  shell,
  type BrowserWindow,
  type MessageBoxOptions,
  type OpenDialogOptions,
} from 'electron';
import { join, resolve } from 'node:path';
import { fail } from '../../contract';
import type { Desktop, ConfirmQuestion } from '../api/handlers/handler-types';
import type { SecretClipboard } from './secret-clipboard';

const fileFormats = [
  { name: 'Markdown', extensions: ['md'] },
  { name: 'JSON Lines', extensions: ['jsonl'] },
  { name: 'Parquet', extensions: ['parquet'] },
  { name: 'JSON', extensions: ['json'] },
  { name: 'HTML', extensions: ['html'] },
];

export function createDesktop(
  currentWindow: () => BrowserWindow | null,
  secrets: SecretClipboard,
  untilLocked: () => AbortSignal,
): Desktop {
  const chosen = new Set<string>();
  let folder = app.getPath('documents');
  let asking = false;
  return {
    chooseExportFile: async (suggestedName) => {
      const format = fileFormats.find(({ extensions }) =>
        extensions.some((each) => suggestedName.endsWith(`.${each}`)),
      ) ?? { name: 'CSV', extensions: ['csv'] };
      const options = {
        title: `Export to ${format.name}`,
        defaultPath: join(folder, suggestedName),
        filters: [format],
      };
      const window = currentWindow();
      const answer = await unlessLocked(
        untilLocked(),
        window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options),
        { canceled: true, filePath: '' },
      );
      if (answer.canceled || !answer.filePath) return null;
      const file = resolve(answer.filePath);
      folder = resolve(file, '..');
      chosen.add(file);
      return file;
    },
    chooseCertificatesFile: () =>
      chooseFile(currentWindow(), untilLocked(), 'Choose a file of certificate authorities', {
        name: 'Certificates',
        extensions: ['pem', 'crt', 'cer', 'der'],
      }),
    chooseInstanceListFile: () =>
      chooseFile(currentWindow(), untilLocked(), 'Choose a list of instances', {
        name: 'Lists of instances',
        extensions: ['json', 'csv', 'tsv', 'txt'],
      }),
    showFile: (file) => {
      shell.showItemInFolder(resolve(file));
    },
    wasChosen: (file) => chosen.has(resolve(file)),
    openPage: (url) => shell.openExternal(url),
    // It may have been asked for before the lock, which clears the clipboard.
    copySecret: async (value, ms) =>
      untilLocked().aborted ? fail('locked', 'Latchkey is locked.') : secrets.copy(value, ms),
    ask: async (question, signal) => {
      // One at a time: a compromised page could open many, until the user accepts one to get rid of them.
      if (asking) return false;
      asking = true;
      try {
        const locked = untilLocked();
        const either = AbortSignal.any([locked, signal]);
        return await unlessLocked(
          locked,
          showConfirmDialog(currentWindow(), question, either),
          false,
        );
      } finally {
        asking = false;
      }
    },
  };
}

/**
 * What is answered after the lock is no answer: whoever is at the computer then may be somebody else. Electron cannot
 * close every dialog. `none`: what is returned then, and at once, since the lock waits for calls that run.
 */
async function unlessLocked<T>(locked: AbortSignal, answer: Promise<T>, none: T): Promise<T> {
  if (locked.aborted) return none;
  let stop = (): void => undefined;
  const atLock = new Promise<T>((resolve) => {
    stop = () => {
      resolve(none);
    };
  });
  locked.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([answer, atLock]);
  } finally {
    locked.removeEventListener('abort', stop);
  }
}

/** Null if the user cancelled. */
async function chooseFile(
  window: BrowserWindow | null,
  locked: AbortSignal,
  title: string,
  kind: { name: string; extensions: string[] },
): Promise<string | null> {
  const options: OpenDialogOptions = {
    title,
    properties: ['openFile'],
    filters: [kind, { name: 'All files', extensions: ['*'] }],
  };
  const answer = await unlessLocked(
    locked,
    window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options),
    { canceled: true, filePaths: [] },
  );
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/**
 * Asks in a native dialog, which the page can neither see nor answer. True if the user accepts; pressing Escape,
 * closing the dialog and aborting `signal` decline.
 */
export async function showConfirmDialog(
  window: BrowserWindow | null,
  { message, detail, yes, no }: ConfirmQuestion,
  signal?: AbortSignal,
): Promise<boolean> {
  const options: MessageBoxOptions = {
    type: 'question',
    message,
    detail,
    buttons: [yes, no],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
    ...(signal === undefined ? {} : { signal }),
  };
  const { response } = window
    ? await dialog.showMessageBox(window, options)
    : await dialog.showMessageBox(options);
  return response === 0;
}
