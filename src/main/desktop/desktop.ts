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
      const answer = window
        ? await dialog.showSaveDialog(window, options)
        : await dialog.showSaveDialog(options);
      if (answer.canceled || !answer.filePath) return null;
      const file = resolve(answer.filePath);
      folder = resolve(file, '..');
      chosen.add(file);
      return file;
    },
    chooseCertificatesFile: () =>
      chooseFile(currentWindow(), 'Choose a file of certificate authorities', {
        name: 'Certificates',
        extensions: ['pem', 'crt', 'cer', 'der'],
      }),
    chooseInstanceListFile: () =>
      chooseFile(currentWindow(), 'Choose a list of instances', {
        name: 'Lists of instances',
        extensions: ['json', 'csv', 'tsv', 'txt'],
      }),
    showFile: (file) => {
      shell.showItemInFolder(resolve(file));
    },
    wasChosen: (file) => chosen.has(resolve(file)),
    openPage: (url) => shell.openExternal(url),
    copySecret: (value, ms) => secrets.copy(value, ms),
    ask: async (question, signal) => {
      // One at a time: a compromised page could open many, until the user accepts one to get rid of them.
      if (asking) return false;
      asking = true;
      try {
        return await showConfirmDialog(currentWindow(), question, signal);
      } finally {
        asking = false;
      }
    },
  };
}

/** Null if the user cancelled. */
async function chooseFile(
  window: BrowserWindow | null,
  title: string,
  kind: { name: string; extensions: string[] },
): Promise<string | null> {
  const options: OpenDialogOptions = {
    title,
    properties: ['openFile'],
    filters: [kind, { name: 'All files', extensions: ['*'] }],
  };
  const answer = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
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
