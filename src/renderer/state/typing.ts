const fields =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="button"])';
/** What has opened a menu or a list keeps the focus until that is drawn. */
const opener = '[aria-haspopup][aria-expanded="true"]';
const ownKeys = `${fields}, [role="menu"], [role="listbox"], [role="dialog"], ${opener}`;

const within = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/** Whether keys write something there. */
export const isTyping = (target: EventTarget | null): boolean => within(target, fields);

/** Whether keys mean something of their own there: in a field, a menu, a list or a dialog, or on what opened one. */
export const hasOwnKeys = (target: EventTarget | null): boolean => within(target, ownKeys);
