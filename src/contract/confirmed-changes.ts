/** Which bulk changes need the label of an instance with the guard `confirm`. Main requires it, and the window asks for it. */
import type { BulkChangeName } from './bulk-changes';

/** They reach beyond one account: to datasets, to people, or to every place that signs in with one secret. */
const confirmedChanges: ReadonlySet<BulkChangeName> = new Set([
  'align',
  'delete',
  'changeSecret',
  'giveToken',
  'repoint',
  'restoreStreams',
  'transfer',
]);

export const needsLabel = (change: BulkChangeName): boolean => confirmedChanges.has(change);
