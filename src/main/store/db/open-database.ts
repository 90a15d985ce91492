/** Opens the store's file; one that is damaged is set aside and named, never deleted or overwritten. */
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, toProblem, type Problem } from '../../../contract';
import { withExclusiveLock, acquireInUseLock } from './file-locks';
import { connectDatabase, type Database } from './database';
import { isDamageError, openOrFail } from './store-errors';
import { migrate } from './migrations';
import { createEmptyStore, hasVanished, replaceStore } from './replace-store';
import { isOfOtherKey, saveKeyId } from '../files/key-id';
import { readDamageNotice } from '../files/damage-notice';
import { hasProfileBackup, saveProfileBackup } from '../files/profile-backup';
import { STORE_FILE } from '../files/store-files';
import { listProfiles } from '../tables/profiles';

const DAMAGE_MARK_FILE = 'inventory.damage-found';

export interface OpenedDatabase {
  readonly database: Database;
  /** Null for memory. */
  readonly file: string | null;
  readonly problem: Problem | null;
  /** From then on it may be set aside. */
  close(): void;
}

type ConnectedDatabase = Pick<OpenedDatabase, 'database' | 'problem'>;

export function openDatabase(folder: string | null, key: string): OpenedDatabase {
  if (folder === null) return openInMemory(key);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, STORE_FILE);
  // Held before another program may look at it.
  return withExclusiveLock(folder, () => withInUseLock(folder, file, openOrReplaceFile(file, key)));
}

function openInMemory(key: string): OpenedDatabase {
  const database = connectAndMigrate(null, key);
  return {
    database,
    file: null,
    problem: null,
    close: () => {
      database.close();
    },
  };
}

function withInUseLock(
  folder: string,
  file: string,
  { database, problem: damage }: ConnectedDatabase,
): OpenedDatabase {
  try {
    const lock = acquireInUseLock(folder);
    return {
      database,
      file,
      problem: damage,
      close: () => {
        database.close();
        lock.release();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function openOrReplaceFile(file: string, key: string): ConnectedDatabase {
  const folder = dirname(file);
  if (existsSync(file) && isOfOtherKey(folder, key)) failOtherKey(file);
  const database = openHealthy(file, key) ?? replaceAndOpen(file, key);
  try {
    saveSafetyFiles(folder, key, database);
    return { database, problem: readDamageNotice(folder) };
  } catch (error) {
    database.close();
    throw error;
  }
}

const failOtherKey = (file: string): never =>
  fail('storeUnavailable', `The key in this keychain is not the key of the store ${file}.`, {
    next: 'Use the keychain that Latchkey used before. If it is lost, move the data folder away to start with an empty one.',
  });

/** Null when the file is damaged or has vanished. A store that never was is created. */
function openHealthy(file: string, key: string): Database | null {
  if (!existsSync(file)) {
    if (hasVanished(file)) return null;
    createEmptyStore(file, key);
  }
  if (isFolderOrTooShort(file) || isMarkedAndDamaged(file, key)) return null;
  try {
    return connectAndReadProfiles(file, key);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return null;
  }
}

const isDamage = (error: unknown): boolean =>
  isDamageError(error) || toProblem(error).code === 'storeDamaged';

/** Without its profiles nothing can be done with a store, and they can be restored. */
function connectAndReadProfiles(file: string, key: string): Database {
  const database = connectAndMigrate(file, key);
  try {
    listProfiles(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function replaceAndOpen(file: string, key: string): Database {
  replaceStore(file, key);
  // What it says is of the file that went.
  rmSync(damageMarkPath(file), { force: true });
  return connectAndMigrate(file, key);
}

/** A store of before these files existed gets them now. */
function saveSafetyFiles(folder: string, key: string, database: Database): void {
  saveKeyId(folder, key);
  if (hasProfileBackup(folder)) return;
  const profiles = listProfiles(database);
  if (profiles.length > 0) saveProfileBackup(folder, key, profiles);
}

/** Bytes of the smallest page that SQLite knows. The store is created under another name, so it is never shorter. */
const MIN_STORE_BYTES = 512;

/** What SQLite would not call damage: a folder, or a file that was emptied, in which it would begin a new store. */
function isFolderOrTooShort(file: string): boolean {
  const found = statSync(file);
  return found.isDirectory() || found.size < MIN_STORE_BYTES;
}

/**
 * Damage deep in a file shows when it is first read there, perhaps weeks after it was opened. What meets it
 * leaves a mark, and the next start looks at the whole file, which would be too long to do at every start.
 */
export function markDamaged(folder: string): void {
  writeFileSync(join(folder, DAMAGE_MARK_FILE), '', { mode: 0o600 });
}

function isMarkedAndDamaged(file: string, key: string): boolean {
  if (!existsSync(damageMarkPath(file))) return false;
  if (!passesQuickCheck(file, key)) return true;
  rmSync(damageMarkPath(file));
  return false;
}

const damageMarkPath = (file: string): string => join(dirname(file), DAMAGE_MARK_FILE);

function passesQuickCheck(file: string, key: string): boolean {
  const database = connectDatabase(file, key);
  try {
    return database.get('PRAGMA quick_check(1)')?.['quick_check'] === 'ok';
  } catch (error) {
    if (isDamageError(error)) return false;
    throw error;
  } finally {
    database.close();
  }
}

function connectAndMigrate(file: string | null, key: string): Database {
  const database =
    file === null ? connectDatabase(null, key) : openOrFail(file, () => connectDatabase(file, key));
  try {
    if (file !== null) {
      // FULL: what was confirmed survives a power cut. The command line and the window may share the file.
      database.exec('PRAGMA busy_timeout = 5000');
      database.exec('PRAGMA journal_mode = WAL');
      database.exec('PRAGMA synchronous = FULL');
      chmodSync(file, 0o600);
    }
    database.exec('PRAGMA foreign_keys = ON');
    database.exec('PRAGMA cache_size = -32000');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
