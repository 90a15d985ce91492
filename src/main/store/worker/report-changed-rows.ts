/** Notes rows that were met and left out, where status, sync and exports say it until a person acknowledges it. */
import { dirname } from 'node:path';
import { createProblem, type Problem } from '../../../contract';
import type { Database } from '../db/database';
import { addDamageNotice } from '../files/damage-notice';
import { CHANGED_ROWS_NOTE, describeChangedRows } from '../macs/describe-changed-rows';

/** Null when no such row was met since the last call. */
export function reportChangedRows({
  database,
  file,
  isReadOnly,
}: {
  readonly database: Database;
  readonly file: string | null;
  readonly isReadOnly: boolean;
}): Problem | null {
  const rows = database.rows.takeReport();
  if (rows === null || file === null) return null;
  const note = describeChangedRows(database, rows);
  return isReadOnly
    ? createProblem('storeDamaged', note)
    : addDamageNotice(dirname(file), note, CHANGED_ROWS_NOTE);
}
