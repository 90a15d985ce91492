/**
 * Makes a new store of what can be read in a damaged one: every row whose MAC shows that it is as Latchkey wrote it. What
 * is made of other rows (indexes, the search, counts) is made again.
 */
import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { connectDatabase } from '../db/connect-database';
import type { Database } from '../db/database';
import { migrate, schemaVersion } from '../db/migrations';
import { createEmptyStore, describeRestored } from '../db/replace-store';
import { jsonDecoder, rowDecoder } from '../db/row-decoder';
import { readProfileBackup } from '../files/profile-backup';
import { describeFileState } from '../files/salvaged-file';
import { removeStoreFiles } from '../files/set-aside';
import { COVERED_COLUMNS, COVERED_TABLES, type CoveredTable } from '../macs/covered-columns';
import {
  describeChangedRows,
  describeUnreadTables,
  UNKNOWN_LOSS,
} from '../macs/describe-changed-rows';
import type { ChangedRow } from '../macs/row-checks';
import { countRowSums, RowSums, tablesNotInSum, type StoredSums } from '../macs/row-sums';
import { addProfile, hasProfile } from '../tables/profiles';
import type { SalvageReport } from './check-protocol';
import { readableRows, type DamagedTable, type ReadableRow } from './readable-rows';

/** More are counted, and not named. */
const MAX_REMEMBERED = 1000;

interface Salvaged {
  /** What the rows that were copied add up to. */
  readonly found: RowSums;
  /** What all rows added up to when the store was written last; null when that cannot be read. */
  readonly sums: StoredSums | null;
  readonly changed: ChangedRow[];
}

/**
 * Writes `into`, completely or not at all. Fails when another version of Latchkey wrote the file, and with the errors of
 * libsql.
 */
export function salvageStore(file: string, key: string, into: string): SalvageReport {
  const unfinished = `${into}.part`;
  try {
    createEmptyStore(unfinished, key);
    const salvaged = copyRows(file, key, unfinished);
    const note = completeStore(dirname(file), key, unfinished, salvaged);
    flush(unfinished);
    renameSync(unfinished, into);
    return { state: 'salvaged', of: describeFileState(file), note };
  } finally {
    removeStoreFiles(unfinished);
  }
}

function copyRows(file: string, key: string, into: string): Salvaged {
  const damaged = connectDatabase(file, key);
  // Without the triggers that note what is written: the rows bring their MACs.
  const database = connectDatabase(into, key);
  try {
    // What says what one table is like may be damaged: SQLite then takes the others.
    for (const one of [damaged, database])
      one.exec('PRAGMA writable_schema = ON; PRAGMA busy_timeout = 5000');
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF');
    // The rows are chosen by the other connection: one that met damage writes nothing any more.
    database.exec(`ATTACH '${file.replaceAll("'", "''")}' AS damaged`);
    requireSameVersion(database);
    const salvaged: Salvaged = { found: new RowSums(), sums: readSums(damaged), changed: [] };
    // Without the lock for writing to the damaged file: other programs may salvage it too.
    database.exec('BEGIN');
    for (const table of COVERED_TABLES) copyTable(damaged, database, table, salvaged);
    database.exec('COMMIT');
    return salvaged;
  } finally {
    database.close();
    damaged.close();
  }
}

function requireSameVersion(database: Database): void {
  if (schemaVersion(database) !== schemaVersion(database, 'damaged'))
    throw new Error('Another version of Latchkey wrote it.');
}

const damagedTable = (
  damaged: Database,
  table: CoveredTable | 'row_sums',
  columns: readonly string[],
): DamagedTable => ({
  name: table,
  columns,
  matches: (values, mac) => damaged.rows.matches(table, values, mac),
});

const decodeSums = jsonDecoder(z.record(z.string(), z.string()));

function readSums(damaged: Database): StoredSums | null {
  const table = damagedTable(damaged, 'row_sums', ['store', 'writes', 'sums']);
  for (const rows of readableRows(damaged, table)) {
    const good = rows.find(({ isGood }) => isGood);
    if (good) return { store: '', writes: 0, sums: decodeSums(String(good.values[2])) };
  }
  return null;
}

const decodeColumn = rowDecoder({ name: z.string() });

