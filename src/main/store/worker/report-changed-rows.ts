/** Notes rows that were met and left out, or that are missing, where status, sync and exports say it until a person acknowledges it. */
import { dirname } from 'node:path';
import { createProblem, type Problem } from '../../../contract';
import type { Database } from '../db/database';
import { addDamageNotice, readDamageNotice, removeDamageNotice } from '../files/damage-notice';
import {
  CHANGED_ROWS_NOTE,
  describeChangedRows,
  describeIncompleteTables,
  MISSING_ROWS_NOTE,
} from '../macs/describe-changed-rows';
import { countRowSums } from '../macs/row-sums';
import { coveredTablesOf } from '../macs/written-rows';

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
  const incomplete = database.rows.takeIncomplete();
  if (file === null) return null;
  let problem: Problem | null = null;
  const report = (note: string, kind: string): void => {
    problem = isReadOnly
      ? createProblem('storeDamaged', note)
      : addDamageNotice(dirname(file), note, kind);
  };
  if (rows !== null) report(describeChangedRows(database, rows), CHANGED_ROWS_NOTE);
  if (incomplete !== null) report(describeIncompleteTables(incomplete), MISSING_ROWS_NOTE);
  return problem;
}

/** A person has read what happened. What is there counts from now on, if it was that rows were missing. */
export function acknowledgeDamage({
  database,
  file,
}: {
  readonly database: Database;
  readonly file: string | null;
}): void {
  if (file === null) return;
  const folder = dirname(file);
  if (readDamageNotice(folder)?.message.includes(MISSING_ROWS_NOTE) === true) {
    database.transaction(() => {
      countRowSums(database, coveredTablesOf(database));
    });
  }
  removeDamageNotice(folder);
}
