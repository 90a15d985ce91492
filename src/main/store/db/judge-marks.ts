/** Whether the store must be checked before it is opened, and what a check that was made means. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckDepth, NotSalvaged, SalvageReport, StoreHealth } from '../check/check-protocol';
import { isAsClosed } from '../files/closed-state';
import { isDamageMark, isUnknownMark, listMarks, markUnknown } from '../files/open-marks';
import { STORE_FILE } from '../files/store-files';
import { connectDatabase } from './connect-database';
import { isFolderOrTooShort } from './cut-store';
import { acquireFileLock, IN_USE_FILE } from './file-locks';
import { isDamageError } from './store-errors';

/** A check by another process, before the store is opened. */
export interface CheckedStore {
  /** The marks that were the reason for the check. */
  readonly marks: readonly string[];
  readonly health: StoreHealth;
  /** A new store with what could be read of a damaged one, or why there is none; undefined: nobody tried. */
  readonly salvaged?: SalvagedStore | NotSalvaged;
  /** Absolute path of what was looked at, where it is a copy: the store is in a folder that cannot be written. */
  readonly copy?: string | null;
}

export interface SalvagedStore extends Pick<SalvageReport, 'readFrom' | 'note'> {
  /** Absolute path. */
  readonly file: string;
}

/** The store must first be checked, or read as far as it can be, by a process that may abort. */
export class StoreCheckNeeded extends Error {
  constructor(
    readonly marks: readonly string[],
    readonly depth: CheckDepth | 'salvage',
    /** See `CheckedStore`. */
    readonly copy: string | null = null,
  ) {
    super('The store must be checked.');
    this.name = 'StoreCheckNeeded';
  }
}

export interface JudgedMarks {
  readonly isDamaged: boolean;
  /** The marks that mean nothing any more once the store is open. */
  readonly settled: readonly string[];
}

/**
 * Throws `StoreCheckNeeded` when there is a reason for a check and none was made. `checked`: see `openDatabase`. To be
 * called under the exclusive lock.
 */
export function judgeMarks(
  folder: string,
  key: string,
  checked: CheckedStore | 'cannotCheck' | null,
): JudgedMarks {
  if (checked === null) markIfChangedOutside(folder);
  const marks = listLeftMarks(folder);
  if (marks.length === 0) return { isDamaged: false, settled: [] };
  const isMarkedDamaged = marks.some(isDamageMark);
  if (checked === null) throw new StoreCheckNeeded(marks, depthFor(marks));
  if (checked === 'cannotCheck') {
    const file = join(folder, STORE_FILE);
    return { isDamaged: isMarkedDamaged && !passesQuickCheck(file, key), settled: marks };
  }
  // Another program may have settled some of them during the check, and others may have come.
  const settled = checked.marks.filter((name) => marks.includes(name));
  return { isDamaged: checked.health === 'damaged' && settled.length > 0, settled };
}

/** While a program has the store open, its files are never as they were closed. */
function markIfChangedOutside(folder: string): void {
  if (!existsSync(join(folder, STORE_FILE)) || isAsClosed(folder)) return;
  if (isUnused(folder)) markUnknown(folder);
}

function depthFor(marks: readonly string[]): CheckDepth {
  if (marks.some(isDamageMark)) return 'full';
  return marks.every(isUnknownMark) ? 'start' : 'quick';
}

/** Marks of programs that are gone. None while a program has the store open: they may be its own. */
function listLeftMarks(folder: string): string[] {
  const marks = listMarks(folder);
  if (marks.length === 0) return marks;
  return isUnused(folder) ? marks : marks.filter(isDamageMark);
}

function isUnused(folder: string): boolean {
  const unused = acquireFileLock(join(folder, IN_USE_FILE), 'exclusive', 0);
  unused?.release();
  return unused !== null;
}

function passesQuickCheck(file: string, key: string): boolean {
  if (!existsSync(file) || isFolderOrTooShort(file)) return true;
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
