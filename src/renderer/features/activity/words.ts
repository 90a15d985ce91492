/** How an entry of the activity reads. Pure. */
import type { ActivityChange, ActivityEntry } from '../../../contract';
import { own } from '../../../contract/own';
import { kindWord, levelOf, oneLine } from '../../ui/format';

const operations: Readonly<Record<string, string>> = {
  'account.create': 'Create',
  'account.delete': 'Delete',
  'account.updateConfig': 'Change config',
  'account.rename': 'Rename',
  'account.share': 'Change access',
  'account.shareV1': 'Change access',
  'account.reveal': 'Reveal',
};

/** What was done, as a verb; an operation that has no words yet is called by its name. */
export const operationWord = (operation: string): string => own(operations, operation) ?? operation;

const isShare = (operation: string): boolean => operation.startsWith('account.share');
const isAccess = ({ what }: ActivityChange): boolean => what.startsWith('access of ');

/** A value of a change as people read it; null where there was none. */
export function valueWord(change: ActivityChange, side: 'before' | 'after'): string | null {
  const value = change[side];
  if (!isAccess(change)) return value;
  return value === null || value === 'NONE' ? 'none' : levelOf(value);
}

/** "displayName: old → new", "password: changed", "access of Jane: none → Can view". */
export function changeWords(change: ActivityChange): string {
  if (change.secret) return `${change.what}: changed`;
  const before = valueWord(change, 'before') ?? '∅';
  const after = valueWord(change, 'after') ?? '∅';
  return oneLine(`${change.what}: ${before} → ${after}`);
}

/**
 * All that an entry did, to be read after its verb. What was revealed is named alone, since nothing changed;
 * "Change access" has said already that it is about access.
 */
export function changesLine({ operation, changes }: ActivityEntry): string {
  if (operation === 'account.reveal') return changes.map(({ what }) => what).join(', ');
  const words = changes.map(changeWords);
  const short = isShare(operation) ? words.map((each) => each.replace(/^access of /u, '')) : words;
  return short.join(' · ');
}

/** "Sales Snowflake", else words that say so. */
export const accountName = ({ account }: ActivityEntry): string => oneLine(account) || '(no name)';

/** "account 4127", "OAuth account 12", "new account". */
export function accountId({ kind, accountId: id }: ActivityEntry): string {
  if (kind === null) return '';
  return id === null ? `new ${kindWord(kind)}` : `${kindWord(kind)} ${id}`;
}

export const sourceWord = ({ source }: ActivityEntry): string =>
  source === 'window' ? 'window' : 'command line';
