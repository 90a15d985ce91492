/**
 * Makes a new store of what can be read in a damaged one. What is made of other rows (indexes, the search, counts) is made
 * again.
 */
import { renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { flushToDisk } from '../../own-files';
import { connectDatabase } from '../db/connect-database';
import type { Database } from '../db/database';
import { onlyInBackup } from '../db/keep-backup';
import { migrate } from '../db/migrations';
import { createEmptyStore } from '../db/replace-store';
import { rowDecoder } from '../db/row-decoder';
import { readProfileBackup, type ProfileBackup } from '../files/profile-backup';
import { describeFileState } from '../files/salvaged-file';
import { removeStoreFiles } from '../files/set-aside';
import { COVERED_TABLES } from '../macs/covered-columns';
import { countRowSums } from '../macs/row-sums';
import type { NewProfile } from '../store-types';
import { addProfile, listProfiles } from '../tables/profiles';
import type { SalvageReport } from './check-protocol';
import { copyGoodRows, type CopiedRows } from './copy-good-rows';
import { describeSalvage } from './describe-salvage';

/**
 * Writes `into`, completely or not at all. Fails with `NothingToSalvage` when another version of Latchkey wrote the file or
 * no row can be read, and with the errors of libsql.
 */
export function salvageStore(file: string, key: string, into: string): SalvageReport {
  const unfinished = `${into}.part`;
  const { ino } = statSync(file);
  try {
    createEmptyStore(unfinished, key);
    const copied = copyGoodRows(file, key, unfinished);
    const note = completeStore(dirname(file), key, unfinished, copied);
    flushToDisk(unfinished);
    if (statSync(file).ino !== ino) throw new Error('Another file came in its place.');
    renameSync(unfinished, into);
    return { state: 'salvaged', readFrom: describeFileState(file), note };
  } finally {
    removeStoreFiles(unfinished);
  }
}

/** Adds what the rows do not bring. Returns what is missing, in sentences. */
function completeStore(folder: string, key: string, into: string, copied: CopiedRows): string {
  const database = connectDatabase(into, key);
  try {
    migrate(database);
    database.exec('PRAGMA foreign_keys = ON');
    const backup = readProfileBackup(folder, key);
    const completed = database.transaction(() => {
      const restored = restoreProfiles(database, backup);
      const removed = removeOrphans(database);
      database.exec(remakeDerived);
      countRowSums(database, COVERED_TABLES);
      return { backup, restored, removed };
    });
    return describeSalvage(database, folder, copied, completed);
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
