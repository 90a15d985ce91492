/** Opens the store's file; one that is damaged is set aside and named, never deleted or overwritten. */
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, toProblem, type Problem } from '../../../contract';
import { removeLeftFolders } from '../../temporary-folders';
import { acquireInUseLock, withExclusiveLock, withNobodyElse } from './file-locks';
import { connectDatabase } from './connect-database';
import { isCutWithinPage, isFolderOrTooShort } from './cut-store';
import { mendBackup } from './keep-backup';
import type { Database } from './database';
import { isDamageError, openOrFail, refuseForeignBeside } from './store-errors';
import { migrate } from './migrations';
import { copyStore, isReadOnly, openCopyOrFail, useSalvaged } from './read-only-store';
import { reportChangedRows } from '../worker/report-changed-rows';
import { repairProfiles } from './repair-profiles';
import { rekeyStore } from './rekey-store';
import { createEmptyStore, finishReplacing, hasVanished, replaceStore } from './replace-store';
import { removeUnusedSalvages, takeSalvaged } from './take-salvaged';
import { isOfOtherKey, saveKeyId } from '../files/key-id';
import { addToNotice } from '../files/damage-notice';
import { readProfileBackup } from '../files/profile-backup';
import { STORE_FILE } from '../files/store-files';
import { noteEarlierStore } from '../files/write-count';
import { readRowSums } from '../macs/row-sums';
import { isDamageMark, listMarks, markOpened, removeMarks } from '../files/open-marks';
import { saveClosedState } from '../files/closed-state';
import { judgeMarks, StoreCheckNeeded, type CheckedStore } from './judge-marks';
import { listProfiles } from '../tables/profiles';

export interface OpenedDatabase {
  readonly database: Database;
  /** Null for memory. */
  readonly file: string | null;
  readonly problem: Problem | null;
  /** Every change fails with SQLITE_READONLY. */
  readonly isReadOnly: boolean;
  /** From then on it may be set aside. */
  close(): void;
}

type ConnectedDatabase = Pick<OpenedDatabase, 'database' | 'problem'>;

/**
 * `checked`: what a check found; null: none was made yet; `cannotCheck`: nobody can make one, so what must be checked is
 * checked here. Throws `StoreCheckNeeded`; fails with `storeUnavailable` and `storeDamaged`.
 */
export function openDatabase(
  folder: string | null,
  key: string,
  checked: CheckedStore | 'cannotCheck' | null = 'cannotCheck',
): OpenedDatabase {
  if (folder === null) return openInMemory(key);
  // Whatever this start is: a copy of the whole store must not stay for ever where many can look.
  removeLeftFolders('store-copy');
  refuseForeignBeside(join(folder, STORE_FILE));
  if (isReadOnly(folder)) return openReadOnly(folder, key, checked);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, STORE_FILE);
  return withExclusiveLock(folder, () => {
    const { isDamaged, settled } = judgeMarks(folder, key, checked);
    const unmark = markOpened(folder);
    try {
      const connected = openOrReplaceFile(file, key, isDamaged, checked);
      removeMarks(folder, settled);
      removeUnusedSalvages(folder, checked);
      return withInUseLock(folder, file, connected, unmark);
    } catch (error) {
      unmark();
      throw error;
    }
  });
}

function openInMemory(key: string): OpenedDatabase {
  const database = connectAndMigrate(null, key);
  return {
    database,
    file: null,
    problem: null,
    isReadOnly: false,
    close: () => {
      database.close();
    },
  };
}

function openReadOnly(
  folder: string,
  key: string,
  checked: CheckedStore | 'cannotCheck' | null,
): OpenedDatabase {
  if (isOfOtherKey(folder, key)) failOtherKey(join(folder, STORE_FILE));
  const found = checked === 'cannotCheck' ? null : checked;
  const copy = copyStore(folder, found?.copy ?? null);
  try {
    // No mark can be left where nothing can be written, so every start checks.
    if (checked === null) throw new StoreCheckNeeded([], 'quick', copy.file);
    const isDamaged = found?.health === 'damaged';
    if (isDamaged && found.salvaged === undefined)
      throw new StoreCheckNeeded([], 'salvage', copy.file);
    const readable = isDamaged ? useSalvaged(folder, copy, found.salvaged) : copy;
    const database = openCopyOrFail(folder, () => connectAndMigrate(readable.file, key));
    database.exec('PRAGMA query_only = ON');
    return {
      database,
      file: readable.file,
      problem: addToNotice(folder, readable.problem),
      isReadOnly: true,
      close: () => {
        database.close();
        copy.remove();
      },
    };
  } catch (error) {
    if (!(error instanceof StoreCheckNeeded)) copy.remove();
    throw error;
  }
}

function withInUseLock(
  folder: string,
  file: string,
  { database, problem: damage }: ConnectedDatabase,
  unmark: () => void,
): OpenedDatabase {
  try {
    const lock = acquireInUseLock(folder);
    return {
      database,
      file,
      problem: damage,
      isReadOnly: false,
      close: () => {
        database.close();
        lock.release();
        unmark();
        withNobodyElse(dirname(file), () => {
          saveClosedState(dirname(file));
        });
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function openOrReplaceFile(
  file: string,
  key: string,
  isDamaged: boolean,
  checked: CheckedStore | 'cannotCheck' | null,
): ConnectedDatabase {
  const folder = dirname(file);
  if (existsSync(file) && isOfOtherKey(folder, key)) failOtherKey(file);
  const database =
    (isDamaged ? null : openHealthy(file, key)) ?? replaceAndOpen(file, key, checked);
  try {
    repairProfiles(database, () => readProfileBackup(folder, key));
    saveKeyId(folder, key);
    const backup = mendBackup(folder, key, database);
    reportChangedRows({ database, file, isReadOnly: false });
    const sums = readRowSums(database);
    if (sums) noteEarlierStore(folder, sums);
    return { database, problem: addToNotice(folder, backup) };
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
    if (!hasVanished(file)) createEmptyStore(file, key);
    else if (!finishReplacing(file)) return null;
  }
  if (isFolderOrTooShort(file) || isCutWithinPage(file, key)) return null;
  rekeyStore(file, key);
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

function replaceAndOpen(
  file: string,
  key: string,
  checked: CheckedStore | 'cannotCheck' | null,
): Database {
  replaceStore(file, key, takeSalvaged(file, checked));
  // They are of the file that went.
  removeMarks(dirname(file), listMarks(dirname(file)).filter(isDamageMark));
  return connectAndMigrate(file, key);
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
      makePrivate(file);
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

/** Only when it is not: any change of the mode looks like another program's at the next start. */
function makePrivate(file: string): void {
  if ((statSync(file).mode & 0o777) !== 0o600) chmodSync(file, 0o600);
}
