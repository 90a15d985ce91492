/**
 * How often the store is checked, and what the last check found. A file beside the store: it outlives a store that is
 * damaged. Every program of the folder reads it anew.
 */
import { join } from 'node:path';
import { storeChecksSchema, type StoreCheckState } from '../../../contract/store-checks';
import { readFileOrNull, replaceFile } from './replace-file';

const FILE = 'inventory.checks.json';
const DEFAULT: StoreCheckState = { everyDays: 7, last: null };

/** The default when there is none, or it cannot be read. */
export function readCheckRecord(folder: string): StoreCheckState {
  try {
    return storeChecksSchema.parse(JSON.parse(readFileOrNull(join(folder, FILE)) ?? ''));
  } catch {
    return DEFAULT;
  }
}

/** Throws the error of the file system. */
export function changeCheckRecord(
  folder: string,
  changes: Partial<StoreCheckState>,
): StoreCheckState {
  const record = { ...readCheckRecord(folder), ...changes };
  replaceFile(join(folder, FILE), JSON.stringify(record));
  return record;
}
