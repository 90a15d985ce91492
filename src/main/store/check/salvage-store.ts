/**
 * Makes a new store of what can be read in a damaged one: every row whose MAC shows that it is as Latchkey wrote it. What
 * is made of other rows (indexes, the search, counts) is made again.
 */
import { closeSync, fsyncSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { connectDatabase } from '../db/connect-database';
import type { Database } from '../db/database';
import { migrate, schemaVersion } from '../db/migrations';
import { onlyInBackup } from '../db/keep-backup';
import { createEmptyStore, describeNoBackup, describeRestored } from '../db/replace-store';
import { jsonDecoder, rowDecoder } from '../db/row-decoder';
import { readProfileBackup, type ProfileBackup } from '../files/profile-backup';
import { noteEarlierStore } from '../files/write-count';
import type { NewProfile } from '../store-types';
import { describeFileState } from '../files/salvaged-file';
import { removeStoreFiles } from '../files/set-aside';
import { COVERED_COLUMNS, COVERED_TABLES, type CoveredTable } from '../macs/covered-columns';
import {
  describeChangedRows,
  describeLostTables,
  UNKNOWN_LOSS,
} from '../macs/describe-changed-rows';
import type { ChangedRow } from '../macs/row-checks';
import { countRowSums, RowSums, tablesNotInSum, type StoredSums } from '../macs/row-sums';
import { addProfile, listProfiles } from '../tables/profiles';
import type { SalvageReport } from './check-protocol';
import { readableRows, type DamagedTable } from './readable-rows';

/** Of more, only how many there are is kept. */
const MAX_REMEMBERED = 1000;

interface Salvaged {
  /** What the rows that were copied, and those that were changed, add up to. */
  readonly found: RowSums;
  /** What all rows added up to when the store was written last; null when that cannot be read. */
  readonly sums: StoredSums | null;
  readonly changed: ChangedRow[];
  /** Changed ones that are not among these. */
  moreChanged: number;
  copied: number;
}

/**
 * Writes `into`, completely or not at all. Fails with `NothingToSalvage` when another version of Latchkey wrote the file or
 * no row can be read, and with the errors of libsql.
 */
export function salvageStore(file: string, key: string, into: string): SalvageReport {
  const unfinished = `${into}.part`;
  const { ino } = statSync(file);
  try {
    createEmptyStore(unfinished, key);
    const salvaged = copyRows(file, key, unfinished);
    const note = completeStore(dirname(file), key, unfinished, salvaged);
    flush(unfinished);
    if (statSync(file).ino !== ino) throw new Error('Another file came in its place.');
    renameSync(unfinished, into);
    return { state: 'salvaged', readFrom: describeFileState(file), note };
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
    damaged.exec('PRAGMA writable_schema = ON; PRAGMA busy_timeout = 5000');
    requireSameVersion(database, damaged);
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF');
    const sums = readSums(damaged);
    const salvaged: Salvaged = {
      found: new RowSums(),
      sums,
      changed: [],
      moreChanged: 0,
      copied: 0,
    };
    database.transaction(() => {
      for (const table of COVERED_TABLES) copyTable(damaged, database, table, salvaged);
    });
    if (salvaged.copied === 0) throw new NothingToSalvage('No row can be read.');
    return salvaged;
  } finally {
    database.close();
    damaged.close();
  }
}

/** Nothing can be taken from the file. */
export class NothingToSalvage extends Error {}

function requireSameVersion(database: Database, damaged: Database): void {
  if (schemaVersion(database) !== schemaVersion(damaged))
    throw new NothingToSalvage('Another version of Latchkey wrote it.');
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
  const columns = ['store', 'writes', 'sums'] as const;
  if (!hasColumns(damaged, 'row_sums', columns)) return null;
  for (const { isGood, values } of readableRows(
    damaged,
    damagedTable(damaged, 'row_sums', columns),
  )) {
    const [store, writes, sums] = values;
    if (isGood)
      return { store: String(store), writes: Number(writes), sums: decodeSums(String(sums)) };
  }
  return null;
}

function copyTable(
  damaged: Database,
  database: Database,
  table: CoveredTable,
  salvaged: Salvaged,
): void {
  const columns = COVERED_COLUMNS[table];
  if (!hasColumns(damaged, table, columns)) return;
  const insert = `INSERT OR IGNORE INTO ${table} (${[...columns, 'mac'].join(', ')})
    VALUES (${[...columns, 'mac'].map(() => '?').join(', ')})`;
  const bad = new Set<number>();
  for (const row of readableRows(damaged, damagedTable(damaged, table, columns))) {
    const { target, values, mac, isGood } = row;
    // One that comes twice counts once.
    if (isGood ? database.run(insert, ...values, mac) === 0 : bad.has(target)) continue;
    salvaged.found.toggle(table, mac);
    if (isGood) {
      salvaged.copied += 1;
      continue;
    }
    bad.add(target);
    if (salvaged.changed.length < MAX_REMEMBERED) salvaged.changed.push({ table, target, values });
    else salvaged.moreChanged += 1;
  }
}

function hasColumns(
  damaged: Database,
  table: CoveredTable | 'row_sums',
  columns: readonly string[],
): boolean {
  try {
    damaged.exec(`SELECT ${columns.join(', ')}, mac FROM ${table} LIMIT 0`);
    return true;
  } catch {
    return false;
  }
}

/** Adds what the rows do not bring. Returns what is missing, in sentences. */
function completeStore(folder: string, key: string, into: string, salvaged: Salvaged): string {
  const database = connectDatabase(into, key);
  try {
    migrate(database);
    database.exec('PRAGMA foreign_keys = ON');
    const backup = readProfileBackup(folder, key);
    const { restored, removed } = database.transaction(() => {
      const profiles = restoreProfiles(database, backup);
      const tables = removeOrphans(database);
      database.exec(remakeDerived);
      countRowSums(database, COVERED_TABLES);
      return { restored: profiles, removed: tables };
    });
    if (salvaged.sums) noteEarlierStore(folder, salvaged.sums);
    // The newest backup has every instance, so none is missing then.
    const isMissing = (table: CoveredTable): boolean =>
      table !== 'profiles' || restored.length === 0 || backup?.isOlder !== false;
    const sentences = [describeMissing(database, salvaged, removed, isMissing)];
    if (backup && restored.length > 0)
      sentences.push(describeRestored({ ...backup, profiles: restored }));
    if (!backup && removed.size > 0) sentences.push(describeNoBackup(folder));
    return sentences.join(' ');
  } finally {
    database.close();
  }
}

/**
 * Numbers of snapshots must not come again: parts of one that is lost name it. Summaries are worth nothing once the
 * revision of their instance begins anew.
 */
const remakeDerived = `
INSERT INTO accounts_text (rowid, search_text) SELECT row, search_text FROM accounts;
DELETE FROM summaries;
DELETE FROM unread_configs;
INSERT INTO unread_configs (account)
  SELECT row FROM accounts WHERE row NOT IN (SELECT account FROM configs WHERE data IS NOT NULL);
DELETE FROM counts;
INSERT INTO counts (profile_id, kind, provider, valid, n)
  SELECT profile_id, kind, provider, valid, COUNT(*) FROM accounts GROUP BY profile_id, kind, provider, valid;
INSERT INTO sqlite_sequence (name, seq) SELECT 'snapshots', 0
  WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'snapshots');
UPDATE sqlite_sequence SET seq = MAX(seq, COALESCE((SELECT MAX(MAX(from_seq), COALESCE(MAX(to_seq), 0)) FROM versions), 0))
  WHERE name = 'snapshots';
`;

function restoreProfiles(database: Database, backup: ProfileBackup | null): readonly NewProfile[] {
  const missing = onlyInBackup(backup, listProfiles(database));
  for (const profile of missing) addProfile(database, profile);
  return missing;
}

const decodeOrphan = rowDecoder({ table: z.string(), rowid: z.number() });

/** Rows of an account or instance that is lost. Returns their tables. */
function removeOrphans(database: Database): Set<string> {
  const tables = new Set<string>();
  for (;;) {
    const orphans = database.all('PRAGMA foreign_key_check').map((row) => decodeOrphan(row));
    if (orphans.length === 0) return tables;
    for (const { table, rowid } of orphans) {
      tables.add(table);
      database.run(`DELETE FROM "${table}" WHERE rowid = ?`, rowid);
    }
  }
}

function describeMissing(
  database: Database,
  { found, sums, changed, moreChanged }: Salvaged,
  removed: ReadonlySet<string>,
  isMissing: (table: CoveredTable) => boolean,
): string {
  const named = changed.filter(({ table }) => isMissing(table));
  const sentences = named.length === 0 ? [] : [describeChangedRows(database, named, moreChanged)];
  const lost = new Set(sums ? tablesNotInSum(sums, found) : []);
  const unnamed = COVERED_TABLES.filter(
    (table) => isMissing(table) && (lost.has(table) || removed.has(table)),
  );
  if (unnamed.length > 0) sentences.push(describeLostTables(unnamed));
  if (sums === null) sentences.push(UNKNOWN_LOSS);
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
