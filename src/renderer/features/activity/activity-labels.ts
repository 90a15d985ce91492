/** How an entry of the activity reads. Pure. */
import type { ActivityChange, ActivityEntry } from '../../../contract';
import { ownProperty } from '../../../contract/zod-free';
import { accountKindLabel, accessLevelLabel, toSingleLine } from '../../ui/format/format';

const operationLabels: Readonly<Record<string, string>> = {
  'account.create': 'Create',
  'account.delete': 'Delete',
  'account.updateConfig': 'Change config',
  'account.rename': 'Rename',
  'account.share': 'Change access',
  'account.shareV1': 'Change access',
  'account.reveal': 'Reveal',
  'profile.add': 'Add instance',
  'profile.update': 'Change guard',
  'profile.remove': 'Remove instance',
};

/** What was done, as a verb; an operation that has no words yet is called by its name. */
export const activityOperationLabel = (operation: string): string =>
  ownProperty(operationLabels, operation) ?? operation;

/** How a change begins that its verb has named already: "Change access", "Change guard". */
function impliedPrefix(operation: string): string {
  if (operation === 'profile.update') return 'guard: ';
  return operation.startsWith('account.share') ? 'access of ' : '';
}

const isAccessChange = ({ what }: ActivityChange): boolean => what.startsWith('access of ');

/** A value of a change as people read it; null where there was none. */
export function activityChangeValue(
  change: ActivityChange,
  side: 'before' | 'after',
): string | null {
  const value = change[side];
  if (!isAccessChange(change)) return value;
  return value === null || value === 'NONE' ? 'none' : accessLevelLabel(value);
}

/** "displayName: old → new", "password: changed", "access of Jane: none → Can view". */
export function activityChangeLabel(change: ActivityChange): string {
  if (change.secret) return `${change.what}: changed`;
  const before = activityChangeValue(change, 'before') ?? '∅';
  const after = activityChangeValue(change, 'after') ?? '∅';
  return toSingleLine(`${change.what}: ${before} → ${after}`);
}

/** All that an entry did, to be read after its verb. What was revealed is named alone, since nothing changed. */
export function activityChangesLabel({ operation, changes }: ActivityEntry): string {
  if (operation === 'account.reveal') return changes.map(({ what }) => what).join(', ');
  const said = impliedPrefix(operation);
  const short = changes
    .map(activityChangeLabel)
    .map((words) => (words.startsWith(said) ? words.slice(said.length) : words));
  return short.join(' · ');
}

/** "Sales Snowflake", or the instance where it is about no account of it; else words that say so. */
export const activitySubjectName = ({ kind, account, label }: ActivityEntry): string =>
  toSingleLine(kind === null ? label : account) || '(no name)';

/** "account 4127", "OAuth account 12", "new account", "instance". */
export function activitySubjectId({ kind, accountId: id }: ActivityEntry): string {
  if (kind === null) return 'instance';
  return id === null ? `new ${accountKindLabel(kind)}` : `${accountKindLabel(kind)} ${id}`;
}

export const activitySourceLabel = ({ source }: ActivityEntry): string =>
  source === 'window' ? 'window' : 'command line';
