/** Says what a new store lacks of the damaged one that it was made of. */
import type { Database } from '../db/database';
import { describeNoBackup, describeRestored } from '../db/replace-store';
import type { FoundBackup } from '../files/profile-backup';
import { EARLIER_STORE_NOTE, isEarlierStore } from '../files/write-count';
import { COVERED_TABLES, type CoveredTable } from '../macs/covered-columns';
import {
  describeChangedRows,
  describeLostTables,
  UNKNOWN_LOSS,
} from '../macs/describe-changed-rows';
import { tablesNotInSum } from '../macs/row-sums';
import type { NewProfile } from '../store-types';
import type { CopiedRows } from './copy-good-rows';

/** What was added to the rows, and taken from them. */
export interface Completed {
  readonly backup: FoundBackup | null;
  /** Instances that came from the backup. */
  readonly restored: readonly NewProfile[];
  /** Tables of rows that belonged to a row that is lost. */
  readonly removed: ReadonlySet<string>;
}

/** In sentences. `folder`: the data folder. */
export function describeSalvage(
  database: Database,
  folder: string,
  copied: CopiedRows,
  { backup, restored, removed }: Completed,
): string {
  const sentences = describeMissing(
    database,
    copied,
    removed,
    (table) =>
      // The newest backup has every instance, so none is missing then.
      table !== 'profiles' || restored.length === 0 || backup?.isOlder !== false,
  );
  if (copied.sums && isEarlierStore(folder, copied.sums)) sentences.push(EARLIER_STORE_NOTE);
  if (sentences.length === 0) sentences.push('Nothing is missing.');
  if (backup && restored.length > 0)
    sentences.push(describeRestored({ ...backup, profiles: restored }));
  if (!backup && removed.size > 0) sentences.push(describeNoBackup(folder));
  return sentences.join(' ');
}

function describeMissing(
  database: Database,
  { found, sums, changed, moreChanged }: CopiedRows,
  removed: ReadonlySet<string>,
  isMissing: (table: CoveredTable) => boolean,
): string[] {
  const named = changed.filter(({ table }) => isMissing(table));
  const sentences = named.length === 0 ? [] : [describeChangedRows(database, named, moreChanged)];
  const lost = new Set(sums ? tablesNotInSum(sums, found) : []);
  const unnamed = COVERED_TABLES.filter(
    (table) => isMissing(table) && (lost.has(table) || removed.has(table)),
  );
  if (unnamed.length > 0) sentences.push(describeLostTables(unnamed));
  if (sums === null) sentences.push(UNKNOWN_LOSS);
  return sentences;
}
