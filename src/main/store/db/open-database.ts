/** Opens the store's file; one that is damaged is set aside and named, never deleted or overwritten. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createProblem, type Problem } from '../../../contract';
import { withExclusiveLock, acquireInUseLock, withStoreUnused } from './file-locks';
import { connectDatabase, type Database } from './database';
import { isDamageError, openOrFail } from './store-errors';
import { migrate } from './migrations';

export const STORE_FILE = 'inventory.db';
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
  if (isEmptiedOrFolder(file) || isMarkedAndDamaged(file, key)) return replaceDamaged(file, key);
  try {
    return { database: connectAndMigrate(file, key), problem: null };
  } catch (error) {
    if (!isDamageError(error)) throw error;
    return replaceDamaged(file, key);
  }
}

/** What SQLite would not call damage: a folder, or a file that was emptied beside its log, which it would drop. */
function isEmptiedOrFolder(file: string): boolean {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined) return false;
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  return there.isDirectory() || (there.size === 0 && (log?.size ?? 0) > 0);
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

function replaceDamaged(file: string, key: string): ConnectedDatabase {
  const aside = withStoreUnused(dirname(file), () => setDamagedAside(file));
  return {
    database: connectAndMigrate(file, key),
    problem: createProblem(
      'storeDamaged',
      `The store could not be read and was set aside as ${aside}. A new one was begun.`,
      { next: 'Sync to fill it again. The file that was set aside is yours to keep or delete.' },
    ),
  };
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

/** Returns the name that the file has now. */
function setDamagedAside(file: string): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const aside = `${file}.damaged-${stamp}`;
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, aside + part);
  }
  // What it says is of the file that went.
  rmSync(damageMarkPath(file), { force: true });
  return aside;
}
