/** Texts for the entries of the activity. Pure. */
import type { ActivityChange, ActivityEntry } from '../../../contract';
import { ownProperty } from '../../../contract/zod-free';
import { accountKindLabel, accessLevelLabel, toSingleLine } from './format';
import { t } from '../../../contract/texts';

const operationLabels: Readonly<Record<string, string>> = {
  'account.create': t('Create'),
  'account.delete': t('Delete'),
  'account.updateConfig': t('Change config'),
  'account.rename': t('Rename'),
  'account.share': t('Change access'),
  'account.shareV1': t('Change access'),
  'account.reveal': t('Reveal'),
  'undo.apply': t('Undo'),
  'inventory.publish': t('Publish'),
  'stream.setAccount': t('Re-point'),
  'profile.add': t('Add instance'),
  'profile.update': t('Change guard'),
  'profile.remove': t('Remove instance'),
};

/** The verb for an operation, or its name if it has no label. */
export const activityOperationLabel = (operation: string): string =>
  ownProperty(operationLabels, operation) ?? operation;

/** The start of a change that repeats its verb, such as "access of " after "Change access". */
function impliedPrefix(operation: string): string {
  if (operation === 'profile.update') return 'guard: ';
  return operation.startsWith('account.share') ? t('access of ') : '';
}

const isAccessChange = ({ what }: ActivityChange): boolean => what.startsWith('access of ');

/** A value of a change as shown on screen; null if there was none. */
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
  if (change.secret) return t('{what}: changed', { what: change.what });
  const before = activityChangeValue(change, 'before') ?? '∅';
  const after = activityChangeValue(change, 'after') ?? '∅';
  return toSingleLine(`${change.what}: ${before} → ${after}`);
}

/** All changes of an entry, to be read after its verb. Revealed fields are only named, because nothing changed. */
export function activityChangesLabel({ operation, changes }: ActivityEntry): string {
  if (operation === 'account.reveal') return changes.map(({ what }) => what).join(', ');
  const prefix = impliedPrefix(operation);
  const labels = changes
    .map(activityChangeLabel)
    .map((label) => (label.startsWith(prefix) ? label.slice(prefix.length) : label));
  return labels.join(' · ');
}

/** "Sales Snowflake", or the label of the instance if the entry is not about an account. */
export const activitySubjectName = ({ kind, account, label }: ActivityEntry): string =>
  toSingleLine(kind === null ? label : account) || t('(no name)');

/** "account 4127", "OAuth account 12", "new account", "instance". */
export function activitySubjectId({ kind, accountId: id }: ActivityEntry): string {
  if (kind === null) return t('instance');
  return id === null
    ? t('new {accountKind}', { accountKind: accountKindLabel(kind) })
    : `${accountKindLabel(kind)} ${id}`;
}

export const activitySourceLabel = ({ source }: ActivityEntry): string =>
  source === 'window' ? t('window') : t('command line');
