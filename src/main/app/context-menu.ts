/** The menu of a right click: what can be done with text. */
import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';

export function setUpContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const template = itemsFor({ isEditable, hasSelection: selectionText.trim() !== '', editFlags });
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}

interface Clicked {
  readonly isEditable: boolean;
  readonly hasSelection: boolean;
  readonly editFlags: { canCut: boolean; canCopy: boolean; canPaste: boolean };
}

/** For a text field all, for text that is selected elsewhere copying, else none. */
export function itemsFor({
  isEditable,
  hasSelection,
  editFlags: { canCut, canCopy, canPaste },
}: Clicked): MenuItemConstructorOptions[] {
  if (!isEditable) return hasSelection ? [{ role: 'copy', enabled: canCopy }] : [];
  return [
    { role: 'cut', enabled: canCut },
    { role: 'copy', enabled: canCopy },
    { role: 'paste', enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll' },
  ];
}