function copyTable(
  damaged: Database,
  database: Database,
  table: CoveredTable,
  { found, changed }: Salvaged,
): void {
  const columns = database
    .all(`PRAGMA main.table_info(${table})`)
    .map((row) => decodeColumn(row).name)
    .join(', ');
  if (!hasColumns(damaged, table, columns)) return;
  const copy = `INSERT OR IGNORE INTO main.${table} (${columns})
    SELECT ${columns} FROM damaged.${table} NOT INDEXED
    WHERE rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?`;
  const source = damagedTable(damaged, table, COVERED_COLUMNS[table]);
  for (const rows of readableRows(damaged, source)) {
    for (const run of runsOf(rows)) {
      if (run[0]?.isGood === true) {
        // With a limit, SQLite does not look at what follows, which may be what it cannot read.
        database.run(copy, run[0].target, run.at(-1)?.target ?? run[0].target, run.length);
        for (const { mac } of run) found.toggle(table, mac);
      } else if (changed.length < MAX_REMEMBERED)
        changed.push(...run.map(({ target, values }) => ({ table, target, values })));
    }
  }
}

function hasColumns(damaged: Database, table: CoveredTable, columns: string): boolean {
  try {
    damaged.exec(`SELECT ${columns} FROM ${table} LIMIT 0`);
    return true;
  } catch {
    return false;
  }
}

/** Rows that follow each other and are alike: those of one run are copied at once. */
function runsOf(rows: readonly ReadableRow[]): ReadableRow[][] {
  const runs: ReadableRow[][] = [];
  for (const row of rows) {
    const current = runs.at(-1);
    if (current?.[0]?.isGood === row.isGood) current.push(row);
    else runs.push([row]);
  }
  return runs;
}

/** Adds what the rows do not bring. Returns what is missing, in sentences. */
function completeStore(
  folder: string,
  key: string,
  into: string,
  { found, sums, changed }: Salvaged,
): string {
  const database = connectDatabase(into, key);
  try {
    migrate(database);
    const restored = database.transaction(() => {
      const sentences = restoreProfiles(database, folder, key);
      removeOrphans(database);
      database.exec(remakeDerived);
      countRowSums(database, COVERED_TABLES);
      return sentences;
    });
    // An instance that came back from the backup is not missing.
    const isMissing = (table: CoveredTable): boolean =>
      table !== 'profiles' || restored.length === 0;
    const missing = describeMissing(
      database,
      changed.filter(({ table }) => isMissing(table)),
      sums && tablesNotInSum(sums, found).filter(isMissing),
    );
    return [missing, ...restored].join(' ');
  } finally {
    database.close();
  }
}

/** Numbers of snapshots must not come again: parts of one that is lost name it. */
const remakeDerived = `
INSERT INTO accounts_text (rowid, search_text) SELECT row, search_text FROM accounts;
DELETE FROM counts;
INSERT INTO counts (profile_id, kind, provider, valid, n)
  SELECT profile_id, kind, provider, valid, COUNT(*) FROM accounts GROUP BY profile_id, kind, provider, valid;
INSERT INTO sqlite_sequence (name, seq) SELECT 'snapshots', 0
  WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'snapshots');
UPDATE sqlite_sequence SET seq = MAX(seq, COALESCE((SELECT MAX(MAX(from_seq), COALESCE(MAX(to_seq), 0)) FROM versions), 0))
  WHERE name = 'snapshots';
`;

function restoreProfiles(database: Database, folder: string, key: string): string[] {
  const backup = readProfileBackup(folder, key);
  const missing = (backup?.profiles ?? []).filter(({ id }) => !hasProfile(database, id));
  for (const profile of missing) addProfile(database, profile);
  return backup && missing.length > 0 ? [describeRestored({ ...backup, profiles: missing })] : [];
}

const decodeOrphan = rowDecoder({ table: z.string(), rowid: z.number() });

function removeOrphans(database: Database): void {
  for (;;) {
    const orphans = database.all('PRAGMA foreign_key_check').map((row) => decodeOrphan(row));
    if (orphans.length === 0) return;
    for (const { table, rowid } of orphans)
      database.run(`DELETE FROM "${table}" WHERE rowid = ?`, rowid);
  }
}

/** `lost`: the tables that lack rows; null: nobody knows. */
function describeMissing(
  database: Database,
  changed: readonly ChangedRow[],
  lost: readonly CoveredTable[] | null,
): string {
  const sentences = changed.length === 0 ? [] : [describeChangedRows(database, changed)];
  const named = new Set(changed.map(({ table }) => table));
  const unnamed = (lost ?? []).filter((table) => !named.has(table));
  if (unnamed.length > 0) sentences.push(describeUnreadTables(unnamed));
  if (lost === null) sentences.push(UNKNOWN_LOSS);
  return sentences.length === 0 ? 'Nothing is missing.' : sentences.join(' ');
}

function flush(file: string): void {
  const opened = openSync(file, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
