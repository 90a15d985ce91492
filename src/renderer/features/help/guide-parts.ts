/** The guide, cut at its headings: `F1` shows one part. */
import guide from '../../../../docs/guide.md?raw';
import type { Dialog } from '../../state/dialogs';
import type { BulkFormName } from '../../state/picked-changes';
import type { View } from '../../state/view';

export interface GuidePart {
  readonly title: string;
  /** Markdown, without the heading. */
  readonly text: string;
}

/** Pictures are for the file in the documentation, and the window needs none of itself. */
const withoutPictures = (text: string): string => text.replace(/^!\[.*$\n+/gmu, '');

export const guideParts: readonly GuidePart[] = guide
  .split(/^## /mu)
  .slice(1)
  .map((part) => {
    const [title = ''] = part.split('\n', 1);
    return { title, text: withoutPictures(part.slice(title.length)).trim() };
  });

const CLONE = 'Clone and create accounts';
const EXPORT = 'Export and schedule';
const DAMAGED = 'When something is damaged';
const MANY = 'Change many accounts';
const ONE = 'Find and change an account';
const FIRST = 'The first instance';
const RENEW = 'Renew access tokens';
const TOKENS = 'Access tokens';

const partOfView: Readonly<Record<View, string>> = {
  accounts: ONE,
  overview: 'The daily look',
  attention: 'What needs attention',
  changes: 'The daily look',
  comparison: 'Compare',
  activity: 'Activity and undo',
  tokens: TOKENS,
};

const partOfDialog: Readonly<Record<Exclude<Dialog['name'], 'bulkChange' | 'about'>, string>> = {
  add: FIRST,
  addMany: 'Instances as a file',
  edit: FIRST,
  token: FIRST,
  remove: FIRST,
  revokeToken: TOKENS,
  export: EXPORT,
  publish: EXPORT,
  bulkRun: MANY,
  bulkRuns: MANY,
  report: 'Report what got worse',
  review: 'Review access',
  hygiene: 'Tidy up',
  syncResults: 'The daily look',
  saveView: ONE,
  savedViews: ONE,
  settings: 'Settings',
  setAside: DAMAGED,
  checkStore: DAMAGED,
  undo: 'Activity and undo',
  createAccount: CLONE,
  clone: CLONE,
  copyValue: CLONE,
  editConfig: ONE,
  renameAccount: ONE,
  deleteAccount: ONE,
};

/** A dialog for many accounts, by what it changes. */
const partOfChange: Readonly<Record<BulkFormName, string>> = {
  rename: MANY,
  share: MANY,
  changeSecret: MANY,
  delete: MANY,
  rotate: 'Rotate a secret',
  repoint: 'Give datasets another account',
  transfer: 'When somebody leaves',
  renew: RENEW,
  giveToken: RENEW,
  align: 'Align instances with a baseline',
};

interface OnScreen {
  readonly dialog: Dialog | null;
  readonly view: View;
  readonly hasInstances: boolean;
  /** Several accounts are selected. */
  readonly hasSelection: boolean;
}

/** The part about what is on screen: the dialog, else the view. Without an instance nothing else is of use yet. */
export function guidePartOf({ dialog, view, hasInstances, hasSelection }: OnScreen): string {
  if (dialog?.name === 'bulkChange') return partOfChange[dialog.change];
  if (dialog !== null && dialog.name !== 'about') return partOfDialog[dialog.name];
  if (!hasInstances) return FIRST;
  return view === 'accounts' && hasSelection ? MANY : partOfView[view];
}
