/** A question that the system asks: the page can neither see nor answer it. */
import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { Question } from '../handlers/types';

/** True when the user says yes; escape, closing it and `signal` say no. */
export async function ask(
  window: BrowserWindow | null,
  { message, detail, yes, no }: Question,
  signal?: AbortSignal,
): Promise<boolean> {
  const options: MessageBoxOptions = {
    ...{ type: 'question', message, detail, buttons: [yes, no] },
    ...{ defaultId: 1, cancelId: 1, noLink: true },
    ...(signal === undefined ? {} : { signal }),
  };
  const { response } = window
    ? await dialog.showMessageBox(window, options)
    : await dialog.showMessageBox(options);
  return response === 0;
}
