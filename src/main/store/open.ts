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
import { problem, type Problem } from '../../contract';
import { alone } from './alone';
import { connect, type Database } from './database';
import { isDamage, orCannotOpen } from './failure';
import { inUse, whileUnused } from './in-use';
import { migrate } from './migrate';

export const STORE_FILE = 'inventory.db';
const DAMAGE_MARK = 'inventory.damage-found';

export interface OpenedDatabase {
  readonly database: Database;
  /** Null for memory. */
  readonly file: string | null;
  readonly problem: Problem | null;
  /** From then on it may be set aside. */
  close(): void;
}

type Found = Pick<OpenedDatabase, 'database' | 'problem'>;

export function openDatabase(folder: string | null, key: string): OpenedDatabase {
  if (folder === null) return inMemory(key);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, STORE_FILE);
  // Held before another program may look at it.
  return alone(folder, () => held(folder, file, openFile(file, key)));
}

function inMemory(key: string): OpenedDatabase {
  const database = ready(null, key);
  return {
    ...{ database, file: null, problem: null },
    close: () => {
      database.close();
    },
  };
}

function held(folder: string, file: string, { database, problem: damage }: Found): OpenedDatabase {
  try {
    const lock = inUse(folder);
    return {
      ...{ database, file, problem: damage },
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

function openFile(file: string, key: string): Found {
  if (isNoStore(file) || isFoundDamaged(file, key)) return anew(file, key);
  try {
    return { database: ready(file, key), problem: null };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return anew(file, key);
  }
}

/** What SQLite would not call damage: a folder, or a file that was emptied beside its log, which it would drop. */
function isNoStore(file: string): boolean {
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
  writeFileSync(join(folder, DAMAGE_MARK), '', { mode: 0o600 });
}

function isFoundDamaged(file: string, key: string): boolean {
  if (!existsSync(markOf(file))) return false;
  if (!isWhole(file, key)) return true;
  rmSync(markOf(file));
  return false;
}

const markOf = (file: string): string => join(dirname(file), DAMAGE_MARK);

function isWhole(file: string, key: string): boolean {
  const database = connect(file, key);
  try {
    return database.get('PRAGMA quick_check(1)')?.['quick_check'] === 'ok';
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  } finally {
    database.close();
  }
}

function anew(file: string, key: string): Found {
  const aside = whileUnused(dirname(file), () => setAside(file));
  return {
    database: ready(file, key),
    problem: problem(
      'storeDamaged',
      `The store could not be read and was set aside as ${aside}. A new one was begun.`,
      { next: 'Sync to fill it again. The file that was set aside is yours to keep or delete.' },
    ),
  };
}

function ready(file: string | null, key: string): Database {
  const database =
    file === null ? connect(null, key) : orCannotOpen(file, () => connect(file, key));
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
function setAside(file: string): string {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const aside = `${file}.damaged-${stamp}`;
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, aside + part);
  }
  // What it says is of the file that went.
  rmSync(markOf(file), { force: true });
  return aside;
}
